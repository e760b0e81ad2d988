#include "engine/scenario/detail/resolved.hpp"

#include <fmt/format.h>

#include "engine/config/field_writer.hpp"
#include "engine/scenario/declare.hpp"

namespace poai::scenario::detail {
namespace {

config::Node number_node(double value) {
  config::Node node;
  node.kind = config::Node::Kind::kNumber;
  node.number = value;
  return node;
}

std::string expectation_text(const Expectation& expectation) {
  return fmt::format("{} = [{}, {}]\n", config::toml_string(expectation.indicator),
                     config::toml_text(number_node(expectation.low)),
                     config::toml_text(number_node(expectation.high)));
}

}  // namespace

std::string resolved_text(const Scenario& scenario, const std::filesystem::path& folder) {
  Scenario copy = scenario;  // a visitor sees members that it may change
  Heading heading;
  config::FieldWriter writer(folder);
  declare(writer, heading);
  declare(writer, copy);
  for (Intervention& intervention : copy.interventions) {
    writer.begin_element("intervention");
    declare(writer, intervention);
  }
  if (!scenario.expect.empty()) {
    writer.add("\n[expect]\n");
  }
  for (const Expectation& expectation : scenario.expect) {
    writer.add(expectation_text(expectation));
  }
  return writer.text();
}

}  // namespace poai::scenario::detail
