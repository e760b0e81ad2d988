#pragma once
// What a comparison found, for programs: JSON and CSV (docs/formats.md).

#include <span>
#include <string>

#include "engine/study/comparison.hpp"

namespace poai::study {

/// `compare.json`.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

/// A table with position, base, alternative, difference, 95 % interval, verdict and names of each
/// place or link.
[[nodiscard]] std::string spots_csv(std::span<const SpotDifference> spots);

}  // namespace poai::study
