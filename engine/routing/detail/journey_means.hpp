#pragma once
// What the journeys of a profile are like in the mean over spans of time, one after the other.

#include <algorithm>
#include <cstddef>
#include <optional>

#include "engine/core/time.hpp"
#include "engine/routing/detail/journey_search.hpp"

namespace poai::routing::detail {

class JourneyMeans {
 public:
  /// In seconds, over moments of which each takes the first journey that leaves then or later.
  struct Mean {
    double total_s = 0.0;  ///< until the arrival
    double wait_s = 0.0;   ///< of it until the departure
    double walk_s = 0.0;
    double penalty_s = 0.0;
    double crowding_s = 0.0;
  };

  explicit JourneyMeans(const Journeys::Profile& profile)
      : profile_(profile), left_(profile.size()) {}

  /// Whether journeys are left that no span has passed.
  [[nodiscard]] bool remain() const { return left_ > 0; }

  /// Over [begin, end), or up to the last departure if that is earlier; nothing if it is over.
  /// Calls visit(journey) for all that are taken, in the order of departure. Spans must rise.
  template <class Visit>
  [[nodiscard]] std::optional<Mean> over(SimTime begin, SimTime end, const Visit& visit) {
    while (left_ > 0 && profile_[left_ - 1].departure_ms < begin.ms) {
      --left_;
    }
    if (left_ == 0) {
      return std::nullopt;
    }
    const std::int64_t last_ms = std::min<std::int64_t>(end.ms, profile_.front().departure_ms);
    Mean sum;
    std::int64_t from_ms = begin.ms;
    for (std::size_t i = left_; i > 0; --i) {
      const Journey& journey = profile_[i - 1];
      const std::int64_t to_ms = std::min<std::int64_t>(journey.departure_ms, last_ms);
      add(journey, from_ms, to_ms,
          last_ms == begin.ms ? 1.0 : share(from_ms, to_ms, begin, last_ms), sum);
      visit(journey);
      if (journey.departure_ms >= last_ms) {
        break;
      }
      from_ms = to_ms;
    }
    return sum;
  }

 private:
  [[nodiscard]] static double share(std::int64_t from_ms, std::int64_t to_ms, SimTime begin,
                                    std::int64_t last_ms) {
    return static_cast<double>(to_ms - from_ms) / static_cast<double>(last_ms - begin.ms);
  }

  /// The moments from one to the other, which are a share of the span.
  static void add(const Journey& journey, std::int64_t from_ms, std::int64_t to_ms, double share,
                  Mean& sum) {
    const double wait_s = 1e-3 * (static_cast<double>(journey.departure_ms) -
                                  0.5 * static_cast<double>(from_ms + to_ms));
    const double aboard_s =
        1e-3 * static_cast<double>(journey.cost_ms - journey.penalty_ms - journey.departure_ms);
    sum.wait_s += share * wait_s;
    sum.total_s += share * (wait_s + aboard_s);
    sum.walk_s += share * 1e-3 * static_cast<double>(journey.walk_ms);
    sum.penalty_s += share * 1e-3 * static_cast<double>(journey.penalty_ms);
    sum.crowding_s += share * static_cast<double>(journey.crowding_s);
  }

  const Journeys::Profile& profile_;
  std::size_t left_;  ///< of the profile, from its begin
};

}  // namespace poai::routing::detail
