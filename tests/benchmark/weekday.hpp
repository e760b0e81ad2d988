#pragma once
// The bundled weekday, loaded for a benchmark.

#include <string>
#include <vector>

#include "engine/simulation/simulation.hpp"

namespace poai::benchmarks {

/// Inputs of scenarios/weekday.toml with `--set` changes; throws if they have problems.
inline simulation::Inputs load_weekday(const std::vector<std::string>& settings = {}) {
  Problems problems;
  simulation::Inputs inputs =
      simulation::load_inputs(POAI_SOURCE_DIR "/scenarios/weekday.toml", settings, problems);
  problems.throw_if_any();
  return inputs;
}

}  // namespace poai::benchmarks
