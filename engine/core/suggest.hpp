#pragma once
// "Did you mean": the nearest known name to a misspelt one.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace poai {

/// The candidate with the smallest edit distance to `name`, if that is at most `most_changes` and a
/// third of its length (at least 2) and the two share a letter; the first of equals.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view name,
                                                      std::span<const std::string> candidates,
                                                      std::size_t most_changes = SIZE_MAX);

/// `did you mean "X"?` for the nearest candidate, or an empty string.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       std::span<const std::string> candidates);

}  // namespace poai
