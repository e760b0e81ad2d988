#pragma once
// Makes the persons of a population from its marginals.

#include "engine/core/time.hpp"
#include "engine/district/district.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::population {

struct SynthesisOptions {
  double scale = 1.0;  ///< multiplies all control totals, over 0
  DayType day_type = DayType::kTermWeekday;
  double speed_sd_mps = 0.26;  ///< of the free speed around its mean, over 0
};

/// Residents meet the totals by sex and by age exactly; blocks from outside and flights their
/// numbers of persons. Attributes depend on the seed and the person's key only: replicates share
/// the population.
[[nodiscard]] Population synthesise(const PopulationSpec& spec, const district::District& district,
                                    const SynthesisOptions& options, random::Draws draws,
                                    parallel::Threads threads);

/// Key of person number `ordinal` of the block with that id.
[[nodiscard]] PersonKey person_key(std::string_view block_id, std::uint64_t ordinal);

/// Stable identity of a flight over scenarios: its number and direction.
[[nodiscard]] std::uint64_t flight_key(const district::Flight& flight);

/// Whether the flight operates on days of that type.
[[nodiscard]] bool operates(const district::Flight& flight, DayType day_type);

/// Mean free speed of a person on the level, m/s: Weidmann's curve by age (1993), linear between
/// its points, times the sex ratio of the Japanese measurements of 1975.
[[nodiscard]] double mean_free_speed_mps(double age, Sex sex);

}  // namespace poai::population
