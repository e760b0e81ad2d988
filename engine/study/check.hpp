#pragma once
// Checks a study with its base scenario before anything is run, and says what it will take.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/study/design.hpp"
#include "engine/study/member_result.hpp"
#include "engine/study/member_runner.hpp"

namespace poai::study {

/// Reads the base with each value of each factor (of a distribution: its grid), one factor at a
/// time, with the district that it names, and applies its interventions. Adds what is wrong at the
/// place of the factor, or in the district's files. Combinations of factors are not looked at.
/// Returns all files that were read, in order.
[[nodiscard]] std::vector<std::filesystem::path> check_factors(const Study& study,
                                                               Problems& problems);

/// Runs the first member at a small scale to see which indicators there are; reports patterns of
/// the study that mean none of them.
void check_indicators(const Design& design, const MemberRunner& runner, Problems& problems);

/// Estimates for `jobs` processes side by side.
struct StudyCost {
  double wall_s = 0.0;
  double memory_bytes = 0.0;         ///< of all processes
  double bytes_per_extra_job = 0.0;  ///< of each further process
  double disk_bytes = 0.0;
};
[[nodiscard]] StudyCost predict_cost(const Design& design, std::size_t person_count,
                                     std::size_t jobs);

}  // namespace poai::study
