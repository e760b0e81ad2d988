#include "viz/render/label_placement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/core/hash.hpp"

namespace poai::viz {
namespace {

constexpr Box kPicture{0.0, 0.0, 1000.0, 600.0};

/// `count` points anywhere in the middle of the picture, the same each time.
std::vector<LabelWish> wishes_at_random(std::size_t count, std::uint64_t seed) {
  std::vector<LabelWish> wishes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t bits = mix64(seed * 1000 + i);
    wishes.push_back({.point = {100.0 + static_cast<double>(bits % 800),
                                100.0 + static_cast<double>(bits / 800 % 400)},
                      .width_px = 60.0 + static_cast<double>(bits / 320'000 % 80),
                      .height_px = 22.0,
                      .clearance_px = 8.0});
  }
  return wishes;
}

double distance_to(const Box& box, Pixel p) {
  return std::hypot(p.x - std::clamp(p.x, box.left, box.right),
                    p.y - std::clamp(p.y, box.bottom, box.top));
}

TEST(LabelPlacement, PutsALoneLabelRightBesideItsPoint) {
  const LabelWish wish{.point = {500, 300}, .width_px = 80, .height_px = 20, .clearance_px = 8};
  const auto placed = place_labels({wish}, {.picture = kPicture, .reserved = {}, .covered = {}});
  ASSERT_TRUE(placed.at(0));
  EXPECT_FALSE(placed[0]->leader);
  EXPECT_LT(distance_to(placed[0]->box, wish.point), 20.0);
  EXPECT_DOUBLE_EQ(placed[0]->box.width(), 80.0);
  EXPECT_DOUBLE_EQ(placed[0]->box.height(), 20.0);
}

TEST(LabelPlacement, NeverLetsLabelsOverlapOrHidePointsOrLeaveThePicture) {
  const Box reserved{0.0, 400.0, 300.0, 600.0};
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto wishes = wishes_at_random(14, seed);
    const auto placed =
        place_labels(wishes, {.picture = kPicture, .reserved = {reserved}, .covered = {}});
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i]) {
        continue;
      }
      EXPECT_TRUE(kPicture.contains(placed[i]->box));
      EXPECT_FALSE(reserved.overlaps(placed[i]->box));
      for (std::size_t k = 0; k < placed.size(); ++k) {
        EXPECT_GE(distance_to(placed[i]->box, wishes[k].point), 8.0) << "seed " << seed;
        EXPECT_FALSE(i != k && placed[k] && placed[i]->box.overlaps(placed[k]->box))
            << "seed " << seed << ": labels " << i << " and " << k;
      }
    }
  }
}

TEST(LabelPlacement, FindsRoomForTwelveNamesInALine) {
  std::vector<LabelWish> wishes;
  for (int i = 0; i < 12; ++i) {
    wishes.push_back({.point = {60.0 + 80.0 * i, 300.0},
                      .width_px = 120.0,
                      .height_px = 24.0,
                      .clearance_px = 10.0});
  }
  const auto placed = place_labels(wishes, {.picture = kPicture, .reserved = {}, .covered = {}});
  EXPECT_TRUE(std::all_of(placed.begin(), placed.end(), [](const auto& p) { return p; }));
}

TEST(LabelPlacement, LeadsALineToALabelThatHadToMoveAway) {
  const LabelWish wish{.point = {500, 300}, .width_px = 80, .height_px = 20, .clearance_px = 8};
  const Box around = box_around({500, 300}, 240, 70);
  const auto placed =
      place_labels({wish}, {.picture = kPicture, .reserved = {around}, .covered = {}});
  ASSERT_TRUE(placed.at(0));
  ASSERT_TRUE(placed[0]->leader);
  EXPECT_DOUBLE_EQ(distance_to(placed[0]->box, *placed[0]->leader), 0.0);
}

TEST(LabelPlacement, LetsALowerRankChooseFirst) {
  LabelWish first{.point = {500, 300}, .width_px = 80, .height_px = 20, .clearance_px = 8};
  LabelWish second = first;
  second.point.x += 30.0;
  const auto alone = place_labels({second}, {.picture = kPicture, .reserved = {}, .covered = {}});
  first.rank = 1;
  const auto placed =
      place_labels({first, second}, {.picture = kPicture, .reserved = {}, .covered = {}});
  ASSERT_TRUE(placed.at(1) && alone.at(0));
  EXPECT_DOUBLE_EQ(placed[1]->box.left, alone[0]->box.left);
  EXPECT_DOUBLE_EQ(placed[1]->box.top, alone[0]->box.top);
}

TEST(LabelPlacement, LeadsNoLineThroughWhatIsReserved) {
  const Box reserved = box_around({500, 345}, 900, 50);
  const Box below = box_around({500, 200}, 900, 190);
  const LabelWish wish{.point = {500, 308}, .width_px = 80, .height_px = 40, .clearance_px = 8};
  const auto placed =
      place_labels({wish}, {.picture = kPicture, .reserved = {reserved, below}, .covered = {}});
  EXPECT_FALSE(placed.at(0)) << "there is room above the reserved box, but only behind it";
}

TEST(LabelPlacement, PutsNoLabelBesideThePointOfAnother) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto wishes = wishes_at_random(10, seed);
    const auto placed = place_labels(wishes, {.picture = kPicture, .reserved = {}, .covered = {}});
    for (std::size_t i = 0; i < placed.size(); ++i) {
      for (std::size_t k = 0; k < placed.size(); ++k) {
        if (i != k && placed[i] && !placed[i]->leader) {
          EXPECT_LE(distance_to(placed[i]->box, wishes[i].point),
                    distance_to(placed[i]->box, wishes[k].point))
              << "seed " << seed << ": label " << i << " would be read as that of " << k;
        }
      }
    }
  }
}

TEST(LabelPlacement, AvoidsWhatShouldBeSeen) {
  const LabelWish wish{.point = {500, 300}, .width_px = 80, .height_px = 20, .clearance_px = 8};
  std::vector<Pixel> people;
  for (int i = 0; i < 50; ++i) {
    people.push_back({510.0 + i, 318.0});
  }
  const auto placed =
      place_labels({wish}, {.picture = kPicture, .reserved = {}, .covered = people});
  ASSERT_TRUE(placed.at(0));
  EXPECT_TRUE(std::none_of(people.begin(), people.end(),
                           [&](Pixel p) { return placed[0]->box.contains(p); }));
}

TEST(LabelPlacement, LeavesOutALabelWithoutRoom) {
  const LabelWish wish{.point = {50, 50}, .width_px = 80, .height_px = 20, .clearance_px = 8};
  const auto placed =
      place_labels({wish}, {.picture = {0, 0, 60, 100}, .reserved = {}, .covered = {}});
  EXPECT_FALSE(placed.at(0));
}

}  // namespace
}  // namespace poai::viz
