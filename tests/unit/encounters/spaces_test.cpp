#include "engine/encounters/spaces.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace poai::encounters {
namespace {

std::vector<std::size_t> in_cell(const Spaces& spaces, SpaceId space, std::uint32_t cell) {
  std::vector<std::size_t> persons;
  spaces.for_each_in(space, cell, [&](PersonId person) { persons.push_back(person.index()); });
  std::sort(persons.begin(), persons.end());
  return persons;
}

TEST(Spaces, HaveAsManyCellsAsTheirCapacityFills) {
  EXPECT_EQ(cells_for(SpaceKind::kCanteen, {0.0}), 1U);
  EXPECT_EQ(cells_for(SpaceKind::kCanteen, {100.0}), 25U);
  EXPECT_EQ(cells_for(SpaceKind::kCanteen, {101.0}), 26U);
  EXPECT_EQ(cells_for(SpaceKind::kCanteen, {101.0, 2}), 51U);
}

TEST(Spaces, KeepWhoIsInWhichCell) {
  Spaces spaces(4);
  const SpaceId room = spaces.add(SpaceKind::kCanteen, PlaceId(0), 7, {12.0});
  for (const std::size_t person : {0U, 1U, 3U}) {
    spaces.enter(PersonId(person), 0, room, 2);
  }
  EXPECT_EQ(in_cell(spaces, room, 2), (std::vector<std::size_t>{0, 1, 3}));
  spaces.leave(PersonId(1), 0);
  spaces.leave(PersonId(1), 0);
  EXPECT_EQ(in_cell(spaces, room, 2), (std::vector<std::size_t>{0, 3}));
  EXPECT_EQ(spaces.occupancy(room), 2U);
  EXPECT_FALSE(spaces.space_of(PersonId(1), 0).valid());
}

TEST(Spaces, MovePeopleWhenTheyAreResized) {
  Spaces spaces(3);
  const SpaceId room = spaces.add(SpaceKind::kCanteen, PlaceId(0), 7, {4.0});
  const SpaceId other = spaces.add(SpaceKind::kLobby, PlaceId(0), 8, {8.0});
  spaces.enter(PersonId(0), 0, room, 0);
  spaces.enter(PersonId(2), 0, room, 0);
  spaces.enter(PersonId(1), 1, other, 0);
  const auto last = [](PersonId /*person*/, std::uint32_t cells) { return cells - 1; };
  EXPECT_EQ(spaces.change(room, SpaceKind::kCafe, {40.0}, last).size(), 2U);
  EXPECT_EQ(in_cell(spaces, room, 9), (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(in_cell(spaces, other, 0), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(spaces.change(room, SpaceKind::kCafe, {40.0}, last).empty());
  EXPECT_EQ(spaces.change(room, SpaceKind::kCafe, {40.0, 8}, last).size(), 2U);
  EXPECT_EQ(spaces[room].cell_size, 8U);
  EXPECT_EQ(in_cell(spaces, room, 4), (std::vector<std::size_t>{0, 2}));
}

TEST(Spaces, AreFoundByTheirNames) {
  Spaces spaces(1);
  const SpaceId a = spaces.add(SpaceKind::kLobby, PlaceId(0), 9, {8.0});
  const SpaceId b = spaces.add(SpaceKind::kLobby, PlaceId(1), 3, {8.0});
  const std::vector<SpaceId> all = {b, SpaceId::none(), a};
  const std::vector<std::uint64_t> names = spaces.names_of(all);
  EXPECT_EQ(names, (std::vector<std::uint64_t>{3, 0, 9}));
  EXPECT_EQ(spaces.named(names), all);
  EXPECT_FALSE(spaces.named(std::vector<std::uint64_t>{5})[0].valid());
}

TEST(SharedSpace, IsTheOwnRoomBeforeTheBuilding) {
  Spaces spaces(3);
  const SpaceId room = spaces.add(SpaceKind::kOffice, PlaceId(0), 1, {8.0});
  const SpaceId building = spaces.add(SpaceKind::kLobby, PlaceId(0), 2, {8.0});
  for (const std::size_t person : {0U, 1U}) {
    spaces.enter(PersonId(person), 0, room, 0);
    spaces.enter(PersonId(person), 1, building, 0);
  }
  EXPECT_EQ(shared_space(spaces, PersonId(0), PersonId(1)), room);
  EXPECT_FALSE(shared_space(spaces, PersonId(0), PersonId(2)).valid());
  spaces.enter(PersonId(2), 0, building, 0);
  EXPECT_EQ(shared_space(spaces, PersonId(2), PersonId(1)), building);
  EXPECT_EQ(shared_space(spaces, PersonId(1), PersonId(2)), building);
}

}  // namespace
}  // namespace poai::encounters
