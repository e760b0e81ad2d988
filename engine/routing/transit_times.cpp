#include "engine/routing/transit_times.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/routing/detail/departure_profile.hpp"

namespace poai::routing {

using detail::Connection;
using detail::DepartureProfile;

/// Fills the cells from the direct profiles of all pairs of stops.
class TransitTimes::Builder {
 public:
  Builder(TransitTimes& times, const district::Transit& transit,
          const district::Timetable& timetable, Mode mode)
      : times_(times), transit_(transit), timetable_(timetable), mode_(mode) {}

  /// From now on rides are as riders know them.
  void know(const RideExperience& experience, const CrowdingParameters& crowding) {
    experience_ = &experience;
    crowding_ = crowding;
  }

  void find_stops() {
    times_.row_.resize(transit_.stops.size(), kNoRow);
    for (const RunId run : ids<RunId>(timetable_.run_count())) {
      for (const district::Call& call : calls_of(run)) {
        times_.row_[call.stop] = 0;
      }
    }
    for (const StopId stop : ids<StopId>(transit_.stops.size())) {
      if (times_.row_[stop] != kNoRow) {
        times_.row_[stop] = static_cast<std::uint32_t>(times_.stops_.size());
        times_.stops_.push_back(stop);
      }
    }
    times_.cells_.resize(kSlotCount * stop_count() * stop_count());
    if (experience_ != nullptr) {
      times_.felt_.resize(times_.cells_.size());
    }
  }

  void find_direct_rides() {
    std::vector<std::vector<Connection>> connections(stop_count() * stop_count());
    for (const RunId run : ids<RunId>(timetable_.run_count())) {
      const std::span<const district::Call> calls = calls_of(run);
      for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
        add_rides_from(calls.subspan(i), timetable_.calls.offset(run) + i, connections);
      }
    }
    profiles_.reserve(connections.size());
    for (std::vector<Connection>& pair : connections) {
      profiles_.emplace_back(std::move(pair));
    }
  }

  void fill_rows(parallel::Threads threads) {
    parallel::for_each_index(
        threads, stop_count(),
        [this](std::size_t from) {
          for (std::size_t to = 0; to < stop_count(); ++to) {
            fill_pair(from, to);
          }
        },
        1);
  }

 private:
  [[nodiscard]] std::size_t stop_count() const { return times_.stops_.size(); }
  [[nodiscard]] const DepartureProfile& profile(std::size_t from, std::size_t to) const {
    return profiles_[from * stop_count() + to];
  }
  [[nodiscard]] std::span<const district::Call> calls_of(RunId run) const {
    const bool rides = transit_.routes[timetable_.route[run]].mode == mode_;
    return rides ? timetable_.calls[run] : std::span<const district::Call>{};
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

  void fill_pair(std::size_t from, std::size_t to) {
    if (from == to) {
      return;
    }
    fill_direct(from, to);
    for (std::size_t change = 0; change < stop_count(); ++change) {
      const bool is_change = change != from && change != to && !profile(from, change).empty() &&
                             !profile(change, to).empty();
      if (is_change) {
        const auto chained = chain(profile(from, change), profile(change, to), kLeastChange);
        fill_change(from, to, change, chained);
      }
    }
  }

  void fill_direct(std::size_t from, std::size_t to) {
    for (std::size_t slot = 0; slot < kSlotCount; ++slot) {
      Option option = option_in(slot, profile(from, to));
      if (experience_ != nullptr && option.total_s != Ride::kNone) {
        times_.felt_[times_.cell(from, to, slot)].direct =
            feel(from, slot, profile(from, to), option);
      }
      times_.cells_[times_.cell(from, to, slot)].direct = option;
    }
  }

  /// What the wait and the ride are like; being left behind prolongs the option.
  [[nodiscard]] Felt feel(std::size_t from, std::size_t slot, const DepartureProfile& profile,
                          Option& option) const {
    const SimTime begin = SimTime{} + kSlot * static_cast<std::int64_t>(slot);
    const DepartureProfile::Means means = profile.mean_ride(begin, begin + kSlot);
    if (!experience_->empty()) {
      const std::size_t stop = times_.stops_[from].index();
      option.total_s += static_cast<float>(experience_->left_behind_s[stop * kSlotCount + slot]);
    }
    return {option.total_s - static_cast<float>(means.aboard_s),
            static_cast<float>(means.crowding_s)};
  }

  /// Keeps the change that lasts longest within the slot and, of those, the fastest.
  void fill_change(std::size_t from, std::size_t to, std::size_t change,
                   const DepartureProfile& chained) {
    for (std::size_t slot = 0; slot < kSlotCount; ++slot) {
      Option option = option_in(slot, chained);
      option.change = times_.stops_[change];
      Felt felt;
      if (experience_ != nullptr && option.total_s != Ride::kNone) {
        felt = feel(from, slot, chained, option);
      }
      Option& best = times_.cells_[times_.cell(from, to, slot)].with_change;
      const std::int64_t slot_end_ms = (kSlot * static_cast<std::int64_t>(slot + 1)).ms;
      const auto lasts_ms = std::min<std::int64_t>(option.last_ms, slot_end_ms);
      const auto best_lasts_ms = std::min<std::int64_t>(best.last_ms, slot_end_ms);
      if (lasts_ms > best_lasts_ms ||
          (lasts_ms == best_lasts_ms && option.total_s < best.total_s)) {
        best = option;
        if (experience_ != nullptr) {
          times_.felt_[times_.cell(from, to, slot)].with_change = felt;
        }
      }
    }
  }

  [[nodiscard]] static Option option_in(std::size_t slot, const DepartureProfile& profile) {
    const SimTime begin = SimTime{} + kSlot * static_cast<std::int64_t>(slot);
    const auto mean_s = profile.mean_time_s(begin, begin + kSlot);
    if (!mean_s) {
      return {};
    }
    const auto last_ms = static_cast<std::int32_t>(profile.last_departure().ms);
    return {static_cast<float>(*mean_s), last_ms, StopId::none()};
  }

  TransitTimes& times_;
  const district::Transit& transit_;
  const district::Timetable& timetable_;
  Mode mode_;
  const RideExperience* experience_ = nullptr;
  CrowdingParameters crowding_;
  std::vector<DepartureProfile> profiles_;  ///< of direct rides, by from and to
};

TransitTimes::TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
                           Mode mode, parallel::Threads threads) {
  Builder builder(*this, transit, timetable, mode);
  builder.find_stops();
  builder.find_direct_rides();
  builder.fill_rows(threads);
}

TransitTimes::TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
                           Mode mode, const RideExperience& experience,
                           const CrowdingParameters& crowding, parallel::Threads threads) {
  Builder builder(*this, transit, timetable, mode);
  builder.know(experience, crowding);
  builder.find_stops();
  builder.find_direct_rides();
  builder.fill_rows(threads);
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
  const double change_cost_s = static_cast<double>(options.with_change.total_s) + kChangePenaltyS;
  const bool changes =
      change_goes && (!direct_goes || change_cost_s < static_cast<double>(options.direct.total_s));
  if (!changes && !direct_goes) {
    return {};
  }
  const Option& option = changes ? options.with_change : options.direct;
  Ride ride{option.total_s, option.change};
  if (!felt_.empty()) {
    const Felt& felt = changes ? felt_[at].with_change : felt_[at].direct;
    ride.wait_s = felt.wait_s;
    ride.crowding_s = felt.crowding_s;
  }
  return ride;
}

std::size_t TransitTimes::bytes() const {
  return stops_.capacity() * sizeof(StopId) + row_.bytes() + cells_.capacity() * sizeof(Cell) +
         felt_.capacity() * sizeof(FeltCell);
}

}  // namespace poai::routing
