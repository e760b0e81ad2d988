#pragma once
// What a comparison found, as a table for a terminal, as Markdown, JSON and CSV.

#include <span>
#include <string>

#include "engine/study/comparison.hpp"

namespace poai::study {

/// The indicators that differ for sure (adjusted p below 0.05), the groups that gain and lose most,
/// and in a sentence how many indicators differ by chance only or not at all.
[[nodiscard]] std::string comparison_table(const Comparison& comparison);

/// All indicators and groups that differ, and the names of those that do not.
[[nodiscard]] std::string comparison_markdown(const Comparison& comparison);

/// `compare.json` (docs/formats.md).
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

/// A table with position, base, alternative, difference and 95 % interval of each place or link.
[[nodiscard]] std::string spots_csv(std::span<const SpotDifference> spots);

}  // namespace poai::study
