#pragma once
// What the models of scenarios with the same district and people have in common: made once, shared
// by all of them.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/parallel/threads.hpp"
#include "engine/population/population.hpp"
#include "engine/population/synthesis.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/routing/walk_fields.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::simulation {

/// The settings that a foundation follows from.
struct FoundationBasis {
  std::filesystem::path district;
  std::filesystem::path flights;     ///< empty: the district's own
  std::filesystem::path population;  ///< empty: the district's own
  std::uint64_t seed = 0;
  population::SynthesisOptions synthesis;
  std::string changes;  ///< the interventions that a foundation depends on
  friend bool operator==(const FoundationBasis&, const FoundationBasis&) = default;
};

/// What is otherwise from a moment on; nullptr: as before.
struct LaterPhase {
  SimTime from;
  std::shared_ptr<const routing::WalkFields> fields;
  std::shared_ptr<const routing::TransitTimes> times;
};

struct Foundation {
  FoundationBasis basis;
  population::Population population;
  routing::WalkFields fields;        ///< to the node of every place and stop
  routing::TransitTimes times;       ///< as people expect them at first
  std::vector<LaterPhase> later;     ///< in the order of time
  std::vector<LaterPhase> expected;  ///< what plans are made by, if it differs: ways only
};

/// How the scenario's population is made.
[[nodiscard]] population::SynthesisOptions synthesis_options(const scenario::Scenario& scenario);

/// The people of a scenario: the synthesised ones with those who come, without those who go.
[[nodiscard]] population::Population people_of(const Inputs& inputs, parallel::Threads threads);

/// Synthesises the population and computes walking directions and travel times.
[[nodiscard]] std::shared_ptr<const Foundation> make_foundation(const Inputs& inputs,
                                                                parallel::Threads threads);

/// Whether a foundation that was made of other inputs, from the same files, is what `inputs` would
/// give; interventions on services, the
/// replicate and the parameters of behaviour may differ.
[[nodiscard]] bool is_foundation_of(const Foundation& foundation, const Inputs& inputs);

}  // namespace poai::simulation
