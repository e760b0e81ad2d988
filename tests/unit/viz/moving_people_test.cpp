#include "viz/render/moving_people.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {
namespace {

using geometry::Point;
using K = EventKind;

/// Anna walks along a link from 07:01 to 07:03, waits at S and rides the run of 07:05 to G, where
/// she is at 07:09; her ways from 07:00 to 07:30 are written.
class MovingPeopleTest : public testing::Test {
 protected:
  MovingPeopleTest() {
    island_.scenario.output.trajectories = {.from = SimTime::at(7), .until = SimTime::at(7, 30)};
    metrics::DayRecord record(island_.world());
    output::Hdf5Sink sink(folder_.path());
    sink.begin(island_.world());
    record.on_events(events());
    record.on_frame(SimTime::at(7));
    sink.frame(record, SimTime::at(7));
    record.finish(SimTime::at(8));
    sink.finish(record, simulation::RunStatus::kComplete);
  }

  std::vector<Event> events() {
    using test::event;
    const PersonId anna(0);
    const PlaceId homes = island_.place("homes");
    const PlaceId gate = island_.place("gate");
    const StopId s = island_.stop("S");
    const StopId g = island_.stop("G");
    return {
        test::with(event(K::kActivityBegins, SimTime::at(3), anna, homes), ActivityKind::kHome),
        test::with(event(K::kActivityEnds, SimTime::at(7), anna, homes), ActivityKind::kHome),
        test::with(event(K::kTripBegins, SimTime::at(7), anna, homes, gate), Mode::kPortLiner),
        event(K::kWalkBegins, SimTime::at(7), anna, NodeId(0), NodeId(0)),
        event(K::kLinkEnters, SimTime::at(7, 1), anna, link_),
        event(K::kLinkLeaves, SimTime::at(7, 3), anna, link_),
        event(K::kWalkEnds, SimTime::at(7, 3), anna, NodeId(0)),
        event(K::kPlatformEnters, SimTime::at(7, 3), anna, s, g),
        event(K::kBoards, SimTime::at(7, 5), anna, run_, s),
        event(K::kRunDeparts, SimTime::at(7, 5), PersonId::none(), run_, s),
        event(K::kRunArrives, SimTime::at(7, 9), PersonId::none(), run_, g),
        event(K::kAlights, SimTime::at(7, 9), anna, run_, g),
        test::with(event(K::kTripEnds, SimTime::at(7, 9), anna, homes, gate), Mode::kPortLiner),
    };
  }

  [[nodiscard]] People at(SimTime time) const {
    const output::RunFile run = output::RunFile::open(folder_.path());
    const MapScene scene = ground_of_run(run);
    const MovingPeople people(run, scene, SimTime::at(7), SimTime::at(7, 30));
    return people.at(time);
  }

  TemporaryFolder folder_;
  test::ObservedIsland island_{1};
  DirectedLinkId link_{3};  // against the direction of link 1
  RunId run_{0};
};

TEST_F(MovingPeopleTest, MovesAWalkerAlongTheLink) {
  const People people = at(SimTime::at(7, 1) + Duration::seconds(30));
  ASSERT_EQ(people.figures.size(), 1U);
  const output::Line shape = output::link_table(island_.island.district.network).shape.at(1);
  const Point begin = shape.back();
  const Point end = shape.front();
  // A walker is drawn within 2 m of the true place.
  EXPECT_LE(geometry::distance_m(people.figures[0].position, geometry::between(begin, end, 0.25)),
            2.1);
}

TEST_F(MovingPeopleTest, LetsAWalkerWithoutRoomStandWhereTheWalkBegins) {
  const People people = at(SimTime::at(7) + Duration::seconds(10));
  ASSERT_EQ(people.figures.size(), 1U);
  const PlaceId homes = island_.place("homes");
  EXPECT_LE(geometry::distance_m(people.figures[0].position,
                                 island_.island.district.places[homes].position),
            2.1);
}

TEST_F(MovingPeopleTest, CountsWhoWaitsAndWhoRides) {
  const People waiting = at(SimTime::at(7, 4));
  EXPECT_EQ(waiting.waiting, 1U);
  EXPECT_TRUE(waiting.figures.empty());
  EXPECT_TRUE(waiting.trains.empty());
  const People riding = at(SimTime::at(7, 7));
  EXPECT_EQ(riding.in_trains, 1U);
  EXPECT_EQ(riding.count[0], 1U);
  ASSERT_EQ(riding.trains.size(), 1U);
  const Point s = island_.island.district.transit.stops[island_.stop("S")].position;
  const Point g = island_.island.district.transit.stops[island_.stop("G")].position;
  EXPECT_NEAR(geometry::distance_m(riding.trains[0].position, geometry::between(s, g, 0.5)), 0.0,
              1e-3);
}

TEST_F(MovingPeopleTest, ForgetsWhoHasArrived) {
  const People people = at(SimTime::at(7, 10));
  EXPECT_TRUE(people.figures.empty());
  EXPECT_EQ(people.in_trains + people.waiting + people.not_shown, 0U);
}

TEST_F(MovingPeopleTest, KnowsTheTimeWithTrajectories) {
  const output::RunFile run = output::RunFile::open(folder_.path());
  const MapScene scene = ground_of_run(run);
  const MovingPeople people(run, scene, SimTime::at(7), SimTime::at(9));
  EXPECT_TRUE(people.knows(SimTime::at(7, 29)));
  EXPECT_FALSE(people.knows(SimTime::at(7, 30)));
  EXPECT_FALSE(people.knows(SimTime::at(6, 59)));
}

}  // namespace
}  // namespace poai::viz
