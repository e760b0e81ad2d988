#include "engine/output/schema.hpp"

#include <algorithm>
#include <array>

#include "engine/core/contracts.hpp"

namespace poai::output {
namespace {

const DatasetSpec* find(std::span<const DatasetSpec> datasets, std::string_view path) {
  const auto found = std::find_if(datasets.begin(), datasets.end(),
                                  [path](const DatasetSpec& spec) { return spec.path == path; });
  return found == datasets.end() ? nullptr : &*found;
}

constexpr std::array<AttributeSpec, 13> kRootAttributes = {{
    {"format", "text", "poai-run"},
    {"format_version", "uint64", "1"},
    {"program", "text", "name and version of the program that wrote the file"},
    {"status", "text", "running, complete or interrupted"},
    {"scenario", "text", "name of the scenario"},
    {"seed", "uint64", "of all draws"},
    {"replicate", "uint64", "number of the replicate, from 0"},
    {"day_type", "text", "term-weekday, vacation-weekday or weekend"},
    {"begin_ms", "uint64", "begin of the day, milliseconds since midnight JST"},
    {"end_ms", "uint64", "planned end of the day, milliseconds since midnight JST"},
    {"population_scale", "float64", "a simulated person stands for 1 / scale real ones"},
    {"origin_lon_deg", "float64", "longitude of x = y = 0 (JGD2011)"},
    {"origin_lat_deg", "float64", "latitude of x = y = 0 (JGD2011)"},
}};

}  // namespace

std::string_view name_of(ElementType type) {
  switch (type) {
    case ElementType::kUint8:
      return "uint8";
    case ElementType::kUint16:
      return "uint16";
    case ElementType::kUint32:
      return "uint32";
    case ElementType::kUint64:
      return "uint64";
    case ElementType::kInt32:
      return "int32";
    case ElementType::kFloat32:
      return "float32";
    case ElementType::kFloat64:
      return "float64";
    case ElementType::kText:
      return "text";
  }
  return "";
}

const DatasetSpec& dataset(std::string_view path) {
  const DatasetSpec* found = find(static_datasets(), path);
  if (found == nullptr) {
    found = find(day_datasets(), path);
  }
  expects(found != nullptr, "a dataset is declared in the schema");
  return *found;
}

std::span<const AttributeSpec> root_attributes() { return kRootAttributes; }

}  // namespace poai::output
