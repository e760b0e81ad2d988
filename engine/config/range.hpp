#pragma once
// The range that a number must lie in, and its text for messages and for the reference.

#include <limits>
#include <string>

namespace poai::config {

/// An interval of real numbers; an infinite end is open to that side.
struct Range {
  enum class Bound : unsigned char { kIncluded, kExcluded };

  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  Bound least_bound = Bound::kIncluded;

  [[nodiscard]] constexpr bool contains(double value) const {
    const bool high_enough = least_bound == Bound::kIncluded ? value >= least : value > least;
    return high_enough && value <= most;
  }
  /// "0 to 1", "at least 0", "over 0", "over 0 to 5", "at most 9"; empty if nothing is excluded.
  [[nodiscard]] std::string text() const;
};

[[nodiscard]] constexpr Range at_least(double least) { return {.least = least}; }
[[nodiscard]] constexpr Range at_most(double most) { return {.most = most}; }
[[nodiscard]] constexpr Range between(double least, double most) {
  return {.least = least, .most = most};
}
/// Greater than `least`, and at most `most`.
[[nodiscard]] constexpr Range over(double least,
                                   double most = std::numeric_limits<double>::infinity()) {
  return {.least = least, .most = most, .least_bound = Range::Bound::kExcluded};
}
/// 0 to 1.
[[nodiscard]] constexpr Range share() { return between(0.0, 1.0); }

}  // namespace poai::config
