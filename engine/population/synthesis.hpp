#pragma once
// Makes the persons of a population from its marginals.

#include "engine/core/time.hpp"
#include "engine/district/district.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/access_utilities.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::population {

struct SynthesisOptions {
  double scale = 1.0;  ///< multiplies all control totals, over 0
  DayType day_type = DayType::kTermWeekday;
  double speed_sd_mps = 0.26;  ///< of the free speed around its mean, over 0
  AccessUtilities access{};
  friend bool operator==(const SynthesisOptions&, const SynthesisOptions&) = default;
};

/// Residents meet the totals by sex and by age exactly; blocks from outside and flights their
/// numbers of persons. Attributes depend on the seed and the person's key only: replicates share
/// the population.
[[nodiscard]] Population synthesise(const PopulationSpec& spec, const district::District& district,
                                    const SynthesisOptions& options, random::Draws draws,
                                    parallel::Threads threads);

}  // namespace poai::population
