#pragma once
// A nested logit that pivots on what was observed: who chose what before stays the starting point,
// and only changes of utilities move people.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace poai::demand {

/// One alternative of a choice.
struct PivotAlternative {
  double share = 0.0;   ///< of the observed choices; the shares add up to 1
  double change = 0.0;  ///< of the systematic utility since then
  std::size_t nest = 0;
  /// Of a new alternative, whose share is 0: the one with a share from whose utility V it changes.
  std::optional<std::size_t> like = {};
};

/// Index of the alternative that somebody who chose `observed` before takes now: the largest
///   U_i = V_i + change_i + s_n (e_i + ln a_n),   V_i = s_n ln P(i|n) + ln P(n),
/// e_i Gumbel(0, 1) per alternative and a_n positive stable with index s_n per nest, given that
/// `observed` was the largest without the changes and without the new alternatives, of which
/// V_i = V_like. Over people with observed choices in these shares that is the incremental nested
/// logit (Ben-Akiva and Lerman 1985, Discrete Choice Analysis, ch. 5 and 10). Nobody leaves an
/// alternative that did not get worse than others, except for a new one, so that without a change
/// everybody keeps the choice. `nest_scale`: s_n in (0, 1] per nest. `uniform(k)` is a keyed draw
/// in (0, 1). At most 16 alternatives and 8 nests.
[[nodiscard]] std::size_t pivot_choice(std::span<const PivotAlternative> alternatives,
                                       std::span<const double> nest_scale, std::size_t observed,
                                       const std::function<double(std::uint32_t)>& uniform);

}  // namespace poai::demand
