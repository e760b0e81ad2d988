#include "engine/routing/transit_times.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/routing/detail/departure_profile.hpp"
#include "tests/support/random_timetable.hpp"

namespace poai::routing {
namespace {

using detail::Connection;
using detail::DepartureProfile;

std::vector<Connection> any_connections() {
  std::vector<Connection> connections;
  const auto count = *rc::gen::inRange<std::size_t>(2, 20);
  for (std::size_t i = 0; i < count; ++i) {
    const SimTime departure{*rc::gen::inRange<std::int64_t>(0, 1'800'000)};
    connections.push_back({departure, departure + Duration{*rc::gen::inRange(1, 900'000)}});
  }
  return connections;
}

RC_GTEST_PROP(DepartureProfileProperty, GivesTheEarliestArrivalOfAll, ()) {
  const std::vector<Connection> all = any_connections();
  const DepartureProfile profile(all);
  const SimTime time{*rc::gen::inRange<std::int64_t>(0, 1'800'000)};
  SimTime earliest = SimTime::never();
  for (const Connection& connection : all) {
    if (connection.departure >= time) {
      earliest = std::min(earliest, connection.arrival);
    }
  }
  const Connection* found = profile.first_from(time);
  RC_ASSERT((found == nullptr) == (earliest == SimTime::never()));
  RC_ASSERT((found == nullptr || found->arrival == earliest));
}

RC_GTEST_PROP(DepartureProfileProperty, GetsNoFasterByAConnectionLess, ()) {
  std::vector<Connection> connections = any_connections();
  const DepartureProfile all(connections);
  connections.erase(connections.begin() +
                    *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(connections)));
  const DepartureProfile fewer(connections);
  const SimTime begin{};
  const SimTime end = fewer.last_departure();
  RC_ASSERT(*fewer.mean_time_s(begin, end) >= *all.mean_time_s(begin, end) - 1e-9);
}

RC_GTEST_PROP(TransitTimesProperty, DoNotDependOnTheThreads, ()) {
  const auto drawn = test::random_timetable({*rc::gen::arbitrary<std::uint64_t>()});
  const TransitTimes one(drawn.transit, drawn.timetable(), Mode::kPortLiner, {},
                         parallel::Threads(1));
  const TransitTimes two(drawn.transit, drawn.timetable(), Mode::kPortLiner, {},
                         parallel::Threads(2));
  for (const StopId from : one.stops()) {
    for (const StopId to : one.stops()) {
      for (SimTime time = SimTime::at(7); time < SimTime::at(10);
           time = time + Duration::minutes(7)) {
        RC_ASSERT(one.ride(from, to, time).total_s == two.ride(from, to, time).total_s);
        RC_ASSERT(one.ride(from, to, time).change == two.ride(from, to, time).change);
      }
    }
  }
}

}  // namespace
}  // namespace poai::routing
