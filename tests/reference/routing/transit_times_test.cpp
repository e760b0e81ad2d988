// Journeys by the timetable against Dijkstra's algorithm on the time-expanded graph, for all pairs
// of stops at many moments of a few timetables.

#include "engine/routing/transit_times.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/routing/detail/journey_search.hpp"
#include "tests/support/random_timetable.hpp"
#include "tests/support/time_expanded.hpp"

namespace poai::routing {
namespace {

using test::TimeExpanded;

TEST(JourneySearchReference, EqualsDijkstraOnTheTimeExpandedGraph) {
  std::array<int, kMostRides> found{};  // by rides - 1
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const auto drawn = test::random_timetable(
        {.seed = seed, .stops = 8, .runs = 30, .most_calls = 3, .routes = {"r0", "bus", "boat"}});
    const std::vector<Transfer> transfers = {{StopId(0U), StopId(1U), Duration::seconds(90)},
                                             {StopId(2U), StopId(5U), Duration::seconds(200)}};
    const detail::JourneySearch search(drawn.transit, drawn.timetable(), transfers, {}, {});
    for (const StopId to : ids<StopId>(8)) {
      const detail::Journeys journeys = search.to(to);
      for (const StopId from : ids<StopId>(8)) {
        std::int64_t last_ms = SimTime::at(8).ms - 1;
        const detail::Journeys::Profile& profile = journeys.profiles[0][from];
        for (std::size_t i = profile.size(); i-- > 0;) {
          // Who comes a moment after the departure before, or just in time for this one.
          for (const std::int64_t ms : {last_ms + 1, std::int64_t{profile[i].departure_ms}}) {
            ASSERT_EQ((TimeExpanded{drawn, transfers}.cost_ms(Mode::kNone, from, to, {ms})),
                      profile[i].cost_ms);
          }
          last_ms = profile[i].departure_ms;
          std::size_t rides = 0;
          for (auto id = profile[i].chain; id != detail::ChainLink::kEnd;) {
            id = journeys.chains[id].tail;
            ++rides;
          }
          ++found.at(rides - 1);
        }
        if (from != to) {
          ASSERT_EQ((TimeExpanded{drawn, transfers}.cost_ms(Mode::kNone, from, to, {last_ms + 1})),
                    TimeExpanded::kNever);
        }
      }
    }
  }
  // The comparison means something: all numbers of changes came up.
  EXPECT_GT(found[0], 50);
  EXPECT_GT(found[1], 50);
  EXPECT_GT(found[2], 20);
  EXPECT_GT(found[3], 5);
}

}  // namespace
}  // namespace poai::routing
