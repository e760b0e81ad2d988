#pragma once
// Which tours and subtours a person puts into the day: a multinomial logit over all patterns.

#include <cstdint>
#include <span>

#include "engine/core/ids.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand::detail {

/// A tour or subtour that a pattern may have.
struct PatternPart {
  std::uint64_t name_hash = 0;
  double share = 0.0;    ///< of the people, without `utility`; of those with the first part if it
                         ///< needs that
  double utility = 0.0;  ///< added to that of every pattern with the part
  bool needs_first = false;  ///< is only in patterns with the first part
};

inline constexpr std::size_t kMostParts = 16;

/// The pattern of largest utility as a bit per part. The utility of a pattern is the sum over its
/// parts of ln(share) + utility and over the others of ln(1 - share), plus a Gumbel error keyed by
/// person, occasion and the names of the parts in the pattern: without utilities the parts have
/// their shares, independent of each other. A part of share 0 is in no pattern, one of share 1 in
/// all. `draws` are those of the day.
[[nodiscard]] std::uint32_t choose_pattern(std::span<const PatternPart> parts,
                                           const random::Draws& draws, PersonKey person,
                                           std::uint32_t day);

[[nodiscard]] constexpr bool has_part(std::uint32_t pattern, std::size_t part) {
  return (pattern & (1U << part)) != 0;
}

}  // namespace poai::demand::detail
