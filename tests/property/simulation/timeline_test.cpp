// Everybody is in exactly one place or on exactly one trip at each moment of the day, by the
// intervals of the result.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/simulation/no_output.hpp"
#include "support/simulated_island.hpp"

namespace poai {
namespace {

struct Interval {
  std::int32_t begin_ms = 0;
  std::int32_t end_ms = 0;
  std::uint32_t from = 0;  ///< place where it begins
  std::uint32_t to = 0;    ///< place where it ends
};

class Timeline : public testing::Test {
 protected:
  void SetUp() override {
    simulation::NoOutput sink;
    test::run_until(simulation_, sink);
  }

  [[nodiscard]] const metrics::DayRecord& record() const { return simulation_.record(); }

  /// Stays and trips of each person in the order of time.
  [[nodiscard]] std::vector<std::vector<Interval>> timelines() const {
    std::vector<std::vector<Interval>> of_person(model_.population.size());
    const metrics::Stays& stays = record().stays();
    for (std::size_t i = 0; i < stays.size(); ++i) {
      of_person[stays.person[i]].push_back(
          {stays.begin_ms[i], stays.end_ms[i], stays.place[i], stays.place[i]});
    }
    const metrics::Trips& trips = record().trips();
    for (std::size_t i = 0; i < trips.size(); ++i) {
      of_person[trips.person[i]].push_back(
          {trips.begin_ms[i], trips.end_ms[i], trips.from[i], trips.to[i]});
    }
    for (std::vector<Interval>& timeline : of_person) {
      std::stable_sort(timeline.begin(), timeline.end(), [](const Interval& a, const Interval& b) {
        return a.begin_ms != b.begin_ms ? a.begin_ms < b.begin_ms : a.end_ms < b.end_ms;
      });
    }
    return of_person;
  }

  /// Where a leg begins or ends.
  [[nodiscard]] geometry::Point position(std::uint32_t place, std::uint32_t stop) const {
    expects(PlaceId(place).valid() || StopId(stop).valid(), "a leg that has ended leads somewhere");
    const district::District& district = model_.district;
    return district.network
        .node_position[PlaceId(place).valid() ? district.places[PlaceId(place)].node
                                              : district.transit.stops[StopId(stop)].node];
  }
  /// What nobody is faster than, in a straight line.
  [[nodiscard]] double most_mps(Mode mode, PersonId person) const {
    const routing::TripParameters& trips = model_.scenario.trips;
    switch (mode) {
      case Mode::kWalk:
        return static_cast<double>(model_.population.speed_mps[person]);
      case Mode::kBicycle:
        return trips.bicycle_mps;
      case Mode::kCar:
      case Mode::kTaxi:
      case Mode::kShuttle:
        return trips.car_mps;
      default:
        return 70.0 / 3.6;  // the most on the guideway; buses and ferries are slower
    }
  }

  simulation::Model model_{
      test::read_scenario(test::bundled_scenario("weekday.toml"), {"population.scale=0.05"}),
      parallel::Threads(2), silent_logger()};
  simulation::Simulation simulation_{model_};
};

TEST_F(Timeline, OfEverybodyHasNoGapAndNoOverlap) {
  const std::vector<std::vector<Interval>> of_person = timelines();
  for (std::size_t person = 0; person < of_person.size(); ++person) {
    const std::vector<Interval>& timeline = of_person[person];
    ASSERT_FALSE(timeline.empty()) << "person " << person;
    ASSERT_EQ(timeline.front().begin_ms, model_.scenario.run.begin.ms) << "person " << person;
    ASSERT_EQ(timeline.back().end_ms, model_.scenario.run.end.ms) << "person " << person;
    for (std::size_t i = 1; i < timeline.size(); ++i) {
      ASSERT_EQ(timeline[i].begin_ms, timeline[i - 1].end_ms)
          << "person " << person << ", interval " << i;
    }
  }
}

TEST_F(Timeline, OfEverybodyGoesOnWhereItCameTo) {
  for (const std::vector<Interval>& timeline : timelines()) {
    for (std::size_t i = 1; i < timeline.size(); ++i) {
      ASSERT_EQ(timeline[i].from, timeline[i - 1].to);
    }
  }
}

TEST_F(Timeline, OfATripIsMadeOfItsLegs) {
  const metrics::Trips& trips = record().trips();
  const metrics::Legs& legs = record().legs();
  std::vector<std::int32_t> last_end_ms(trips.begin_ms.begin(), trips.begin_ms.end());
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const std::uint32_t trip = legs.trip[i];
    ASSERT_EQ(legs.person[i], trips.person[trip]);
    ASSERT_GE(legs.begin_ms[i], last_end_ms[trip]);
    ASSERT_LE(legs.end_ms[i], trips.end_ms[trip]);
    last_end_ms[trip] = legs.end_ms[i];
  }
}

TEST_F(Timeline, LetsNobodyGoFasterThanTheNetworkAllows) {
  const metrics::Legs& legs = record().legs();
  std::array<std::size_t, kModeCount> moved{};
  for (std::size_t i = 0; i < legs.size(); ++i) {
    if (legs.end_ms[i] >= model_.scenario.run.end.ms) {
      continue;  // the day ended on the way
    }
    const auto mode = static_cast<Mode>(legs.mode[i]);
    const double distance_m = geometry::distance_m(position(legs.from_place[i], legs.from_stop[i]),
                                                   position(legs.to_place[i], legs.to_stop[i]));
    const double least_s = distance_m / most_mps(mode, PersonId(legs.person[i]));
    // Clocks are in whole milliseconds, at both ends.
    ASSERT_GE(legs.end_ms[i] - legs.begin_ms[i], 1000.0 * least_s - 2.0)
        << "leg " << i << " by " << word(kModeNames, mode) << " over " << distance_m << " m";
    moved.at(legs.mode[i]) += distance_m > 0.0 ? 1 : 0;
  }
  for (const Mode mode : {Mode::kWalk, Mode::kBicycle, Mode::kCar, Mode::kTaxi, Mode::kBus,
                          Mode::kPortLiner, Mode::kFerry}) {
    EXPECT_GT(moved.at(static_cast<std::size_t>(mode)), 0U) << word(kModeNames, mode);
  }
}

}  // namespace
}  // namespace poai
