#pragma once
// The reference of the scenario file, made from the declarations: as rows, as text, as JSON Schema.

#include <string>
#include <vector>

#include "engine/config/field_list.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::scenario {

/// All keys but those of interventions and expectations, with the sections they are in.
struct Reference {
  std::vector<config::SectionRow> sections;
  std::vector<config::FieldRow> rows;
};

/// One kind of intervention.
struct InterventionReference {
  InterventionKind kind = InterventionKind::kChangePlace;
  std::string meaning;
  std::vector<config::FieldRow> rows;
};

[[nodiscard]] Reference scenario_reference();
[[nodiscard]] std::vector<InterventionReference> intervention_reference();

/// The references as text of at most 100 columns, ending without a line break.
[[nodiscard]] std::string describe_scenario();
[[nodiscard]] std::string describe_interventions();

/// A JSON Schema (draft 07) of the scenario file, for editors.
[[nodiscard]] std::string scenario_json_schema();

}  // namespace poai::scenario
