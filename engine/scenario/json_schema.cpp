#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/core/words.hpp"
#include "engine/scenario/declare.hpp"
#include "engine/scenario/describe.hpp"

namespace poai::scenario {
namespace {

using Json = nlohmann::ordered_json;
using config::FieldRow;
using config::Node;
using config::ValueType;

Json default_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kInteger:
      return node.integer;
    case Node::Kind::kNumber:
      return node.number;
    case Node::Kind::kBoolean:
      return node.boolean;
    default:
      return node.text;
  }
}

void add_range(const FieldRow& row, Json& schema) {
  if (row.type == ValueType::kTime) {
    schema["pattern"] = "^([0-2][0-9]|30):[0-5][0-9](:[0-5][0-9])?$";
    return;
  }
  if (std::isfinite(row.range.least)) {
    const bool included = row.range.least_bound == config::Range::Bound::kIncluded;
    schema[included ? "minimum" : "exclusiveMinimum"] = row.range.least;
  }
  if (std::isfinite(row.range.most)) {
    schema["maximum"] = row.range.most;
  }
}

Json schema_of(const FieldRow& row) {
  constexpr std::array<std::string_view, 8> kJsonTypes = {"string", "integer", "number", "boolean",
                                                          "string", "string",  "string", "array"};
  Json schema;
  schema["type"] = kJsonTypes.at(static_cast<std::size_t>(row.type));
  schema["description"] = row.unit.empty() ? row.meaning : row.meaning + " [" + row.unit + "]";
  if (!row.words.empty()) {
    schema["enum"] = row.words;
  }
  add_range(row, schema);
  if (row.default_value && row.presence == config::Presence::kOptional) {
    schema["default"] = default_of(*row.default_value);
  }
  return schema;
}

Json object_schema() {
  return {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
}

Json intervention_schema(const InterventionReference& kind) {
  Json schema = object_schema();
  schema["description"] = kind.meaning;
  for (const FieldRow& row : kind.rows) {
    schema["properties"][row.key] = schema_of(row);
    if (row.presence == config::Presence::kRequired) {
      schema["required"].push_back(row.key);
    }
  }
  schema["properties"]["kind"] = {{"const", word(kInterventionKindNames, kind.kind)}};
  return schema;
}

/// Ranges by indicator, whose names may be written as nested tables.
Json expectation_schema() {
  Json range = {
      {"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}};
  Json nested = {{"$ref", "#/definitions/expectations"}};
  return {{"type", "object"}, {"additionalProperties", {{"anyOf", {range, nested}}}}};
}

/// The schema of the section "output.trajectories" within those of the file, made if need be.
Json& section_in(Json& properties, const std::string& section) {
  const auto dot = section.rfind('.');
  const std::string key = dot == std::string::npos ? section : section.substr(dot + 1);
  Json& siblings = dot == std::string::npos
                       ? properties
                       : section_in(properties, section.substr(0, dot))["properties"];
  if (!siblings.contains(key)) {
    siblings[key] = object_schema();
  }
  return siblings[key];
}

/// The properties of the file; references into an ordered object do not outlive its growth, so none
/// is kept.
Json properties_of(const Reference& reference) {
  Json properties = Json::object();
  for (const FieldRow& row : reference.rows) {
    if (row.section.empty()) {
      properties[row.key] = schema_of(row);
      continue;
    }
    section_in(properties, row.section)["properties"][row.key] = schema_of(row);
  }
  for (const config::SectionRow& section : reference.sections) {
    section_in(properties, section.key)["description"] = section.meaning;
  }
  properties["format"] = {{"const", kFormat}};
  properties["format_version"] = {{"const", kFormatVersion}};
  return properties;
}

}  // namespace

std::string scenario_json_schema() {
  Json kinds = Json::array();
  for (const InterventionReference& kind : intervention_reference()) {
    kinds.push_back(intervention_schema(kind));
  }
  Json properties = properties_of(scenario_reference());
  properties["intervention"] = {{"type", "array"}, {"items", {{"oneOf", kinds}}}};
  properties["expect"] = {{"$ref", "#/definitions/expectations"}};
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "Poai scenario"},
                 {"type", "object"},
                 {"additionalProperties", false}};
  schema["required"] = {"format", "format_version", "name"};  // the rest may come from `base`
  schema["properties"] = properties;
  schema["definitions"]["expectations"] = expectation_schema();
  return schema.dump(2);
}

}  // namespace poai::scenario
