#include "engine/metrics/transit_observer.hpp"

#include <algorithm>
#include <set>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/metrics/intervals.hpp"

namespace poai::metrics {

TransitObserver::TransitObserver(const district::Transit& transit,
                                 const district::Timetable& timetable, const Options& options)
    : transit_(transit),
      timetable_(timetable),
      bins_(options.bins),
      hours_(options.hours),
      reached_(options.bins.count(), transit.stops.size()),
      left_(reached_),
      calls_(timetable),
      live_(timetable.run_count()),
      since_ms_(options.person_count, 0),
      waited_ms_(options.person_count, 0),
      crowded_at_boarding_(options.person_count, 0),
      crowded_ms_(options.person_count, 0),
      mode_boardings_(kModeCount, transit.stops.size()),
      mode_changes_(mode_boardings_),
      mode_alightings_(mode_boardings_),
      capacity_scale_(options.capacity_scale) {
  stations_ = {reached_, reached_, reached_,
               reached_, reached_, TimeTable(bins_.count(), reached_.columns())};
  find_sections();
  const CountTable empty(hours_.count(), sections_.sections.size());
  sections_.passengers = empty;
  sections_.departures = empty;
  sections_.rated_capacity = empty;
  runs_.boardings.resize(timetable.run_count(), 0);
  runs_.max_load.resize(timetable.run_count(), 0);
  runs_.max_load_stop.resize(timetable.run_count(), kNoRow);
  for (const RouteId route : timetable.route) {
    runs_.rated_capacity.push_back(transit.routes[route].rated_capacity);
  }
}

void TransitObserver::find_sections() {
  std::set<Section> all;
  const auto section_at = [this](RunId run, std::size_t call) {
    const auto calls = timetable_.calls[run];
    return Section{calls[call].stop, calls[call + 1].stop, mode_of(run)};
  };
  for (const RunId run : ids<RunId>(timetable_.run_count())) {
    for (std::size_t call = 0; call + 1 < timetable_.calls[run].size(); ++call) {
      all.insert(section_at(run, call));
    }
  }
  sections_.sections.assign(all.begin(), all.end());
  for (const RunId run : ids<RunId>(timetable_.run_count())) {
    for (std::size_t call = 0; call + 1 < timetable_.calls[run].size(); ++call) {
      const auto found = std::lower_bound(sections_.sections.begin(), sections_.sections.end(),
                                          section_at(run, call));
      section_of_call_.push_back(static_cast<std::uint32_t>(found - sections_.sections.begin()));
    }
    section_of_call_.push_back(kNoRow);
  }
}

void TransitObserver::take(const Event& event) {
  calls_.take(event);
  switch (event.kind) {
    case EventKind::kPlatformEnters:
      since_ms_[event.person] = static_cast<std::int32_t>(event.time.ms);
      ++reached_.at(bins_.index(event.time), event.a);
      break;
    case EventKind::kBoards:
      board(event);
      break;
    case EventKind::kDenied:
      ++stations_.denied.at(bins_.index(event.time), event.b);
      ++modes_.at(static_cast<std::size_t>(mode_of(RunId(event.a)))).denied;
      break;
    case EventKind::kAlights:
      alight(event);
      break;
    case EventKind::kRunArrives:
      arrive(event);
      break;
    case EventKind::kRunDeparts:
      depart(event);
      break;
    case EventKind::kWaitGivesUp:
      stop_waiting(event, event.a);
      ++gave_up_.at(event.detail);
      break;
    default:
      break;
  }
}

void TransitObserver::board(const Event& event) {
  const RunId run(event.a);
  CountTable& counts = event.detail == 0 ? stations_.boardings : stations_.changes;
  ++counts.at(bins_.index(event.time), event.b);
  const auto mode = static_cast<std::size_t>(mode_of(run));
  ++(event.detail == 0 ? mode_boardings_ : mode_changes_).at(mode, event.b);
  ModeTally& tally = modes_.at(mode);
  ++tally.boardings;
  const std::int64_t waited_ms = event.time.ms - since_ms_[event.person];
  tally.wait_ms += waited_ms;
  stations_.waited_ms.at(bins_.index(event.time), event.b) += static_cast<std::uint64_t>(waited_ms);
  stop_waiting(event, event.b);
  ++live_[run].load;
  live_[run].last_stop = StopId(event.b);
  crowded_at_boarding_[event.person] = live_[run].crowded_ms;
  ++runs_.boardings[run.index()];
}

void TransitObserver::stop_waiting(const Event& event, std::uint32_t stop) {
  waited_ms_[event.person] += static_cast<std::int32_t>(event.time.ms) - since_ms_[event.person];
  ++left_.at(bins_.index(event.time), stop);
}

void TransitObserver::alight(const Event& event) {
  ++stations_.alightings.at(bins_.index(event.time), event.b);
  const RunId run(event.a);
  ++mode_alightings_.at(static_cast<std::size_t>(mode_of(run)), event.b);
  LiveRun& live = live_[run];
  --live.load;
  crowded_ms_[event.person] += live.crowded_ms - crowded_at_boarding_[event.person];
}

void TransitObserver::arrive(const Event& event) {
  LiveRun& live = live_[RunId(event.a)];
  live.last_stop = StopId(event.b);
  if (live.crowded_since != kUncrowded) {
    live.crowded_ms += static_cast<std::int32_t>(event.time.ms) - live.crowded_since;
    live.crowded_since = kUncrowded;
  }
}

void TransitObserver::depart(const Event& event) {
  const RunId run(event.a);
  LiveRun& live = live_[run];
  const auto calls = timetable_.calls[run];
  live.last_stop = StopId(event.b);
  while (live.next_call < calls.size() && calls[live.next_call].stop != live.last_stop) {
    ++live.next_call;
  }
  expects(live.next_call < calls.size(), "a run departs from its stops in their order");
  const std::uint32_t section = section_of_call_[timetable_.calls.offset(run) + live.next_call];
  ++live.next_call;
  if (section == kNoRow) {
    return;
  }
  const std::size_t hour = hours_.index(event.time);
  sections_.passengers.at(hour, section) += live.load;
  ++sections_.departures.at(hour, section);
  sections_.rated_capacity.at(hour, section) += runs_.rated_capacity[run.index()];
  if (live.load > runs_.rated_capacity[run.index()] * capacity_scale_) {
    live.crowded_since = static_cast<std::int32_t>(event.time.ms);
  }
  if (live.load > runs_.max_load[run.index()]) {
    runs_.max_load[run.index()] = live.load;
    runs_.max_load_stop[run.index()] = event.b;
  }
}

void TransitObserver::finish() { stations_.waiting = inside_at_ends(reached_, left_); }

StopId TransitObserver::last_stop_of(RunId run) const {
  const StopId seen = live_[run].last_stop;
  return seen.valid() ? seen : timetable_.calls[run].front().stop;
}

std::vector<StopId> TransitObserver::stops_of(Mode mode) const {
  std::set<StopId> stops;
  for (const district::Timetable& day : transit_.timetables) {
    for (const RunId run : ids<RunId>(day.run_count())) {
      if (transit_.routes[day.route[run]].mode == mode) {
        for (const district::Call& call : day.calls[run]) {
          stops.insert(call.stop);
        }
      }
    }
  }
  return {stops.begin(), stops.end()};
}

StopPassengers TransitObserver::passengers_at(StopId stop, Mode mode) const {
  const auto row = static_cast<std::size_t>(mode);
  return {.boardings = mode_boardings_.at(row, stop.index()),
          .changes = mode_changes_.at(row, stop.index()),
          .alightings = mode_alightings_.at(row, stop.index())};
}

double TransitObserver::mean_wait_s(Mode mode) const {
  const ModeTally& tally = tally_of(mode);
  return tally.boardings == 0
             ? 0.0
             : static_cast<double>(tally.wait_ms) * 1e-3 / static_cast<double>(tally.boardings);
}

std::vector<SectionLoad> section_loads(const TransitObserver& observer, Mode mode, SimTime hour,
                                       double capacity_scale) {
  const SectionSeries& series = observer.sections();
  const std::size_t row = observer.hours().index(hour);
  std::vector<SectionLoad> loads;
  for (std::size_t s = 0; s < series.sections.size(); ++s) {
    const double rated = series.rated_capacity.at(row, s) * capacity_scale;
    if (series.sections[s].mode == mode && rated > 0.0) {
      loads.push_back(
          {static_cast<double>(series.passengers.at(row, s)) / rated, series.sections[s], hour});
    }
  }
  return loads;
}

std::optional<SectionLoad> peak_load(const TransitObserver& observer, Mode mode,
                                     double capacity_scale) {
  std::optional<SectionLoad> peak;
  for (std::size_t row = 0; row < observer.sections().passengers.rows(); ++row) {
    const SimTime hour = observer.hours().begin_of(row);
    for (const SectionLoad& load : section_loads(observer, mode, hour, capacity_scale)) {
      if (!peak || load.share > peak->share) {
        peak = load;
      }
    }
  }
  return peak;
}

double peak_run_share(const TransitObserver& observer, Mode mode, double capacity_scale) {
  const RunSeries& runs = observer.runs();
  double peak = 0.0;
  for (std::size_t i = 0; i < runs.max_load.size(); ++i) {
    if (observer.mode_of(RunId(i)) == mode && runs.rated_capacity[i] > 0) {
      peak = std::max(peak, runs.max_load[i] / (runs.rated_capacity[i] * capacity_scale));
    }
  }
  return peak;
}

}  // namespace poai::metrics
