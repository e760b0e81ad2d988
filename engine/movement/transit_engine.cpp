#include "engine/movement/transit_engine.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <tuple>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/district/road_times.hpp"
#include "engine/movement/detail/transit_calls.hpp"
#include "engine/movement/detail/transit_platforms.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement {

using detail::CallId;
using detail::TrackId;
using detail::TransitCalls;
using detail::TransitPlatforms;
using detail::TransitResults;
using detail::Vehicle;

namespace {

enum class RunPhase : std::uint8_t { kBefore, kMoving, kStanding, kEnded };

struct RunState {
  CallId call;   ///< the one it stands at or goes to next
  SimTime left;  ///< the last stop
  SimTime due;   ///< at the next stop, were the track free
  std::uint32_t load = 0;
  RunPhase phase = RunPhase::kBefore;
};

/// When a run wants to reach or leave a stop. Who waits for a track keeps the time it came there,
/// so that the first to come is the first to go on.
struct Due {
  SimTime time;
  SimTime came;
  RunId run;
  friend bool operator>(const Due& a, const Due& b) {
    return std::tie(a.time, a.came, a.run) > std::tie(b.time, b.came, b.run);
  }
};

}  // namespace

struct TransitEngine::Impl {
  Impl(const district::Transit& transit, const district::Timetable& timetable,
       std::size_t person_count, double scale)
      : calls(transit, timetable, scale),
        platforms(calls, person_count, scale),
        runs(calls.run_count()),
        track_free_from(calls.track_count(), SimTime{INT64_MIN}),
        behind_last(calls.track_count(), SimTime{INT64_MIN}) {
    agenda.reserve(calls.run_count());
    for (const RunId run : ids<RunId>(calls.run_count())) {
      runs[run].call = calls.first_call(run);
      if (!calls.previous(run).valid()) {
        begin(run, SimTime{INT64_MIN});
      }
    }
    constexpr std::size_t kUsualPerTick = 4'096;
    boarded.reserve(kUsualPerTick);
    gave_up.reserve(kUsualPerTick);
    denied.reserve(kUsualPerTick);
    stranded.reserve(kUsualPerTick);
  }

  /// Sends a run to its first stop by the timetable, but not before its vehicles are `ready`.
  void begin(RunId run, SimTime ready) {
    runs[run].due = std::max(calls.arrival(runs[run].call), ready);
    schedule(run, runs[run].due, runs[run].due);
  }

  void schedule(RunId run, SimTime time, SimTime came) {
    agenda.push_back({time, came, run});
    std::push_heap(agenda.begin(), agenda.end(), std::greater<>());
  }

  void settle_stranded(EventBuffer& events) {
    for (const GaveUp& person : stranded) {
      events.push_back({person.time, person.person, person.stop.value(), StopId::kNoneValue,
                        EventKind::kWaitGivesUp, 0});
      gave_up.push_back(person);
    }
    stranded.clear();
  }

  void settle_next(TransitResults& results) {
    std::pop_heap(agenda.begin(), agenda.end(), std::greater<>());
    const Due due = agenda.back();
    agenda.pop_back();
    if (runs[due.run].phase == RunPhase::kStanding) {
      depart(due.run, due.time, results);
      return;
    }
    const TrackId track = calls.track(runs[due.run].call);
    if (track.valid() && track_free_from[track] > due.time) {
      schedule(due.run, track_free_from[track], due.came);
      return;
    }
    arrive(due.run, due.time, results);
  }

  void arrive(RunId run, SimTime time, TransitResults& results) {
    RunState& state = runs[run];
    const CallId call = state.call;
    results.events.push_back(run_event(run, call, time, EventKind::kRunArrives));
    const Vehicle& vehicle = calls.vehicle(run);
    const double load_share = state.load / vehicle.rated_capacity;
    const std::uint32_t off = platforms.alight(run, call, time, results);
    state.load -= off;
    const std::uint32_t room = vehicle.crush_capacity - state.load;
    SimTime departure = time + platforms.dwell(run, call, time, room, load_share);
    if (calls.is_last(call)) {
      state.phase = RunPhase::kEnded;
      if (calls.next(run).valid()) {
        begin(calls.next(run), departure + vehicle.turnaround);
      }
    } else {
      departure = std::max(departure, calls.departure(call));
      state.phase = RunPhase::kStanding;
      schedule(run, departure, departure);
    }
    if (calls.track(call).valid()) {
      track_free_from[calls.track(call)] = departure + kLeastGap;
    }
  }

  void depart(RunId run, SimTime time, TransitResults& results) {
    RunState& state = runs[run];
    const CallId call = state.call;
    const std::uint32_t room = calls.vehicle(run).crush_capacity - state.load;
    state.load += platforms.board(run, call, time, room, results);
    results.events.push_back(run_event(run, call, time, EventKind::kRunDeparts));
    state.phase = RunPhase::kMoving;
    state.left = time;
    state.call = CallId(call.index() + 1);
    state.due = time + way_time(run, call, time);
    if (const TrackId track = calls.track(state.call); track.valid()) {
      state.due = std::max(state.due, behind_last[track]);
      behind_last[track] = state.due + kLeastGap;
    }
    schedule(run, state.due, state.due);
  }

  /// From the departure from a call to the next one: on roads by the hour.
  [[nodiscard]] Duration way_time(RunId run, CallId call, SimTime time) const {
    const Duration planned = calls.arrival(CallId(call.index() + 1)) - calls.departure(call);
    return calls.vehicle(run).mode == Mode::kBus
               ? Duration{std::llround(static_cast<double>(planned.ms) *
                                       district::road_time_factor(time))}
               : planned;
  }

  [[nodiscard]] Event run_event(RunId run, CallId call, SimTime time, EventKind kind) const {
    return {time, PersonId::none(), run.value(), calls.stop(call).value(), kind, 0};
  }

  void checkpoint(storage::Archive& archive) {
    using storage::Field;
    archive.rows("runs", runs.values(), Field{"call", &RunState::call},
                 Field{"left_ms", &RunState::left}, Field{"due_ms", &RunState::due},
                 Field{"load", &RunState::load}, Field{"phase", &RunState::phase});
    archive.list_of("agenda", agenda, Field{"time_ms", &Due::time}, Field{"came_ms", &Due::came},
                    Field{"run", &Due::run});
    archive.fixed("track_free_from_ms", track_free_from.values());
    archive.fixed("behind_last_ms", behind_last.values());
    archive.list_of("stranded", stranded, Field{"time_ms", &GaveUp::time},
                    Field{"person", &GaveUp::person}, Field{"stop", &GaveUp::stop});
    storage::Archive of_platforms = archive.part("platforms");
    platforms.checkpoint(of_platforms);
  }

  TransitCalls calls;
  TransitPlatforms platforms;
  Column<RunId, RunState> runs;
  std::vector<Due> agenda;  ///< a heap with one entry per run that has not ended and whose set is
                            ///< there
  Column<TrackId, SimTime> track_free_from;
  Column<TrackId, SimTime> behind_last;  ///< the next one on it reaches its end no earlier
  std::vector<Boarded> boarded;
  std::vector<GaveUp> gave_up;
  std::vector<Denied> denied;
  std::vector<GaveUp> stranded;  ///< asked for a ride that no run gives any more
};

TransitEngine::TransitEngine(const district::Transit& transit, const district::Timetable& timetable,
                             std::size_t person_count, double capacity_scale)
    : impl_(std::make_unique<Impl>(transit, timetable, person_count, capacity_scale)) {}
TransitEngine::~TransitEngine() = default;
TransitEngine::TransitEngine(TransitEngine&&) noexcept = default;
TransitEngine& TransitEngine::operator=(TransitEngine&&) noexcept = default;

void TransitEngine::wait(std::span<const RideRequest> requests, EventBuffer& events) {
  for (const RideRequest& request : requests) {
    events.push_back({request.time, request.person, request.board.value(), request.alight.value(),
                      EventKind::kPlatformEnters, 0});
    if (impl_->platforms.is_served(request.board, request.alight)) {
      impl_->platforms.add(request);
    } else {
      impl_->stranded.push_back({request.time, request.person, request.board});
    }
  }
}

void TransitEngine::advance(SimTime tick_end, EventBuffer& events,
                            std::vector<Alighted>& alighted) {
  impl_->boarded.clear();
  impl_->gave_up.clear();
  impl_->denied.clear();
  impl_->settle_stranded(events);
  TransitResults results{events, alighted, impl_->boarded, impl_->gave_up, impl_->denied};
  while (!impl_->agenda.empty() && impl_->agenda.front().time < tick_end) {
    impl_->settle_next(results);
  }
}

bool TransitEngine::withdraw(const GaveUp& waiting, WayOn way, EventBuffer& events) {
  if (!impl_->platforms.withdraw(waiting.person, waiting.stop)) {
    return false;
  }
  events.push_back({waiting.time, waiting.person, waiting.stop.value(), StopId::kNoneValue,
                    EventKind::kWaitGivesUp, static_cast<std::uint8_t>(way)});
  return true;
}

void TransitEngine::checkpoint(storage::Archive& archive) { impl_->checkpoint(archive); }

std::span<const TransitEngine::Boarded> TransitEngine::boarded() const { return impl_->boarded; }

std::span<const TransitEngine::GaveUp> TransitEngine::gave_up() const { return impl_->gave_up; }

std::span<const TransitEngine::Denied> TransitEngine::denied() const { return impl_->denied; }

std::uint32_t TransitEngine::waiting_at(StopId stop) const {
  return impl_->platforms.waiting_at(stop);
}

std::uint32_t TransitEngine::load_of(RunId run) const { return impl_->runs[run].load; }

std::span<const std::uint32_t> TransitEngine::car_loads(RunId run) const {
  return impl_->platforms.car_loads(run);
}

bool TransitEngine::position_of(RunId run, SimTime time, RunPosition& position) const {
  const RunState& state = impl_->runs[run];
  const auto stop_at = [this](std::size_t call) { return impl_->calls.stop(CallId(call)); };
  const std::size_t call = state.call.index();
  if (state.phase == RunPhase::kStanding) {
    position = {stop_at(call), stop_at(call + 1), 0.0};
    return true;
  }
  if (state.phase != RunPhase::kMoving) {
    return false;
  }
  const double way_s = std::max((state.due - state.left).in_seconds(), 1e-3);
  const double share = std::clamp((time - state.left).in_seconds() / way_s, 0.0, 1.0);
  position = {stop_at(call - 1), stop_at(call), share};
  return true;
}

}  // namespace poai::movement
