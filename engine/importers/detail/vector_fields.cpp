#include "engine/importers/detail/vector_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/lower_case.hpp"
#include "engine/core/suggest.hpp"
#include "engine/importers/detail/native_columns.hpp"

namespace poai::importers::detail {
namespace {

/// The properties that a part's features are given.
std::vector<std::string> properties_of(Part part) {
  switch (part) {
    case Part::kBuildings:
      return {"id", "height_m", "floors", "usage", "place", "name"};
    case Part::kPlaces:
    case Part::kWalkways: {
      const bool is_place = part == Part::kPlaces;
      std::vector<std::string> names = {"id"};
      if (is_place) {
        names = {"id", "kind", "area"};
      }
      for (const ColumnSpec& column :
           is_place ? native_place_columns() : native_walkway_columns()) {
        names.emplace_back(column.name);
      }
      return names;
    }
    default:
      return {"id", "name"};
  }
}

bool has_field(const std::vector<std::string>& names, std::string_view field) {
  return std::any_of(names.begin(), names.end(),
                     [field](const std::string& name) { return is_same_field(name, field); });
}

}  // namespace

std::vector<std::string> usual_fields(Part part, std::string_view property) {
  if (property == "id") {
    return {"gml_id", "buildingID"};
  }
  if (part == Part::kBuildings && property == "height_m") {
    return {"measuredHeight", "height"};
  }
  return part == Part::kBuildings && property == "floors"
             ? std::vector<std::string>{"storeysAboveGround"}
             : std::vector<std::string>();
}

bool is_same_field(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_case(x) == lower_case(y); });
}

void report_unread(Part part, const std::map<std::string, std::string>& fields,
                   const std::vector<std::string>& names, ImportReport& report) {
  std::vector<std::string> read;
  for (const std::string& ours : properties_of(part)) {
    if (const auto mapped = fields.find(ours); mapped != fields.end()) {
      read.push_back(mapped->second);
      continue;
    }
    read.push_back(ours);
    for (std::string& usual : usual_fields(part, ours)) {
      read.push_back(std::move(usual));
    }
  }
  for (const std::string& name : names) {
    if (!has_field(read, name)) {
      report.reject("fields", "unknown, not read", name);
    }
  }
}

void check_fields(Part part, const std::map<std::string, std::string>& fields,
                  const std::vector<std::string>& names, Problems& problems) {
  const std::vector<std::string> ours = properties_of(part);
  const auto check = [&problems](const std::string& name, const std::vector<std::string>& known,
                                 const char* problem, const char* reason) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      problems.add_scenario_problem({.place = {},
                                     .key = "--field",
                                     .problem = fmt::format(fmt::runtime(problem), name),
                                     .reason = fmt::format("{} {}", reason, fmt::join(known, ", ")),
                                     .suggestion = did_you_mean(name, known)});
    }
  };
  for (const auto& [mine, theirs] : fields) {
    check(mine, ours, "there is no property \"{}\"", "it can be");
    check(theirs, names, "the file has no field \"{}\"", "it has");
  }
}

}  // namespace poai::importers::detail
