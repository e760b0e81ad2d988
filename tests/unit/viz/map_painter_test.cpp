#include "viz/render/map_painter.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"

namespace poai::viz {
namespace {

/// A square island with two stations, a train and a walker of each group.
MapScene square_island() {
  MapScene scene;
  scene.title_ja = "小島";
  scene.title_en = "Small Island";
  scene.credit_en = "Made up.";
  scene.name = "test";
  scene.day_type = DayType::kWeekend;
  scene.land = {{{0, 0}, {2000, 0}, {2000, 1000}, {0, 1000}, {0, 0}}};
  scene.ways[0] = {{{0, 500}, {2000, 500}}};
  scene.guideways = {{{100, 500}, {1900, 500}}};
  scene.stations = {{.position = {100, 500}, .code = "A1", .name_ja = "西", .name_en = "West"},
                    {.position = {1900, 500}, .code = "A2", .name_ja = "東", .name_en = "East"}};
  People people;
  scene.clock = "08:20";
  for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
    people.figures.push_back({.position = {300.0 * static_cast<double>(group), 250.0},
                              .group = static_cast<PersonGroup>(group)});
    people.count.at(group) = 1;
  }
  people.trains.push_back({.position = {1000, 500}, .heading = {1, 0}, .load_share = 0.5});
  scene.people = people;
  return scene;
}

std::string painted(const MapScene& scene, const MapOptions& options) {
  const TemporaryFolder folder;
  paint_map(scene, options, folder / "map.png");
  return read_file(folder / "map.png");
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = (number << 8U) | static_cast<unsigned char>(bytes.at(at + i));
  }
  return number;
}

TEST(PaintMap, WritesAPngOfTheSizeAsked) {
  const std::string bytes = painted(square_island(), {.width_px = 640, .height_px = 400});
  ASSERT_GT(bytes.size(), 24U);
  EXPECT_EQ(bytes.substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(number_at(bytes, 16), 640U);  // the header chunk: width, then height
  EXPECT_EQ(number_at(bytes, 20), 400U);
}

TEST(PaintMap, GivesTheSameBytesForTheSameScene) {
  const MapOptions options{.width_px = 640, .height_px = 400};
  EXPECT_EQ(painted(square_island(), options), painted(square_island(), options));
}

TEST(PaintMap, ShowsWhatChanges) {
  const MapOptions options{.width_px = 640, .height_px = 400};
  MapScene scene = square_island();
  scene.people->figures[0].position = {1500, 800};
  EXPECT_NE(painted(scene, options), painted(square_island(), options));
}

TEST(PaintMap, ShowsFlowsDensitiesAndLunch) {
  const MapOptions options{.width_px = 640, .height_px = 400};
  MapScene bare = square_island();
  bare.people.reset();
  MapScene flow = bare;
  flow.flow = FlowTheme{.links = {{.line = {{0, 500}, {2000, 500}}, .persons_per_15min = 400.0}},
                        .sections = {{.way = {{100, 500}, {1900, 500}},
                                      .passengers_per_h = 3000.0,
                                      .load_share = 1.2}},
                        .trains = {SimTime::at(8), SimTime::at(9)}};
  MapScene busier = flow;
  busier.flow->links[0].persons_per_15min = 800.0;
  MapScene density = bare;
  density.density = DensityTheme{.links = {{.id = "a",
                                            .line = {{0, 500}, {2000, 500}},
                                            .width_m = 4.0,
                                            .persons_per_m2 = 0.2}},
                                 .buildings = {},
                                 .added = {}};
  MapScene lunch = bare;
  LunchPlace diner;
  diner.position = {700, 300};
  diner.seats = 80.0;
  diner.guests = 40.0;
  lunch.lunch.emplace().places = {diner};
  std::set<std::string> pictures;
  for (const MapScene& scene : {bare, flow, busier, density, lunch}) {
    pictures.insert(painted(scene, options));
  }
  EXPECT_EQ(pictures.size(), 5U);
}

TEST(MapPainter, DrawsAgainWhatItDrewBefore) {
  MapScene scene = square_island();
  MapPainter painter(scene, {.width_px = 320, .height_px = 200});
  painter.paint();
  const std::string before = painter.rgb();
  EXPECT_EQ(before.size(), 3U * 320U * 200U);
  const People people = *scene.people;
  scene.people->figures.clear();
  painter.paint();
  EXPECT_NE(painter.rgb(), before);
  scene.people = people;
  painter.paint();
  EXPECT_EQ(painter.rgb(), before);
}

TEST(PaintMap, SpeaksBothLanguages) {
  EXPECT_NE(painted(square_island(), {.width_px = 640, .height_px = 400}),
            painted(square_island(),
                    {.width_px = 640, .height_px = 400, .language = Language::kEnglish}));
}

TEST(PaintMap, DrawsTinyAndTallPicturesToo) {
  EXPECT_FALSE(painted(square_island(), {.width_px = 200, .height_px = 200}).empty());
  EXPECT_FALSE(painted(square_island(), {.width_px = 300, .height_px = 900}).empty());
}

TEST(PaintMap, LeavesNothingWhereItCannotWrite) {
  const TemporaryFolder folder;
  EXPECT_THROW(paint_map(square_island(), {.width_px = 200, .height_px = 200},
                         folder.path() / "no-such-folder" / "map.png"),
               InputError);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(PaintMap, MarksWhatIsDoubtful) {
  const MapOptions options{.width_px = 640, .height_px = 400};
  MapScene scene = square_island();
  scene.people.reset();
  const std::string clean = painted(scene, options);
  scene.flaws = {{.position = {1000, 800}, .mark = FlawMark::kWarning}};
  const std::string warned = painted(scene, options);
  scene.flaws[0].mark = FlawMark::kError;
  EXPECT_NE(warned, clean);
  EXPECT_NE(painted(scene, options), warned);
}

}  // namespace
}  // namespace poai::viz
