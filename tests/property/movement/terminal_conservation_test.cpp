// Random crowds through random terminals: whoever goes in comes out, in the right order, whichever
// way time is cut.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "engine/movement/terminal_engine.hpp"
#include "support/small_airport.hpp"
#include "support/small_island.hpp"

namespace poai::movement {
namespace {

using district::Flight;

/// A number from `least` to `most`.
double number(int least, int most) { return *rc::gen::inRange(least, most + 1); }

district::ServerSettings random_servers() {
  const double least = number(0, 60);
  return {.servers = static_cast<std::uint32_t>(number(1, 6)),
          .service_s = {least, least + number(0, 60)}};
}

district::Airport random_airport() {
  district::Airport airport = test::small_airport();
  airport.doors = static_cast<std::uint32_t>(number(1, 2));
  airport.full_cabin_s = {number(50, 400), number(0, 20)};
  airport.walk_min = {number(0, 10), number(0, 3)};
  airport.foreigner_share = number(0, 10) / 10.0;
  airport.taxi_share = number(0, 10) / 10.0;
  airport.last_bag_min = {20.0, number(20, 40)};
  for (district::ServerSettings* queue :
       {&airport.immigration, &airport.immigration_gates, &airport.customs, &airport.emigration,
        &airport.emigration_gates, &airport.taxi_rank}) {
    *queue = random_servers();
  }
  for (district::PassengerSettings& passengers : airport.passengers) {
    passengers.checked_bag_share = number(0, 10) / 10.0;
    passengers.security = random_servers();
  }
  return airport;
}

district::District random_district() {
  district::District district = test::small_island();
  district.airport = random_airport();
  for (Flight& flight : district.flights.values()) {
    flight.kind = number(0, 1) == 0.0 ? Flight::Kind::kDomestic : Flight::Kind::kInternational;
  }
  return district;
}

std::vector<TerminalRequest> random_crowd(const district::District& district) {
  std::vector<TerminalRequest> requests;
  const auto count = static_cast<std::uint32_t>(number(1, 200));
  for (std::uint32_t i = 0; i < count; ++i) {
    const FlightId id(static_cast<std::uint32_t>(number(0, 2)));
    const Flight& flight = district.flights[id];
    const bool arrives = flight.direction == Flight::Direction::kArrival;
    const Duration before = arrives ? Duration{} : Duration::seconds(*rc::gen::inRange(0, 5'400));
    requests.push_back({.time = flight.time - before,
                        .person = PersonId(i),
                        .key = {i + 1U},
                        .tie_break = (i * 7919U) % 100'003U,
                        .flight = id,
                        .flight_time = flight.time,
                        .first_step = first_step_of(flight),
                        .onward = static_cast<OnwardByRoad>(number(0, 2))});
  }
  return requests;
}

struct Day {
  EventBuffer events;
  std::vector<TerminalExit> exits;
};

/// Everybody goes in when his or her time comes, as in a run of ticks.
Day run(const district::District& district, std::vector<TerminalRequest> requests, Duration tick) {
  std::sort(requests.begin(), requests.end(),
            [](const auto& a, const auto& b) { return a.time < b.time; });
  TerminalEngine engine(district, random::Draws(3, 0), 0, requests.size(), 1.0);
  Day day;
  auto next = requests.begin();
  std::size_t inside = 0;
  for (SimTime now = SimTime::at(3); now < SimTime::at(27); now = now + tick) {
    const auto end = std::find_if(next, requests.end(), [&](const TerminalRequest& request) {
      return request.time >= now + tick;
    });
    engine.admit({next, end});
    inside += static_cast<std::size_t>(end - next);
    next = end;
    const std::size_t before = day.exits.size();
    engine.advance(now + tick, day.events, day.exits);
    inside -= day.exits.size() - before;
    RC_ASSERT(engine.inside() == inside);
  }
  return day;
}

RC_GTEST_PROP(Terminals, LetOutEverybodyOnce, ()) {
  const district::District district = random_district();
  const std::vector<TerminalRequest> crowd = random_crowd(district);
  const Day day = run(district, crowd, Duration::minutes(10));
  RC_ASSERT(day.exits.size() == crowd.size());
  std::vector<bool> seen(crowd.size(), false);
  std::map<FlightId, int> balance;
  for (const TerminalExit& exit : day.exits) {
    RC_ASSERT(!seen.at(exit.person.index()));
    seen[exit.person.index()] = true;
    const TerminalRequest& request = crowd.at(exit.person.index());
    RC_ASSERT(exit.flight == request.flight);
    RC_ASSERT(exit.time >= request.time);
    const bool arrives = district.flights[exit.flight].direction == Flight::Direction::kArrival;
    RC_ASSERT(arrives == (exit.outcome == TerminalOutcome::kAtKerb));
    RC_ASSERT(exit.outcome != TerminalOutcome::kAboard || exit.time == request.flight_time);
    ++balance[exit.flight];
  }
  for (const TerminalRequest& request : crowd) {
    --balance[request.flight];
  }
  RC_ASSERT(std::all_of(balance.begin(), balance.end(),
                        [](const auto& flight) { return flight.second == 0; }));
}

RC_GTEST_PROP(Terminals, DoNotDependOnTheTick, ()) {
  const district::District district = random_district();
  const std::vector<TerminalRequest> crowd = random_crowd(district);
  const Day fine = run(district, crowd, Duration::seconds(10));
  const Day coarse = run(district, crowd, Duration::hours(4));
  RC_ASSERT(fine.exits.size() == coarse.exits.size());
  for (std::size_t i = 0; i < fine.exits.size(); ++i) {
    RC_ASSERT(fine.exits[i].person == coarse.exits[i].person);
    RC_ASSERT(fine.exits[i].time == coarse.exits[i].time);
    RC_ASSERT(fine.exits[i].outcome == coarse.exits[i].outcome);
  }
}

}  // namespace
}  // namespace poai::movement
