#include "engine/demand/detail/destination.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "support/small_island.hpp"

namespace poai::demand::detail {
namespace {

constexpr std::uint64_t kPeople = 10'000;

class Destination : public ::testing::Test {
 protected:
  [[nodiscard]] PlaceId choose(std::uint64_t person, const std::vector<PlaceId>& alternatives,
                               const std::vector<double>& sizes) const {
    const TourDraws draws(island.draws, PersonKey{person * 0x9e3779b97f4a7c15U},
                          random::Occasion::on(0, 7));
    return choose_destination({alternatives, sizes, walk_per_min, most_walk_min},
                              island.place("homes"), {people, spec, island.district, island.router},
                              draws);
  }

  test::SmallIsland island;
  population::Population people;
  population::PopulationSpec spec;
  double walk_per_min = 0.0;
  double most_walk_min = 60.0;
  std::vector<PlaceId> places = {island.place("office"), island.place("restaurant_a"),
                                 island.place("school")};
};

TEST_F(Destination, FollowsSizesAndDistances) {
  walk_per_min = -0.2;
  const std::vector<double> sizes = {1.0, 2.0, 3.0};
  // 200, 400 and 600 m from the homes at 1.34 m/s.
  std::array<double, 3> expected{};
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) {
    expected.at(i) = sizes[i] * std::exp(-0.2 * 200.0 * static_cast<double>(i + 1) / 1.34 / 60.0);
    sum += expected.at(i);
  }
  std::array<double, 3> found{};
  for (std::uint64_t person = 0; person < kPeople; ++person) {
    const PlaceId place = choose(person, places, sizes);
    for (std::size_t i = 0; i < 3; ++i) {
      found.at(i) += place == places[i] ? 1.0 / static_cast<double>(kPeople) : 0.0;
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    const double p = expected.at(i) / sum;
    EXPECT_NEAR(found.at(i), p, 4.0 * std::sqrt(p * (1.0 - p) / static_cast<double>(kPeople)));
  }
}

TEST_F(Destination, LeavesThoseAloneWhoDoNotGoToAPlaceThatCloses) {
  std::size_t went = 0;
  for (std::uint64_t person = 0; person < 1'000; ++person) {
    const PlaceId before = choose(person, places, {1.0, 1.0, 1.0});
    const PlaceId after = choose(person, places, {1.0, 1.0, 0.0});
    if (before == places[2]) {
      ++went;
      EXPECT_NE(after, places[2]);
    } else {
      EXPECT_EQ(after, before);
    }
  }
  EXPECT_GT(went, 200U);
}

TEST_F(Destination, GoesNowhereThatIsTooFar) {
  most_walk_min = 6.0;  // 482 m
  for (std::uint64_t person = 0; person < 200; ++person) {
    EXPECT_NE(choose(person, places, {1.0, 1.0, 1.0}), places[2]);
  }
  EXPECT_FALSE(choose(1, {places[2]}, {1.0}).valid());
  EXPECT_FALSE(choose(1, {island.place("homes")}, {1.0}).valid()) << "one is there already";
}

}  // namespace
}  // namespace poai::demand::detail
