#include "engine/routing/detail/journey_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/routing/detail/connection_scan.hpp"

namespace poai::routing::detail {
namespace {

std::int32_t whole_ms(SimTime time) {
  expects(time.ms < JourneySearch::kNever, "runs end within the service day");
  return static_cast<std::int32_t>(time.ms);
}

Duration seconds(double s) { return {std::llround(s * 1e3)}; }

/// The calls of a run as riders know them: none is left or reached before the one ahead of it is
/// left.
std::vector<district::Call> known_calls(std::span<const district::Call> calls, std::size_t first,
                                        const RideExperience& experience) {
  std::vector<district::Call> known(calls.begin(), calls.end());
  if (experience.empty()) {
    return known;
  }
  SimTime left{};
  for (std::size_t i = 0; i < known.size(); ++i) {
    known[i].arrival =
        std::max(left, known[i].arrival + seconds(experience.arrival_late_s[first + i]));
    known[i].departure =
        std::max(left, known[i].departure + seconds(experience.departure_late_s[first + i]));
    left = known[i].departure;
  }
  return known;
}

CompressedRows<StopId, JourneySearch::Step> steps_from(std::size_t stop_count,
                                                       const std::vector<Transfer>& transfers) {
  std::vector<std::vector<JourneySearch::Step>> steps(stop_count);
  for (const StopId stop : ids<StopId>(stop_count)) {
    steps[stop.index()].push_back({stop, 0});
  }
  for (const Transfer& transfer : transfers) {
    if (transfer.from != transfer.to) {
      steps[transfer.from.index()].push_back(
          {transfer.to, static_cast<std::int32_t>(transfer.walk.ms)});
    }
  }
  return CompressedRows<StopId, JourneySearch::Step>(steps);
}

}  // namespace

JourneySearch::JourneySearch(const district::Transit& transit, const district::Timetable& timetable,
                             const std::vector<Transfer>& transfers,
                             const RideExperience& experience, const CrowdingParameters& crowding)
    : stop_count_(transit.stops.size()), steps_(steps_from(stop_count_, transfers)) {
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    add_run(timetable, run, transit.routes[timetable.route[run]].mode, experience, crowding);
  }
  std::sort(connections_.begin(), connections_.end(), [](const Connection& a, const Connection& b) {
    return std::tie(a.departure_ms, a.call) > std::tie(b.departure_ms, b.call);
  });
  share_slots();
  find_least_times();
}

void JourneySearch::add_run(const district::Timetable& timetable, RunId run, Mode mode,
                            const RideExperience& experience, const CrowdingParameters& crowding) {
  const std::size_t first = timetable.calls.offset(run);
  const auto calls = known_calls(timetable.calls[run], first, experience);
  for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
    Connection& ride = connections_.emplace_back();
    ride.departure_ms = whole_ms(calls[i].departure);
    ride.arrival_ms = whole_ms(calls[i + 1].arrival);
    ride.from = calls[i].stop;
    ride.to = calls[i + 1].stop;
    ride.call = static_cast<std::uint32_t>(first + i);
    ride.mode = ride_mode_of(mode);
    ride.is_first = i == 0;
    ride.is_last = i + 2 == calls.size();
    if (!experience.empty()) {
      const double over = experience.load_share[first + i] - crowding.free_share;
      const double ridden_s = (calls[i + 1].arrival - calls[i].departure).in_seconds();
      ride.crowding_s = static_cast<float>(crowding.weight * std::max(over, 0.0) * ridden_s);
    }
  }
}

// In the order of the scan a run takes a free slot at its last connection and gives it back after
// its first: as many as run at the same time.
void JourneySearch::share_slots() {
  std::vector<std::uint16_t> free;
  std::map<std::uint32_t, std::uint16_t> slot_of_call;  // of the connection that comes next
  for (Connection& connection : connections_) {
    if (connection.is_last) {
      if (free.empty()) {
        expects(slot_count_ < std::numeric_limits<std::uint16_t>::max(), "slots have 16 bits");
        free.push_back(static_cast<std::uint16_t>(slot_count_++));
      }
      connection.slot = free.back();
      free.pop_back();
    } else {
      const auto found = slot_of_call.find(connection.call);
      connection.slot = found->second;
      slot_of_call.erase(found);
    }
    if (connection.is_first) {
      free.push_back(connection.slot);
    } else {
      slot_of_call[connection.call - 1] = connection.slot;
    }
  }
}

// Floyd and Warshall, with the shortest time of any run between two stops and without waits.
void JourneySearch::find_least_times() {
  const std::size_t n = stop_count_;
  least_ms_.assign(n * n, kNever);
  const auto shorten = [this, n](std::size_t from, std::size_t to, std::int32_t ms) {
    least_ms_[from * n + to] = std::min(least_ms_[from * n + to], ms);
  };
  for (const Connection& ride : connections_) {
    shorten(ride.from.index(), ride.to.index(), ride.arrival_ms - ride.departure_ms);
  }
  for (const StopId stop : ids<StopId>(n)) {
    for (const Step& step : steps_[stop]) {
      shorten(stop.index(), step.to.index(), step.walk_ms);
    }
  }
  for (std::size_t over = 0; over < n; ++over) {
    for (std::size_t from = 0; from < n; ++from) {
      for (std::size_t to = 0; to < n && least_ms_[from * n + over] < kNever; ++to) {
        shorten(from, to, least_ms_[from * n + over] + least_ms_[over * n + to]);
      }
    }
  }
}

Journeys JourneySearch::to(StopId target) const { return ConnectionScan(*this, target).run(); }

}  // namespace poai::routing::detail
