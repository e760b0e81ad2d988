#include "engine/core/ids.hpp"

#include <gtest/gtest.h>

#include <concepts>
#include <vector>

#include "engine/core/id_range.hpp"

namespace poai {
namespace {

TEST(Id, AddressesNothingUntilItIsGivenAnIndex) {
  EXPECT_FALSE(PersonId().valid());
  EXPECT_FALSE(PersonId::none().valid());
  EXPECT_EQ(PersonId::none().value(), 0xffffffffU);
}

TEST(Id, KeepsItsIndex) {
  const PlaceId place(71);
  EXPECT_TRUE(place.valid());
  EXPECT_EQ(place.index(), 71U);
  EXPECT_EQ(place.value(), 71U);
}

TEST(Id, IsOrderedByIndexWithNoneLast) {
  EXPECT_LT(StopId(3), StopId(4));
  EXPECT_EQ(StopId(3), StopId(3));
  EXPECT_LT(StopId(4), StopId::none());
}

TEST(Id, ConvertsToNoOtherKindAndFromNoNumberByItself) {
  static_assert(!std::convertible_to<PersonId, PlaceId>);
  static_assert(!std::constructible_from<PersonId, PlaceId>);
  static_assert(!std::convertible_to<std::size_t, PersonId>);
  static_assert(!std::convertible_to<PersonId, std::size_t>);
}

TEST(DirectedLinkId, LeadsBackToItsLinkAndDirection) {
  for (const unsigned direction : {0U, 1U}) {
    const DirectedLinkId id = directed(LinkId(17), direction);
    EXPECT_EQ(link_of(id), LinkId(17));
    EXPECT_EQ(direction_of(id), direction);
  }
  EXPECT_NE(directed(LinkId(17), 0), directed(LinkId(17), 1));
}

TEST(IdRange, VisitsEveryIdOnceInOrder) {
  std::vector<std::size_t> visited;
  for (const PersonId person : ids<PersonId>(3)) {
    visited.push_back(person.index());
  }
  EXPECT_EQ(visited, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(IdRange, OfNothingIsEmpty) {
  for ([[maybe_unused]] const PersonId person : ids<PersonId>(0)) {
    FAIL() << "an empty range was entered";
  }
}

}  // namespace
}  // namespace poai
