#include "engine/routing/transit_times.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/routing/detail/departure_profile.hpp"

namespace poai::routing {

using detail::Connection;
using detail::DepartureProfile;

namespace {

/// Modes that timetables have.
constexpr std::array kTimetableModes = {Mode::kFerry, Mode::kBus, Mode::kPortLiner};

/// Direct rides by one mode, by from and to.
struct DirectRides {
  Mode mode;
  std::vector<DepartureProfile> profiles;
};

double penalty_of_change_s(Mode other) {
  return TransitTimes::kChangePenaltyS + (other == Mode::kNone ? 0.0 : TransitTimes::kSecondFareS);
}

/// The best of a profile: from a departure to its arrival.
double least_s(const DepartureProfile& profile) {
  double least_s = std::numeric_limits<double>::infinity();
  for (const Connection& connection : profile.connections()) {
    least_s = std::min(least_s, (connection.arrival - connection.departure).in_seconds());
  }
  return least_s;
}

}  // namespace

/// Fills the cells from the direct profiles of all pairs of stops.
class TransitTimes::Builder {
 public:
  Builder(TransitTimes& times, const district::Transit& transit,
          const district::Timetable& timetable, Mode mode, const std::vector<Transfer>& transfers)
      : times_(times),
        transit_(transit),
        timetable_(timetable),
        modes_{mode},
        transfers_(transfers) {
    for (const Mode other : kTimetableModes) {
      if (other != mode && !transfers.empty()) {
        modes_.push_back(other);
      }
    }
  }

  /// From now on rides are as riders know them.
  void know(const RideExperience& experience, const CrowdingParameters& crowding) {
    experience_ = &experience;
    crowding_ = crowding;
  }

  void build(parallel::Threads threads) {
    find_stops();
    for (const Mode mode : modes_) {
      rides_.push_back(direct_rides(mode));
    }
    fill_rows(threads);
  }

 private:
  /// Two rows between which somebody wants to ride.
  struct StopPair {
    std::size_t from;
    std::size_t to;
    double longest_direct_s;  ///< over the quarter hours that have a direct ride
  };
  /// Two rides, the first to row `off`, the second from row `on`.
  struct Change {
    std::size_t off;
    std::size_t on;
    Duration walk;
  };

  [[nodiscard]] Mode own_mode() const { return modes_.front(); }
  [[nodiscard]] std::size_t stop_count() const { return times_.row_count_; }
  [[nodiscard]] StopId stop_of(std::size_t row) const {
    const std::size_t own = times_.stops_.size();
    return row < own ? times_.stops_[row] : times_.feeder_stops_[row - own];
  }
  [[nodiscard]] const DepartureProfile& profile(const DirectRides& rides, std::size_t from,
                                                std::size_t to) const {
    return rides.profiles[from * stop_count() + to];
  }
  [[nodiscard]] std::span<const district::Call> calls_of(RunId run, Mode mode) const {
    const bool rides = transit_.routes[timetable_.route[run]].mode == mode;
    return rides ? timetable_.calls[run] : std::span<const district::Call>{};
  }

  void find_stops() {
    times_.row_.resize(transit_.stops.size(), kNoRow);
    for (const Mode mode : modes_) {
      std::vector<StopId>& stops = mode == own_mode() ? times_.stops_ : times_.feeder_stops_;
      for (const RunId run : ids<RunId>(timetable_.run_count())) {
        for (const district::Call& call : calls_of(run, mode)) {
          if (times_.row_[call.stop] == kNoRow) {
            times_.row_[call.stop] = 0;
            stops.push_back(call.stop);
          }
        }
      }
    }
    for (std::vector<StopId>* stops : {&times_.stops_, &times_.feeder_stops_}) {
      std::sort(stops->begin(), stops->end());
      for (const StopId stop : *stops) {
        times_.row_[stop] = static_cast<std::uint32_t>(times_.row_count_++);
      }
    }
    times_.cells_.resize(kSlotCount * stop_count() * stop_count());
    if (experience_ != nullptr) {
      times_.felt_.resize(times_.cells_.size());
    }
  }

  [[nodiscard]] DirectRides direct_rides(Mode mode) const {
    std::vector<std::vector<Connection>> connections(stop_count() * stop_count());
    for (const RunId run : ids<RunId>(timetable_.run_count())) {
      const std::span<const district::Call> calls = calls_of(run, mode);
      for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
        add_rides_from(calls.subspan(i), timetable_.calls.offset(run) + i, connections);
      }
    }
    DirectRides rides{mode, {}};
    rides.profiles.reserve(connections.size());
    for (std::vector<Connection>& pair : connections) {
      rides.profiles.emplace_back(std::move(pair));
    }
    return rides;
  }

  void fill_rows(parallel::Threads threads) {
    std::vector<Change> changes;
    for (const Transfer& transfer : transfers_) {
      if (times_.row_[transfer.from] != kNoRow && times_.row_[transfer.to] != kNoRow) {
        changes.push_back({times_.row_[transfer.from], times_.row_[transfer.to], transfer.walk});
      }
    }
    parallel::for_each_index(
        threads, stop_count(),
        [this, &changes](std::size_t from) {
          for (std::size_t to = 0; to < stop_count(); ++to) {
            if (from != to) {
              fill_pair(from, to, changes);
            }
          }
        },
        1);
  }

  /// From the first call to the next call at each other stop; a stop that the run calls at again
  /// first is boarded there.
  void add_rides_from(std::span<const district::Call> calls, std::size_t first,
                      std::vector<std::vector<Connection>>& connections) const {
    const std::size_t from = times_.row_[calls.front().stop];
    const bool known = experience_ != nullptr && !experience_->empty();
    Connection ride{calls.front().departure, {}};
    if (known) {
      ride.departure = ride.departure + seconds(experience_->departure_late_s[first]);
    }
    SimTime left = ride.departure;
    for (std::size_t i = 1; i < calls.size() && calls[i].stop != calls.front().stop; ++i) {
      const std::size_t to = times_.row_[calls[i].stop];
      ride.arrival = calls[i].arrival;
      if (known) {
        ride.arrival = ride.arrival + seconds(experience_->arrival_late_s[first + i]);
        const double over = experience_->load_share[first + i - 1] - crowding_.free_share;
        ride.crowding_s +=
            crowding_.weight * std::max(over, 0.0) * (ride.arrival - left).in_seconds();
        left = calls[i].departure + seconds(experience_->departure_late_s[first + i]);
      }
      connections[from * stop_count() + to].push_back(ride);
    }
  }

  [[nodiscard]] static Duration seconds(double s) { return {std::llround(s * 1e3)}; }

  void fill_pair(std::size_t from, std::size_t to, const std::vector<Change>& changes) {
    const StopPair pair{from, to, fill_direct(from, to)};
    for (std::size_t stop = 0; stop < times_.stops_.size(); ++stop) {
      try_change(pair, {stop, stop, {}}, rides_.front(), rides_.front());
    }
    for (const Change& change : changes) {
      if (change.off != change.on) {
        try_change(pair, change, rides_.front(), rides_.front());
      }
      for (std::size_t other = 1; other < rides_.size(); ++other) {
        try_change(pair, change, rides_.front(), rides_[other]);
        try_change(pair, change, rides_[other], rides_.front());
      }
    }
  }

  void try_change(const StopPair& pair, const Change& change, const DirectRides& first,
                  const DirectRides& second) {
    const std::size_t from = pair.from;
    const std::size_t to = pair.to;
    if (change.off == from || change.off == to || change.on == from || change.on == to) {
      return;
    }
    const DepartureProfile& there = profile(first, from, change.off);
    const DepartureProfile& onward = profile(second, change.on, to);
    if (there.empty() || onward.empty() || !may_pay(pair, there, onward)) {
      return;
    }
    const auto chained = chain(there, onward, kLeastChange + change.walk);
    if (!chained.empty()) {
      Option option;
      option.change = stop_of(change.off);
      option.onward = stop_of(change.on);
      option.walk_s = static_cast<float>(change.walk.in_seconds());
      option.other = first.mode == second.mode  ? Mode::kNone
                     : first.mode == own_mode() ? second.mode
                                                : first.mode;
      fill_change(from, to, option, chained);
    }
  }

  /// Whether the two rides, however well they meet, can be better than the direct ride at any time.
  [[nodiscard]] bool may_pay(const StopPair& pair, const DepartureProfile& there,
                             const DepartureProfile& onward) const {
    const DepartureProfile& direct = profile(rides_.front(), pair.from, pair.to);
    if (direct.empty() || there.last_departure() > direct.last_departure()) {
      return true;
    }
    return least_s(there) + least_s(onward) + kChangePenaltyS < pair.longest_direct_s;
  }

  /// Returns the longest of the day.
  double fill_direct(std::size_t from, std::size_t to) {
    double longest_s = 0.0;
    for (std::size_t slot = 0; slot < kSlotCount; ++slot) {
      const DepartureProfile& direct = profile(rides_.front(), from, to);
      Option option = option_in(slot, direct, {});
      if (experience_ != nullptr && option.total_s != Ride::kNone) {
        times_.felt_[times_.cell(from, to, slot)].direct = feel(from, slot, direct, option);
      }
      times_.cells_[times_.cell(from, to, slot)].direct = option;
      if (option.total_s != Ride::kNone) {
        longest_s = std::max(longest_s, static_cast<double>(option.total_s));
      }
    }
    return longest_s;
  }

  /// What the wait and the ride are like; being left behind prolongs the option.
  [[nodiscard]] Felt feel(std::size_t from, std::size_t slot, const DepartureProfile& profile,
                          Option& option) const {
    const SimTime begin = SimTime{} + kSlot * static_cast<std::int64_t>(slot);
    const DepartureProfile::Means means = profile.mean_ride(begin, begin + kSlot);
    if (!experience_->empty()) {
      const std::size_t stop = stop_of(from).index();
      option.total_s += static_cast<float>(experience_->left_behind_s[stop * kSlotCount + slot]);
    }
    return {option.total_s - static_cast<float>(means.aboard_s),
            static_cast<float>(means.crowding_s)};
  }

  /// Keeps the change that lasts longest within the slot and, of those, the fastest.
  void fill_change(std::size_t from, std::size_t to, const Option& way,
                   const DepartureProfile& chained) {
    for (std::size_t slot = 0; slot < kSlotCount; ++slot) {
      Option option = option_in(slot, chained, way);
      Felt felt;
      if (experience_ != nullptr && option.total_s != Ride::kNone) {
        felt = feel(from, slot, chained, option);
      }
      Option& best = times_.cells_[times_.cell(from, to, slot)].with_change;
      const std::int64_t slot_end_ms = (kSlot * static_cast<std::int64_t>(slot + 1)).ms;
      const auto lasts_ms = std::min<std::int64_t>(option.last_ms, slot_end_ms);
      const auto best_lasts_ms = std::min<std::int64_t>(best.last_ms, slot_end_ms);
      if (lasts_ms > best_lasts_ms ||
          (lasts_ms == best_lasts_ms && change_cost_s(option) < change_cost_s(best))) {
        best = option;
        if (experience_ != nullptr) {
          times_.felt_[times_.cell(from, to, slot)].with_change = felt;
        }
      }
    }
  }

  /// `way` with its time in the slot; as good as none where nothing goes any more.
  [[nodiscard]] static Option option_in(std::size_t slot, const DepartureProfile& profile,
                                        Option way) {
    const SimTime begin = SimTime{} + kSlot * static_cast<std::int64_t>(slot);
    if (const auto mean_s = profile.mean_time_s(begin, begin + kSlot)) {
      way.total_s = static_cast<float>(*mean_s);
      way.last_ms = static_cast<std::int32_t>(profile.last_departure().ms);
    }
    return way;
  }

  TransitTimes& times_;
  const district::Transit& transit_;
  const district::Timetable& timetable_;
  std::vector<Mode> modes_;  ///< the network's own, then those that may be changed to
  const std::vector<Transfer>& transfers_;
  const RideExperience* experience_ = nullptr;
  CrowdingParameters crowding_;
  std::vector<DirectRides> rides_;  ///< by `modes_`
};

TransitTimes::TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
                           Mode mode, const std::vector<Transfer>& transfers,
                           parallel::Threads threads) {
  Builder(*this, transit, timetable, mode, transfers).build(threads);
}

TransitTimes::TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
                           Mode mode, const std::vector<Transfer>& transfers,
                           const RideExperience& experience, const CrowdingParameters& crowding,
                           parallel::Threads threads) {
  Builder builder(*this, transit, timetable, mode, transfers);
  builder.know(experience, crowding);
  builder.build(threads);
}

double Ride::penalty_s() const { return change.valid() ? penalty_of_change_s(other) : 0.0; }

double TransitTimes::change_cost_s(const Option& option) {
  return static_cast<double>(option.total_s) + penalty_of_change_s(option.other);
}

Ride TransitTimes::ride(StopId from, StopId to, SimTime time) const {
  expects(time.ms >= 0, "a ride begins on the service day");
  const std::uint32_t from_row = row_[from];
  const std::uint32_t to_row = row_[to];
  const auto slot = static_cast<std::size_t>((time - SimTime{}) / kSlot);
  if (from_row == kNoRow || to_row == kNoRow || slot >= kSlotCount) {
    return {};
  }
  const std::size_t at = cell(from_row, to_row, slot);
  const Cell& options = cells_[at];
  const bool direct_goes = time.ms <= options.direct.last_ms;
  const bool change_goes = time.ms <= options.with_change.last_ms;
  const bool changes =
      change_goes && (!direct_goes || change_cost_s(options.with_change) <
                                          static_cast<double>(options.direct.total_s));
  if (!changes && !direct_goes) {
    return {};
  }
  const Option& option = changes ? options.with_change : options.direct;
  Ride ride;
  ride.total_s = option.total_s;
  ride.change = option.change;
  ride.onward = option.onward;
  ride.walk_s = option.walk_s;
  ride.other = option.other;
  if (!felt_.empty()) {
    const Felt& felt = changes ? felt_[at].with_change : felt_[at].direct;
    ride.wait_s = felt.wait_s;
    ride.crowding_s = felt.crowding_s;
  }
  return ride;
}

std::size_t TransitTimes::bytes() const {
  return (stops_.capacity() + feeder_stops_.capacity()) * sizeof(StopId) + row_.bytes() +
         cells_.capacity() * sizeof(Cell) + felt_.capacity() * sizeof(FeltCell);
}

}  // namespace poai::routing
