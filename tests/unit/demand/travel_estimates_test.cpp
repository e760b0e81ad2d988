#include "engine/demand/detail/travel_estimates.hpp"

#include <gtest/gtest.h>

#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"

namespace poai::demand::detail {
namespace {

/// The small island with a boat every 70 minutes from its gate to the terminal.
class TravelByBoat : public ::testing::Test {
 protected:
  TravelByBoat() {
    district_.transit = test::draw_timetable(R"(
        stops  G      T
        boat1  08:00  08:31
        boat1  09:10  09:41
        boat1  10:20  10:51)")
                            .transit;
    for (const StopId stop : ids<StopId>(district_.transit.stops.size())) {
      district_.transit.stops[stop].node = island_.district.transit.stops[stop].node;
    }
    district_.transit.stops[StopId(1U)].node = district_.places[island_.place("terminal")].node;
  }

  /// When to leave to be at the terminal at the time.
  [[nodiscard]] SimTime departure(SimTime arrival) const {
    const routing::TransitTimes times(district_.transit, district_.transit.timetables[0], {},
                                      island_.threads);
    const routing::TripRouter router(district_, island_.fields, times, {}, island_.draws);
    Problems problems;
    const auto spec = population::parse_population(test::small_population(), "population.toml",
                                                   district_, problems);
    problems.throw_if_any();
    const auto people = population::synthesise(spec, district_, {}, island_.draws, island_.threads);
    const PlanInputs inputs{people, spec, district_, router};
    const PlanDay day;
    const TravelEstimates travel(inputs, day, island_.draws);
    const Way way{island_.place("gate"), island_.place("terminal"), Mode::kFerry};
    return {travel.departure_ms(PersonId(0U), way, static_cast<std::int32_t>(arrival.ms))};
  }

  test::SmallIsland island_;
  district::District district_ = island_.district;
};

TEST_F(TravelByBoat, BeginsInTheQuarterHourOfTheLastBoatThatIsInTime) {
  EXPECT_EQ(departure(SimTime::at(10)), SimTime::at(9));
  // Waits are means over the quarter hour, so the boat that comes at 09:41 is expected 7.5 min
  // before that from 08:45, and later from 09:00, because it leaves in the middle of that quarter.
  EXPECT_EQ(departure(SimTime::at(9, 38)), SimTime::at(8, 45));
  EXPECT_EQ(departure(SimTime::at(9, 30)), SimTime::at(7, 45));
}

}  // namespace
}  // namespace poai::demand::detail
