#include "engine/encounters/meeting_places.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "support/employed_island.hpp"

namespace poai::encounters {
namespace {

using district::PlaceKind;
using test::EmployedIsland;

class MeetingPlacesTest : public testing::Test {
 protected:
  [[nodiscard]] Event event(EventKind kind, PersonId person, std::size_t a,
                            ActivityKind activity = ActivityKind::kHome) const {
    return {.time = SimTime::at(12),
            .person = person,
            .a = static_cast<std::uint32_t>(a),
            .kind = kind,
            .detail = static_cast<std::uint8_t>(activity)};
  }
  [[nodiscard]] Whereabouts after(const std::vector<Event>& events) const {
    std::vector<Move> moves;
    places.read(events, moves);
    EXPECT_EQ(moves.size(), 1U);
    return moves.empty() ? Whereabouts{} : moves.back().to;
  }
  [[nodiscard]] Whereabouts at(PersonId person, const char* place, ActivityKind activity) const {
    return after(
        {event(EventKind::kActivityBegins, person, island.place(place).index(), activity)});
  }

  EmployedIsland island;
  Circles circles = island.circles();
  MeetingPlaces places{island.district, island.district.transit.timetables[0], island.population,
                       circles, RoomSizes{}};
  PersonId worker = island.employee(0);
};

TEST_F(MeetingPlacesTest, PutsPeopleAtWorkIntoTheirOfficeAndTheBuilding) {
  const Whereabouts at_work = at(worker, "office", ActivityKind::kWork);
  EXPECT_EQ(at_work.primary, places.office(circles.of[worker]));
  EXPECT_EQ(at_work.secondary, places.common(island.place("office")));
  EXPECT_EQ(at(worker, "office", ActivityKind::kLunch), at_work);
}

TEST_F(MeetingPlacesTest, PutsGuestsIntoWhatAllShare) {
  const Whereabouts guest = at(island.shopper, "office", ActivityKind::kVisit);
  EXPECT_FALSE(guest.primary.valid());
  EXPECT_EQ(guest.secondary, places.common(island.place("office")));
}

TEST_F(MeetingPlacesTest, MeetsNobodyAtHomeOrOnTheMainland) {
  EXPECT_EQ(at(worker, "homes", ActivityKind::kHome), Whereabouts{});
  EXPECT_EQ(at(worker, "gate", ActivityKind::kElsewhere), Whereabouts{});
  EXPECT_EQ(at(worker, "gate", ActivityKind::kWork), Whereabouts{});
}

TEST_F(MeetingPlacesTest, KeepsEventsApartFromThePlace) {
  const Whereabouts event = at(worker, "office", ActivityKind::kEvent);
  EXPECT_EQ(event.primary, places.event(island.place("office")));
  EXPECT_EQ(places.make_spaces()[event.primary].kind, SpaceKind::kEvent);
}

TEST_F(MeetingPlacesTest, TakesAudiencesForAHall) {
  district::District district = island.district;
  district.places[island.place("office")].kind = PlaceKind::kArena;
  const MeetingPlaces of_arena(district, district.transit.timetables[0], island.population, circles,
                               RoomSizes{});
  const SpaceId event = of_arena.event(island.place("office"));
  EXPECT_EQ(of_arena.make_spaces()[event].kind, SpaceKind::kHall);
}

TEST_F(MeetingPlacesTest, FollowsAGuestFromTheQueueToTheChairAndOut) {
  const std::size_t canteen = island.place("canteen").index();
  const Spaces spaces = places.make_spaces();
  const Whereabouts queue = after({event(EventKind::kQueueJoins, worker, canteen)});
  EXPECT_EQ(spaces[queue.primary].kind, SpaceKind::kQueue);
  const Whereabouts seat = after({event(EventKind::kSeatTakes, worker, canteen)});
  EXPECT_EQ(seat.primary, places.seats(PlaceId(canteen)));
  EXPECT_EQ(spaces[seat.primary].kind, SpaceKind::kCanteen);
  EXPECT_EQ(spaces[seat.primary].cell_count, 25U);  // 100 chairs at tables of 4
  EXPECT_EQ(after({event(EventKind::kVenueLeaves, worker, canteen)}), Whereabouts{});
}

/// Groups in which the guests of 100 chairs sit.
std::uint32_t groups(district::ServiceKind kind, std::optional<std::uint32_t> table_size,
                     const RoomSizes& sizes = {}) {
  district::Service service;
  service.kind = kind;
  service.seats = 100;
  service.table_size = table_size;
  return cells_for(seat_kind(kind), seats_size(service, sizes));
}

TEST(SeatsSize, GivesASpaceACellForEachTable) {
  const district::ServiceKind canteen = district::ServiceKind::kCanteen;
  EXPECT_EQ(groups(canteen, {}), 25U);
  EXPECT_EQ(groups(canteen, {}, {.table_seats = 10}), 10U);
  EXPECT_EQ(groups(canteen, 2), 50U);
  EXPECT_EQ(groups(canteen, 2, {.scale = 0.1, .table_seats = 10}), 5U);
  EXPECT_EQ(groups(district::ServiceKind::kCafe, 2), 50U);
}

TEST(SeatsSize, KeepsTheGroupsOfLoungesWithoutTables) {
  EXPECT_EQ(groups(district::ServiceKind::kLounge, {}), 13U);  // groups of 8
  EXPECT_EQ(groups(district::ServiceKind::kLounge, {}, {.table_seats = 2}), 13U);
  EXPECT_EQ(groups(district::ServiceKind::kLounge, 5), 20U);
}

TEST_F(MeetingPlacesTest, SeatsGuestsAtTablesOfThePlace) {
  district::District district = island.district;
  district.services[island.place("canteen")].table_size = 10;
  const MeetingPlaces large(district, district.transit.timetables[0], island.population, circles,
                            RoomSizes{});
  const SpaceId seats = large.seats(island.place("canteen"));
  EXPECT_EQ(large.make_spaces()[seats].cell_count, 10U);
}

TEST_F(MeetingPlacesTest, FollowsAPassenger) {
  const Spaces spaces = places.make_spaces();
  const Whereabouts platform = after({event(EventKind::kPlatformEnters, worker, 1)});
  EXPECT_EQ(spaces[platform.primary].kind, SpaceKind::kPlatform);
  const Whereabouts train = after({event(EventKind::kBoards, worker, 0)});
  EXPECT_EQ(spaces[train.primary].kind, SpaceKind::kVehicle);
  EXPECT_EQ(after({event(EventKind::kAlights, worker, 0)}), Whereabouts{});
}

TEST_F(MeetingPlacesTest, TakesOnlyTheLastMoveOfAMoment) {
  const std::size_t office = island.place("office").index();
  EXPECT_EQ(after({event(EventKind::kActivityEnds, worker, office),
                   event(EventKind::kActivityBegins, worker, office, ActivityKind::kWork)})
                .primary,
            places.office(circles.of[worker]));
}

TEST(CommonKind, IsByTheTypeOfThePlace) {
  EXPECT_EQ(common_kind(PlaceKind::kInteraction), SpaceKind::kLounge);
  EXPECT_EQ(common_kind(PlaceKind::kPark), SpaceKind::kPlaza);
  EXPECT_EQ(common_kind(PlaceKind::kOffice), SpaceKind::kLobby);
  EXPECT_EQ(seat_kind(district::ServiceKind::kLounge), SpaceKind::kLounge);
}

TEST(MeetingPlaces, AreAsLivelyAsTheLiveliestOfTheirEvents) {
  EXPECT_EQ(livelier(SpaceKind::kHall, SpaceKind::kClub), SpaceKind::kClub);
  EXPECT_EQ(livelier(SpaceKind::kEvent, SpaceKind::kClub), SpaceKind::kEvent);
  EXPECT_EQ(livelier(SpaceKind::kHall, SpaceKind::kEvent), SpaceKind::kEvent);
  EXPECT_EQ(livelier(SpaceKind::kHall, SpaceKind::kHall), SpaceKind::kHall);
}

}  // namespace
}  // namespace poai::encounters
