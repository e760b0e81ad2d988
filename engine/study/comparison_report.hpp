#pragma once
// What a comparison found, for people: tables for a terminal, and as Markdown.

#include <string>

#include "engine/study/comparison.hpp"

namespace poai::study {

/// The indicators that were asked beforehand, those that differ for sure (adjusted p below 0.05) or
/// equally in all replicates, the groups that gain and lose most, and in a sentence how many
/// indicators differ by chance only or not at all. Says how many rows are in compare.md only.
[[nodiscard]] std::string comparison_table(const Comparison& comparison);

/// All indicators and groups that differ, and the names of those that do not.
[[nodiscard]] std::string comparison_markdown(const Comparison& comparison);

}  // namespace poai::study
