#include "engine/metrics/call_log.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {

namespace {

/// Of a longer time between two runs nobody says that it is a headway; its square and another one's
/// stay below 2^32.
constexpr std::uint32_t kLongestHeadwayS = 12 * 3'600;

/// The calls that a run has left, in the order of departure.
std::vector<std::size_t> departures_of(const CallRows& calls) {
  std::vector<std::size_t> left;
  for (std::size_t row = 0; row < calls.run.size(); ++row) {
    if (calls.departure_ms[row] != CallRows::kNotYet) {
      left.push_back(row);
    }
  }
  std::stable_sort(left.begin(), left.end(), [&calls](std::size_t a, std::size_t b) {
    return calls.departure_ms[a] < calls.departure_ms[b];
  });
  return left;
}

}  // namespace

CallLog::CallLog(const district::Timetable& timetable)
    : timetable_(timetable), call_(timetable.run_count(), 0), load_(timetable.run_count(), 0) {
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const auto calls = timetable.calls[run];
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const SimTime planned = i + 1 < calls.size() ? calls[i].departure : calls[i].arrival;
      rows_.run.push_back(run.value());
      rows_.stop.push_back(calls[i].stop.value());
      rows_.planned_ms.push_back(static_cast<std::int32_t>(planned.ms));
    }
  }
  rows_.arrival_ms.resize(rows_.run.size(), CallRows::kNotYet);
  rows_.departure_ms = rows_.arrival_ms;
  rows_.boardings.resize(rows_.run.size(), 0);
  rows_.alightings = rows_.boardings;
  rows_.denied = rows_.boardings;
  rows_.load = rows_.boardings;
}

std::size_t CallLog::row_at(RunId run, StopId stop) {
  const auto calls = timetable_.calls[run];
  std::uint32_t& call = call_[run];
  while (call < calls.size() && calls[call].stop != stop) {
    ++call;
  }
  expects(call < calls.size(), "a run comes to its stops in their order");
  return timetable_.calls.offset(run) + call;
}

void CallLog::take(const Event& event) {
  const RunId run(event.a);
  const auto time_ms = static_cast<std::int32_t>(event.time.ms);
  switch (event.kind) {
    case EventKind::kRunArrives:
      rows_.arrival_ms[row_at(run, StopId(event.b))] = time_ms;
      break;
    case EventKind::kRunDeparts: {
      const std::size_t row = row_at(run, StopId(event.b));
      rows_.departure_ms[row] = time_ms;
      rows_.load[row] = load_[run];
      break;
    }
    case EventKind::kBoards:
      ++rows_.boardings[row_at(run, StopId(event.b))];
      ++load_[run];
      break;
    case EventKind::kAlights:
      ++rows_.alightings[row_at(run, StopId(event.b))];
      --load_[run];
      break;
    case EventKind::kDenied:
      ++rows_.denied[row_at(run, StopId(event.b))];
      break;
    default:
      break;
  }
}

void CallLog::checkpoint(storage::Archive& archive) {
  archive.fixed("arrival_ms", std::span<std::int32_t>(rows_.arrival_ms));
  archive.fixed("departure_ms", std::span<std::int32_t>(rows_.departure_ms));
  archive.fixed("boardings", std::span<std::uint32_t>(rows_.boardings));
  archive.fixed("alightings", std::span<std::uint32_t>(rows_.alightings));
  archive.fixed("denied", std::span<std::uint32_t>(rows_.denied));
  archive.fixed("load", std::span<std::uint32_t>(rows_.load));
  archive.fixed("present_call", call_.values());
  archive.fixed("present_load", load_.values());
}

ServiceSeries service_series(const CallRows& calls, const district::Transit& transit,
                             const district::Timetable& timetable, const TimeBins& bins,
                             double capacity_scale) {
  const CountTable empty(bins.count(), transit.stops.size());
  ServiceSeries series{empty, empty, empty, empty, empty, empty};
  std::map<std::tuple<std::uint32_t, std::uint32_t, Mode>, std::int32_t> last_ms;
  for (const std::size_t row : departures_of(calls)) {
    const std::int32_t time_ms = calls.departure_ms[row];
    const std::size_t bin = bins.index(SimTime{time_ms});
    const std::uint32_t stop = calls.stop[row];
    const district::Route& route = transit.routes[timetable.route[RunId(calls.run[row])]];
    ++series.departures.at(bin, stop);
    series.riders.at(bin, stop) += calls.load[row];
    if (calls.load[row] > route.rated_capacity * capacity_scale) {
      series.crowded_riders.at(bin, stop) += calls.load[row];
    }
    const auto [last, is_first] =
        last_ms.try_emplace({stop, calls.stop[row + 1], route.mode}, time_ms);
    const auto headway_s = static_cast<std::uint32_t>(std::lround((time_ms - last->second) * 1e-3));
    last->second = time_ms;
    if (!is_first && headway_s <= kLongestHeadwayS) {
      ++series.headways.at(bin, stop);
      series.headway_s.at(bin, stop) += headway_s;
      series.headway_s2.at(bin, stop) += headway_s * headway_s;
    }
  }
  return series;
}

ServiceQuality service_quality(const CallRows& calls, const district::Transit& transit,
                               const district::Timetable& timetable, Mode mode,
                               double capacity_scale) {
  double riders = 0.0;
  double crowded = 0.0;
  double delay_s = 0.0;
  double departures = 0.0;
  for (std::size_t row = 0; row < calls.run.size(); ++row) {
    const district::Route& route = transit.routes[timetable.route[RunId(calls.run[row])]];
    if (route.mode != mode || calls.departure_ms[row] == CallRows::kNotYet) {
      continue;
    }
    ++departures;
    delay_s += std::max(calls.departure_ms[row] - calls.planned_ms[row], 0) * 1e-3;
    riders += calls.load[row];
    crowded += calls.load[row] > route.rated_capacity * capacity_scale ? calls.load[row] : 0.0;
  }
  return {.crowded_share = riders > 0.0 ? crowded / riders : 0.0,
          .mean_delay_s = departures > 0.0 ? delay_s / departures : 0.0};
}

}  // namespace poai::metrics
