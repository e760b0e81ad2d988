#include "engine/output/describe.hpp"

#include <fmt/format.h>

#include <span>
#include <string_view>

#include "engine/output/schema.hpp"
#include "engine/simulation/experience_file.hpp"

namespace poai::output {
namespace {

std::string_view when(Written written) {
  switch (written) {
    case Written::kAtBegin:
      return "before the first tick";
    case Written::kPerFrame:
      return "with each frame";
    case Written::kAtEnd:
      return "at the end";
    case Written::kOnRequest:
      return "with each frame, if output.events = true";
    case Written::kWithTrajectories:
      return "at the end, if output.trajectories has times";
    case Written::kWithIterations:
      return "at the end, with demand.iterations over 1";
    case Written::kWithDays:
      return "at the end, with run.days over 1";
  }
  return "";
}

void add_datasets(std::span<const DatasetSpec> datasets, std::string& text) {
  for (const DatasetSpec& spec : datasets) {
    text += fmt::format("/{}\n    {} [{}]  units: {}\n    {} ({})\n", spec.path, name_of(spec.type),
                        spec.dimensions, spec.units, spec.long_name, spec.long_name_ja);
    if (!spec.meaning.empty()) {
      text += fmt::format("    {}\n", spec.meaning);
    }
    text += fmt::format("    written {}\n", when(spec.written));
  }
}

void add_experience(std::string& text) {
  text += fmt::format(
      "\nexperience.h5: HDF5, format \"{}\" version {}: what people learnt, of a run with "
      "iterations over 1.\n\nAttributes of the file\n",
      simulation::kExperienceFormat, simulation::kExperienceFormatVersion);
  for (const simulation::ExperienceAttribute& attribute : simulation::experience_attributes()) {
    text += fmt::format("{}\n    {}\n    {}\n", attribute.name, attribute.type, attribute.meaning);
  }
  text += "\nDatasets\n";
  for (const simulation::ExperienceDataset& spec : simulation::experience_datasets()) {
    text += fmt::format("/{}\n    {} [{}]  units: {}\n    {} ({})\n", spec.path, spec.type,
                        spec.dimensions, spec.units, spec.long_name, spec.long_name_ja);
  }
}

}  // namespace

std::string describe_output() {
  std::string text = fmt::format(
      "run.h5: HDF5, format \"{}\" version {}. Rows are counted from 0; 4294967295 as a row means "
      "none.\nTimes in ms count from midnight JST of the day.\n\nAttributes of the file\n",
      kRunFormat, kRunFormatVersion);
  for (const AttributeSpec& attribute : root_attributes()) {
    text += fmt::format("{}\n    {}\n    {}\n", attribute.name, attribute.type, attribute.meaning);
  }
  text += "\nDatasets\n";
  add_datasets(static_datasets(), text);
  add_datasets(day_datasets(), text);
  add_experience(text);
  return text;
}

}  // namespace poai::output
