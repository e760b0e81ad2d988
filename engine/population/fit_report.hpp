#pragma once
// How well a synthesised population meets its control totals.

#include <string>
#include <vector>

#include "engine/district/district.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/population/synthesis.hpp"

namespace poai::population {

struct FitRow {
  std::string control;  ///< "residents nakamachi_3: women", "block kobe_gakuin: persons", ...
  double target = 0.0;  ///< persons, after scaling
  double synthesised = 0.0;

  [[nodiscard]] double error() const { return synthesised - target; }
};

/// One row per control total: residents by block, sex and age band; persons and men of each block
/// (with residents who hold a position there); air passengers by direction; persons of each main
/// mode.
[[nodiscard]] std::vector<FitRow> fit_report(const PopulationSpec& spec,
                                             const district::District& district,
                                             const Population& population,
                                             const SynthesisOptions& options);

}  // namespace poai::population
