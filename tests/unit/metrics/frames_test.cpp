#include "engine/metrics/frames.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/metrics/day_record.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using movement::StateKind;
using test::event;

class FramesTest : public testing::Test {
 protected:
  /// Somebody leaves home and is in the given state when the frame is taken.
  void send_out(std::uint32_t person, StateKind kind, std::size_t container) {
    record_.on_events(std::vector<Event>{
        event(EventKind::kActivityEnds, SimTime::at(7), PersonId(person), island_.place("homes"))});
    island_.put(PersonId(person), kind, container, SimTime::at(7));
  }
  [[nodiscard]] const FrameRows& frame() {
    record_.on_frame(SimTime::at(8));
    return record_.frame();
  }

  test::ObservedIsland island_{6};
  DayRecord record_{island_.world()};
};

TEST_F(FramesTest, HaveNobodyWhoIsIndoorsOrAway) {
  send_out(0, StateKind::kActivity, island_.place("office").index());
  send_out(1, StateKind::kSeat, island_.place("canteen").index());
  send_out(2, StateKind::kOffIsland, island_.place("gate").index());
  EXPECT_EQ(frame().size(), 0U);
}

TEST_F(FramesTest, PutPeopleOnPlatformsAndInQueuesAtTheirPlaces) {
  send_out(3, StateKind::kVenueQueue, island_.place("canteen").index());
  send_out(1, StateKind::kPlatform, island_.stop("S").index());
  const FrameRows& rows = frame();

  ASSERT_EQ(rows.person, (std::vector<std::uint32_t>{1, 3}));
  EXPECT_FLOAT_EQ(
      rows.x_m.at(0),
      static_cast<float>(island_.island.district.transit.stops[island_.stop("S")].position.x_m));
  EXPECT_FLOAT_EQ(
      rows.x_m.at(1),
      static_cast<float>(island_.island.district.places[island_.place("canteen")].position.x_m));
  EXPECT_EQ(rows.state.at(0), static_cast<std::uint8_t>(StateKind::kPlatform));
  EXPECT_EQ(rows.container.at(1), island_.place("canteen").value());
}

TEST_F(FramesTest, PutWalkersBeforeTheirFirstLinkAtTheirNode) {
  send_out(0, StateKind::kLink, 2);
  const FrameRows& rows = frame();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_FLOAT_EQ(rows.x_m.at(0),
                  static_cast<float>(island_.island.district.network.node_position[NodeId(2)].x_m));
  EXPECT_EQ(rows.container.at(0), kNoRow);
}

TEST_F(FramesTest, PutWalkersWhereTheEngineHasThem) {
  const auto& fields = island_.island.fields;
  const PersonId anna(0);
  EventBuffer events;
  std::vector<PersonMoment> arrivals;
  island_.walking->start(
      std::vector<movement::WalkRequest>{{.time = SimTime::at(7),
                                          .person = anna,
                                          .tie_break = 1,
                                          .free_speed_mps = 1.25,
                                          .from = NodeId(2),
                                          .to = fields.destination_of(NodeId(3))}});
  send_out(0, StateKind::kLink, 2);
  for (SimTime end = SimTime::at(7, 0, 1); end <= SimTime::at(7, 1);
       end = end + Duration::seconds(1)) {
    island_.walking->advance(end, events, arrivals);
  }
  record_.on_events(events);
  record_.on_frame(SimTime::at(7, 1));
  const FrameRows& rows = record_.frame();

  ASSERT_EQ(rows.size(), 1U);
  // 60 s at about 1.25 m/s on the link from H to O, which is drawn from x = 0 on.
  EXPECT_NEAR(static_cast<double>(rows.x_m.at(0)), 75.0, 2.0);
  EXPECT_EQ(rows.container.at(0), 4U);  // link 2 (H O) as drawn
  EXPECT_EQ(std::fmod(static_cast<double>(rows.x_m.at(0)) * 64.0, 1.0), 0.0);
}

TEST_F(FramesTest, PutCarsOnTheStraightLineBetweenTwoPlaces) {
  const PlaceId from = island_.place("gate");
  const PlaceId to = island_.place("office");
  record_.on_events(
      std::vector<Event>{event(EventKind::kTripBegins, SimTime::at(7, 45), PersonId(0), from, to)});
  island_.put(PersonId(0), StateKind::kVehicle, to.index(), SimTime::at(7, 45));
  island_.states[PersonId(0)].due_ms = SimTime::at(8, 15).ms;
  const FrameRows& rows = frame();

  const auto& places = island_.island.district.places;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_NEAR(static_cast<double>(rows.x_m.at(0)),
              (places[from].position.x_m + places[to].position.x_m) / 2.0, 0.02);
}

TEST_F(FramesTest, ForgetWhoHasComeInAndTakeBackWhoGoesOutAgain) {
  send_out(0, StateKind::kPlatform, 0);
  EXPECT_EQ(frame().size(), 1U);
  island_.put(PersonId(0), StateKind::kActivity, 0);
  EXPECT_EQ(frame().size(), 0U);
  send_out(0, StateKind::kPlatform, 0);
  EXPECT_EQ(frame().size(), 1U);
}

}  // namespace
}  // namespace poai::metrics
