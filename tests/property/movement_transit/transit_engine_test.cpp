// What holds for any timetable and any passengers.

#include "engine/movement/transit_engine.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "engine/core/id_range.hpp"
#include "tests/support/draws.hpp"
#include "tests/support/handed_over.hpp"
#include "tests/support/random_timetable.hpp"
#include "tests/support/riding_crowd.hpp"

namespace poai::movement {
namespace {

using test::DrawnTimetable;
using test::ride_day;
using test::RidingDay;

DrawnTimetable any_timetable() {
  test::RandomTimetable options;
  options.seed = *rc::gen::arbitrary<std::uint64_t>();
  options.stops = *rc::gen::inRange<std::size_t>(2, 7);
  options.runs = *rc::gen::inRange<std::size_t>(1, 40);
  options.most_calls = *rc::gen::inRange<std::size_t>(2, 9);
  DrawnTimetable drawn = test::random_timetable(options);
  for (district::Route& route : drawn.transit.routes.values()) {
    route.crush_capacity = *rc::gen::inRange(1U, 12U);
    route.rated_capacity = (route.crush_capacity + 1) / 2;
    route.fixed_dwell = Duration::seconds(*rc::gen::inRange(0, 40));
    route.nominal_dwell = Duration::seconds(*rc::gen::inRange(0, 40));
  }
  return drawn;
}

/// Passengers of whole seconds, so that some come at the same moment.
std::vector<RideRequest> any_crowd(const DrawnTimetable& drawn) {
  test::Draws draws(*rc::gen::arbitrary<std::uint64_t>());
  const std::size_t stops = drawn.transit.stops.size();
  std::vector<RideRequest> crowd;
  const auto count = *rc::gen::inRange<std::size_t>(0, 400);
  for (std::size_t i = 0; i < count; ++i) {
    RideRequest request;
    request.time =
        SimTime::at(7, 30) + Duration::seconds(static_cast<std::int64_t>(draws.below(7'200)));
    request.person = PersonId(i);
    request.key = PersonKey{draws.below(1U << 20U)};
    request.tie_break = draws.below(3);
    request.board = StopId(draws.below(stops));
    request.alight = StopId((request.board.index() + 1 + draws.below(stops - 1)) % stops);
    crowd.push_back(request);
  }
  return crowd;
}

RC_GTEST_PROP(TransitEngineProperty, LosesNobody, ()) {
  const DrawnTimetable drawn = any_timetable();
  const std::vector<RideRequest> crowd = any_crowd(drawn);
  const RidingDay day = ride_day(drawn, crowd, {.tick = Duration::seconds(10)});
  std::multiset<std::uint32_t> ends;
  for (const auto& alighted : day.alighted) {
    RC_ASSERT(alighted.stop == crowd[alighted.person.index()].alight);
    ends.insert(alighted.person.value());
  }
  for (const auto& gave_up : day.gave_up) {
    RC_ASSERT(gave_up.stop == crowd[gave_up.person.index()].board);
    ends.insert(gave_up.person.value());
  }
  // After the last run nobody waits or rides: everybody ended once.
  RC_ASSERT(ends.size() == crowd.size());
  RC_ASSERT(std::set<std::uint32_t>(ends.begin(), ends.end()).size() == crowd.size());
  RC_ASSERT(day.boarded.size() == day.alighted.size());
}

RC_GTEST_PROP(TransitEngineProperty, CountsEverybodyAtAnyMoment, ()) {
  const DrawnTimetable drawn = any_timetable();
  std::vector<RideRequest> crowd = any_crowd(drawn);
  std::sort(crowd.begin(), crowd.end(),
            [](const auto& a, const auto& b) { return a.time < b.time; });
  TransitEngine engine(drawn.transit, drawn.timetable(), crowd.size(), 1.0);
  EventBuffer events;
  std::vector<TransitEngine::Alighted> alighted;
  std::size_t gave_up = 0;
  std::size_t next = 0;
  for (SimTime end = SimTime::at(7); end < SimTime::at(12); end = end + Duration::minutes(1)) {
    const std::size_t first = next;
    while (next < crowd.size() && crowd[next].time < end) {
      ++next;
    }
    engine.wait(std::span(crowd).subspan(first, next - first), events);
    engine.advance(end, events, alighted);
    gave_up += engine.gave_up().size();
    std::size_t inside = 0;
    for (const StopId stop : ids<StopId>(drawn.transit.stops.size())) {
      inside += engine.waiting_at(stop);
    }
    for (const RunId run : ids<RunId>(drawn.timetable().run_count())) {
      const RouteId route = drawn.timetable().route[run];
      RC_ASSERT(engine.load_of(run) <= drawn.transit.routes[route].crush_capacity);
      inside += engine.load_of(run);
    }
    RC_ASSERT(inside + alighted.size() + gave_up == next);
  }
}

RC_GTEST_PROP(TransitEngineProperty, LetsOffEachRunWhomItTookOn, ()) {
  const DrawnTimetable drawn = any_timetable();
  const RidingDay day = ride_day(drawn, any_crowd(drawn), {.tick = Duration::seconds(10)});
  std::map<std::uint32_t, std::int64_t> aboard;
  for (const Event& event : day.events) {
    aboard[event.a] += event.kind == EventKind::kBoards ? 1 : 0;
    aboard[event.a] -= event.kind == EventKind::kAlights ? 1 : 0;
  }
  for (const RunId run : ids<RunId>(drawn.timetable().run_count())) {
    RC_ASSERT(aboard[run.value()] == 0);
  }
}

RC_GTEST_PROP(TransitEngineProperty, RunsEachSetInOnePlaceAtATime, ()) {
  DrawnTimetable drawn = any_timetable();
  const auto sets = *rc::gen::inRange<std::size_t>(1, 6);
  std::vector<std::vector<std::size_t>> runs_of(sets);
  for (std::size_t run = 0; run < drawn.timetable().run_count(); ++run) {
    runs_of[*rc::gen::inRange<std::size_t>(0, sets)].push_back(run);
  }
  for (const auto& runs : runs_of) {
    test::join_set(drawn, runs);
  }
  const auto crowd = any_crowd(drawn);
  const RidingDay day =
      ride_day(drawn, crowd, {.tick = Duration::seconds(10), .end = SimTime::at(60)});
  std::map<std::uint32_t, SimTime> begins;
  std::map<std::uint32_t, SimTime> ends;
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kRunArrives) {
      begins.try_emplace(event.a, event.time);
      ends[event.a] = event.time;
    }
  }
  RC_ASSERT(begins.size() == drawn.timetable().run_count());  // all of them ran
  RC_ASSERT(day.alighted.size() + day.gave_up.size() == crowd.size());
  for (const RunId run : ids<RunId>(drawn.timetable().previous.size())) {
    const RunId before = drawn.timetable().previous[run];
    RC_ASSERT(!before.valid() ||
              begins[run.value()] >= ends[before.value()] + Duration::seconds(60));
  }
}

/// One engine and what it has given so far.
struct Riding {
  Riding(const DrawnTimetable& drawn, std::size_t persons)
      : engine(drawn.transit, drawn.timetable(), persons, 1.0) {}

  void tick(std::span<const RideRequest> requests, SimTime end) {
    engine.wait(requests, events);
    engine.advance(end, events, alighted);
  }

  TransitEngine engine;
  EventBuffer events;
  std::vector<TransitEngine::Alighted> alighted;
};

RC_GTEST_PROP(TransitEngineProperty, GoesOnInAnotherEngineAsIfNothingHadHappened, ()) {
  const DrawnTimetable drawn = any_timetable();
  std::vector<RideRequest> crowd = any_crowd(drawn);
  std::sort(crowd.begin(), crowd.end(),
            [](const auto& a, const auto& b) { return a.time < b.time; });
  const auto handed_over = SimTime::at(7) + Duration::seconds(10 * *rc::gen::inRange(1, 1'000));
  Riding whole(drawn, crowd.size());
  Riding second(drawn, crowd.size());
  std::size_t next = 0;
  const Duration tick = Duration::seconds(10);
  for (SimTime end = SimTime::at(7) + tick; end < SimTime::at(12); end = end + tick) {
    const std::size_t first = next;
    while (next < crowd.size() && crowd[next].time < end) {
      ++next;
    }
    const auto requests = std::span(crowd).subspan(first, next - first);
    whole.tick(requests, end);
    if (end > handed_over) {
      second.tick(requests, end);
    } else if (end + tick > handed_over) {
      test::hand_over(whole.engine, second.engine);
      whole.events.clear();
    }
  }
  RC_ASSERT(test::same_events(whole.events, second.events));
}

RC_GTEST_PROP(TransitEngineProperty, CarriesNobodyPastTheCrushCapacity, ()) {
  const DrawnTimetable drawn = any_timetable();
  const RidingDay day = ride_day(drawn, any_crowd(drawn), {.tick = Duration::minutes(1)});
  std::map<std::uint32_t, std::int64_t> load;
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kBoards) {
      const RouteId route = drawn.timetable().route[RunId(event.a)];
      RC_ASSERT(++load[event.a] <= drawn.transit.routes[route].crush_capacity);
    } else if (event.kind == EventKind::kAlights) {
      RC_ASSERT(--load[event.a] >= 0);
    }
  }
  for (const auto& [run, persons] : load) {
    RC_ASSERT(persons == 0);
  }
}

RC_GTEST_PROP(TransitEngineProperty, ServesEachPairInTheOrderOfItsQueue, ()) {
  const DrawnTimetable drawn = any_timetable();
  const std::vector<RideRequest> crowd = any_crowd(drawn);
  const RidingDay day = ride_day(drawn, crowd, {.tick = Duration::seconds(7)});
  std::map<std::pair<StopId, StopId>, PersonId> last;
  const auto rank = [&crowd](PersonId person) {
    const RideRequest& request = crowd[person.index()];
    return std::tie(request.time, request.tie_break, request.key);
  };
  for (const auto& boarded : day.boarded) {
    const RideRequest& request = crowd[boarded.person.index()];
    const auto [entry, is_first] =
        last.try_emplace({request.board, request.alight}, boarded.person);
    RC_ASSERT(boarded.time >= request.time);
    RC_ASSERT((is_first || rank(entry->second) <= rank(boarded.person)));
    entry->second = boarded.person;
  }
}

RC_GTEST_PROP(TransitEngineProperty, DeniesOnlyWhoFoundTheRunFull, ()) {
  const DrawnTimetable drawn = any_timetable();
  const RidingDay day = ride_day(drawn, any_crowd(drawn), {.tick = Duration::minutes(2)});
  std::map<std::uint32_t, std::uint32_t> load;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>> denied;
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kBoards) {
      ++load[event.a];
    } else if (event.kind == EventKind::kAlights) {
      --load[event.a];
    } else if (event.kind == EventKind::kDenied) {
      const RouteId route = drawn.timetable().route[RunId(event.a)];
      RC_ASSERT(load[event.a] == drawn.transit.routes[route].crush_capacity);
      RC_ASSERT(denied.emplace(event.person.value(), event.a, event.time.ms).second);
    }
  }
}

RC_GTEST_PROP(TransitEngineProperty, KeepsRunsBehindTheTimetableAndInOrder, ()) {
  const DrawnTimetable drawn = any_timetable();
  const RidingDay day = ride_day(drawn, any_crowd(drawn), {.tick = Duration::minutes(1)});
  std::map<std::uint32_t, std::size_t> call_of_run;
  SimTime before;
  for (const Event& event : day.events) {
    const bool is_run =
        event.kind == EventKind::kRunArrives || event.kind == EventKind::kRunDeparts;
    if (!is_run) {
      continue;
    }
    RC_ASSERT(event.time >= before);
    before = event.time;
    const auto calls = drawn.timetable().calls[RunId(event.a)];
    const district::Call& call = calls[call_of_run[event.a]];
    RC_ASSERT(call.stop.value() == event.b);
    if (event.kind == EventKind::kRunDeparts) {
      RC_ASSERT(event.time >= call.departure);
      ++call_of_run[event.a];
    }
  }
  for (const RunId run : ids<RunId>(drawn.timetable().run_count())) {
    RC_ASSERT(call_of_run[run.value()] + 1 == drawn.timetable().calls[run].size());
  }
}

RC_GTEST_PROP(TransitEngineProperty, DoesNotDependOnTheTick, ()) {
  const DrawnTimetable drawn = any_timetable();
  const std::vector<RideRequest> crowd = any_crowd(drawn);
  const auto sorted_events = [&](Duration tick) {
    std::vector<std::tuple<std::int64_t, std::uint32_t, std::uint32_t, std::uint32_t, int>> rows;
    for (const Event& event : ride_day(drawn, crowd, {.tick = tick}).events) {
      rows.emplace_back(event.time.ms, event.person.value(), event.a, event.b,
                        static_cast<int>(event.kind));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  };
  RC_ASSERT((sorted_events(Duration::seconds(5)) == sorted_events(Duration::seconds(333))));
}

}  // namespace
}  // namespace poai::movement
