#include "viz/render/map_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "viz/render/map_layers.hpp"
#include "viz/render/theme_sizes.hpp"

namespace poai::viz {
namespace {

/// An island with a station in its middle and a large restaurant right of it.
MapScene island_with_a_restaurant() {
  MapScene scene;
  scene.land = {{{0, 0}, {2000, 0}, {2000, 1000}, {0, 1000}, {0, 0}}};
  scene.stations = {{.position = {1000, 500}, .code = "A1", .name_ja = "駅", .name_en = "Station"}};
  LunchPlace diner;
  diner.position = {1090, 500};
  diner.name_ja = "食堂";
  diner.name_en = "Diner";
  diner.seats = 900.0;
  scene.lunch.emplace().places = {diner};
  return scene;
}

class MapNames : public testing::Test {
 protected:
  explicit MapNames(MapScene scene = island_with_a_restaurant()) : scene_(std::move(scene)) {}

  [[nodiscard]] std::vector<MapName> names(MapArea area = MapArea::kAll) {
    frame_ = MapFrame(content_of(scene_, area), {.width_px = canvas_.width_px(),
                                                 .height_px = canvas_.height_px(),
                                                 .margin_px = 20.0,
                                                 .reserved = {}});
    return place_names(sheet_, frame_, {});
  }

  /// Distance of the nearest point of a box.
  [[nodiscard]] static double distance_px(const Box& box, Pixel p) {
    return std::hypot(p.x - std::clamp(p.x, box.left, box.right),
                      p.y - std::clamp(p.y, box.bottom, box.top));
  }

  MapScene scene_;
  Canvas canvas_{1000, 600, {}};
  MapSheet sheet_{.scene = scene_, .language = Language::kEnglish, .canvas = canvas_};
  MapFrame frame_{{{0, 0}, {1, 1}},
                  {.width_px = 1000, .height_px = 600, .margin_px = 0.0, .reserved = {}}};
};

TEST_F(MapNames, KeepOffWhatTheThemeDraws) {
  const std::vector<MapName> placed = names();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed[0].text, "Station");
  const LunchPlace& diner = scene_.lunch->places[0];
  EXPECT_GT(distance_px(placed[0].placed.box, frame_.at(diner.position)),
            0.9 * radius_px(sheet_, diner))
      << "the best place for a name alone, right of its point, is taken by the disc";
}

TEST_F(MapNames, SayWhatTheWorstPlacesAre) {
  scene_.lunch->places[0].is_named = true;
  const std::vector<MapName> placed = names();
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_EQ(placed[1].text, "Diner");
  EXPECT_TRUE(placed[1].code.empty());
  EXPECT_FALSE(placed[0].placed.box.overlaps(placed[1].placed.box));
}

TEST_F(MapNames, LeaveOutStationsOutsideThePicture) {
  scene_.stations.push_back(
      {.position = {90'000, 500}, .code = "A2", .name_ja = "遠", .name_en = "Far"});
  scene_.buildings = {{.outline = {{900, 400}, {1100, 400}, {1000, 600}, {900, 400}}}};
  const std::vector<MapName> placed = names(MapArea::kCentre);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed[0].text, "Station");
}

}  // namespace
}  // namespace poai::viz
