#include "engine/routing/detail/connection_scan.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace poai::routing::detail {
namespace {

constexpr std::size_t kModes = kRideModes.size();

constexpr std::int32_t kChangeMs = static_cast<std::int32_t>(kLeastChange.ms);
constexpr std::int32_t kPenaltyMs = static_cast<std::int32_t>(kChangePenalty.ms);
constexpr std::int32_t kFareMs = static_cast<std::int32_t>(kSecondFare.ms);

/// Of a ride by a mode alone.
constexpr auto kAlone = [] {
  std::array<std::uint8_t, kModes> alone{};
  for (std::uint8_t mode = 0; mode < kModes; ++mode) {
    alone.at(mode) = index_of(preceded_by(mode, {}));
  }
  return alone;
}();

/// Of a ride by a mode before those of a class.
constexpr auto kBefore = [] {
  std::array<std::array<std::uint8_t, kRideClasses.size()>, kModes> before{};
  for (std::uint8_t mode = 0; mode < kModes; ++mode) {
    for (std::size_t i = 0; i < kRideClasses.size(); ++i) {
      before.at(mode).at(i) = index_of(preceded_by(mode, kRideClasses.at(i)));
    }
  }
  return before;
}();

/// Whether the rides of a class are a way by an asked mode.
constexpr auto kIsWayBy = [] {
  std::array<std::array<bool, kAskedModes.size()>, kRideClasses.size()> is_way{};
  for (std::size_t i = 0; i < kRideClasses.size(); ++i) {
    for (std::size_t asked = 0; asked < kAskedModes.size(); ++asked) {
      is_way.at(i).at(asked) = is_way_by(kAskedModes.at(asked), kRideClasses.at(i));
    }
  }
  return is_way;
}();

/// Calls use(index) for the bits that are set.
template <class Use>
void for_bits(std::uint32_t bits, const Use& use) {
  for (; bits != 0; bits &= bits - 1) {
    use(static_cast<std::size_t>(std::countr_zero(bits)));
  }
}

/// The first that leaves at `ready_ms` or later; null if none. Near the end of the profile.
const Journey* first_from(const Journeys::Profile& profile, std::int32_t ready_ms) {
  const auto found =
      std::find_if(profile.rbegin(), profile.rend(),
                   [ready_ms](const Journey& journey) { return journey.departure_ms >= ready_ms; });
  return found == profile.rend() ? nullptr : &*found;
}

/// Appends a journey that leaves no later than all of the profile, if it costs less than they do.
bool append(Journeys::Profile& profile, const Journey& journey) {
  if (!profile.empty()) {
    if (profile.back().cost_ms <= journey.cost_ms) {
      return false;
    }
    if (profile.back().departure_ms == journey.departure_ms) {
      profile.back() = journey;
      return true;
    }
  }
  profile.push_back(journey);
  return true;
}

}  // namespace

void ConnectionScan::Aboard::clear() {
  filled.fill(0);
  for (auto& costs : cost_ms) {
    costs.fill(std::numeric_limits<std::int32_t>::max());
  }
}

ConnectionScan::ConnectionScan(const JourneySearch& search, StopId target)
    : search_(search),
      target_(target),
      aboard_(search.slot_count()),
      profiles_(kMostRides * search.stop_count() * kClasses),
      filled_(kMostRides * search.stop_count()),
      chains_from_(search.stop_count()) {
  for (auto& profiles : found_.profiles) {
    profiles.resize(search.stop_count());
  }
}

Journeys ConnectionScan::run() {
  for (const JourneySearch::Connection& ride : search_.connections()) {
    Aboard& aboard = aboard_[ride.slot];
    if (ride.is_last) {
      aboard.clear();
    }
    leave(ride, aboard);
    board(ride, aboard);
  }
  return std::move(found_);
}

void ConnectionScan::leave(const JourneySearch::Connection& ride, Aboard& aboard) const {
  if (ride.to == target_) {
    keep(aboard, 0, kAlone.at(ride.mode), ride.arrival_ms, {.alight = target_});
  } else {
    for (const JourneySearch::Step& step : search_.steps()[ride.to]) {
      for (std::size_t rides = 1; rides < kMostRides; ++rides) {
        change(ride, step, rides, aboard);
      }
    }
  }
  if (ride.crowding_s > 0.0F) {
    for (std::size_t rides = 0; rides < kMostRides; ++rides) {
      for_bits(aboard.filled.at(rides), [&](std::size_t ride_class) {
        aboard.labels.at(rides).at(ride_class).crowding_s += ride.crowding_s;
      });
    }
  }
}

/// Leaves the run for journeys of so many rides.
void ConnectionScan::change(const JourneySearch::Connection& ride, const JourneySearch::Step& step,
                            std::size_t rides, Aboard& aboard) const {
  const std::int32_t ready_ms = ride.arrival_ms + kChangeMs + step.walk_ms;
  const std::int32_t least_ms = ready_ms + search_.least_ms(step.to, target_) + kPenaltyMs;
  const ClassBits filled = filled_[(rides - 1) * search_.stop_count() + step.to.index()];
  for_bits(filled, [&](std::size_t onward) {
    const std::size_t ride_class = kBefore.at(ride.mode)[onward];
    const std::int32_t fare_ms = kRideClasses.at(onward).first == ride.mode ? 0 : kFareMs;
    const std::int32_t best = best_ms(aboard, rides, ride_class);
    if (least_ms + fare_ms >= best) {
      return;
    }
    const Journey* next = first_from(profiles_[profile_of(rides - 1, step.to, onward)], ready_ms);
    if (next == nullptr || next->cost_ms + kPenaltyMs + fare_ms >= best) {
      return;
    }
    const std::int32_t penalty_ms = kPenaltyMs + fare_ms;
    keep(aboard, rides, ride_class, next->cost_ms + penalty_ms,
         {.penalty_ms = next->penalty_ms + penalty_ms,
          .walk_ms = next->walk_ms + step.walk_ms,
          .crowding_s = next->crowding_s,
          .alight = ride.to,
          .tail = next->chain});
  });
}

void ConnectionScan::keep(Aboard& aboard, std::size_t rides, std::size_t ride_class,
                          std::int32_t cost_ms, const Label& label) {
  aboard.filled.at(rides) |= static_cast<ClassBits>(1U << ride_class);
  aboard.cost_ms.at(rides).at(ride_class) = cost_ms;
  aboard.labels.at(rides).at(ride_class) = label;
}

/// With as many rides or fewer.
std::int32_t ConnectionScan::best_ms(const Aboard& aboard, std::size_t rides,
                                     std::size_t ride_class) {
  std::int32_t best = aboard.cost_ms[0].at(ride_class);
  for (std::size_t fewer = 1; fewer <= rides; ++fewer) {
    best = std::min(best, aboard.cost_ms.at(fewer).at(ride_class));
  }
  return best;
}

void ConnectionScan::board(const JourneySearch::Connection& ride, const Aboard& aboard) {
  if (ride.from == target_) {
    return;
  }
  for (std::size_t rides = 0; rides < kMostRides; ++rides) {
    for_bits(aboard.filled.at(rides), [&](std::size_t ride_class) {
      add(ride, rides, ride_class, aboard.cost_ms.at(rides).at(ride_class),
          aboard.labels.at(rides).at(ride_class));
    });
  }
}

void ConnectionScan::add(const JourneySearch::Connection& ride, std::size_t rides,
                         std::size_t ride_class, std::int32_t cost_ms, const Label& label) {
  for (std::size_t fewer = 0; fewer < rides; ++fewer) {
    const Journeys::Profile& profile = profiles_[profile_of(fewer, ride.from, ride_class)];
    if (!profile.empty() && profile.back().cost_ms <= cost_ms) {
      return;
    }
  }
  Journeys::Profile& profile = profiles_[profile_of(rides, ride.from, ride_class)];
  if (!profile.empty() && profile.back().cost_ms <= cost_ms) {
    return;
  }
  const Journey journey{ride.departure_ms, cost_ms,          label.penalty_ms,
                        label.walk_ms,     label.crowding_s, chain(ride, label)};
  (void)append(profile, journey);
  filled_[rides * search_.stop_count() + ride.from.index()] |=
      static_cast<ClassBits>(1U << ride_class);
  for (std::size_t asked = 0; asked < kAskedModes.size(); ++asked) {
    if (kIsWayBy.at(ride_class).at(asked)) {
      (void)append(found_.profiles.at(asked)[ride.from], journey);
    }
  }
}

std::uint32_t ConnectionScan::chain(const JourneySearch::Connection& ride, const Label& label) {
  std::vector<std::uint32_t>& known = chains_from_[ride.from];
  const Mode mode = kRideModes.at(ride.mode);
  const auto found = std::find_if(known.rbegin(), known.rend(), [&](std::uint32_t id) {
    const ChainLink& link = found_.chains[id];
    return link.alight == label.alight && link.mode == mode && link.tail == label.tail;
  });
  if (found != known.rend()) {
    return *found;
  }
  const auto id = static_cast<std::uint32_t>(found_.chains.size());
  found_.chains.push_back({ride.from, label.alight, mode, label.tail});
  known.push_back(id);
  return id;
}

}  // namespace poai::routing::detail
