#include "viz/render/map_legend.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace poai::viz {
namespace {

/// The first number of a legend text; commas between digits belong to it.
int number_in(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ',' && !digits.empty()) {
      break;
    }
  }
  return std::stoi(digits);
}

MapScene scene_with_people() {
  MapScene scene;
  People people;
  people.count = {700, 600, 50, 40, 30, 20};
  people.figures.resize(1'000);
  people.waiting = 240;
  people.in_trains = 150;
  people.not_shown = 50;
  people.persons_per_row = 2.0;
  scene.people = people;
  return scene;
}

TEST(Legend, CountsRealPeopleOnceByRoleAndOnceByHowTheyMove) {
  const auto rows = legend_rows(scene_with_people(), words_in(Language::kEnglish));
  ASSERT_GT(rows.size(), 11U);
  const int all = number_in(rows[0].text);
  EXPECT_EQ(all, 2 * 1'440);
  int by_role = 0;
  for (std::size_t i = 1; i <= kPersonGroupCount; ++i) {
    by_role += number_in(rows[i].text);
  }
  EXPECT_EQ(by_role, all);
  int by_movement = 0;
  for (std::size_t i = kPersonGroupCount + 2; i < kPersonGroupCount + 6; ++i) {
    by_movement += number_in(rows[i].text);
  }
  EXPECT_EQ(by_movement, all);
}

TEST(Legend, NamesTheColourOfEveryUseOfBuildings) {
  MapScene district;
  for (const MapScene& scene : {scene_with_people(), district}) {
    const auto rows = legend_rows(scene, words_in(Language::kJapanese));
    const auto swatches = std::count_if(rows.begin(), rows.end(), [](const LegendRow& row) {
      return row.mark == LegendRow::Mark::kBuilding;
    });
    EXPECT_EQ(static_cast<std::size_t>(swatches), kBuildingUseCount);
  }
}

TEST(Legend, LeavesRoomForCountsThatGrow) {
  EXPECT_EQ(with_room_for_thousands("Visitors 9"), "Visitors 0,000");
  EXPECT_EQ(with_room_for_thousands("列車待ち 282（輪の面積）"), "列車待ち 0,000（輪の面積）");
  EXPECT_EQ(with_room_for_thousands("Residents 12,345"), "Residents 12,345");
  EXPECT_EQ(with_room_for_thousands("Buildings"), "Buildings");
}

TEST(Legend, CountsFlawsOnlyWhereThereAreSome) {
  MapScene district;
  const MapWords& words = words_in(Language::kEnglish);
  const std::size_t without = legend_rows(district, words).size();
  district.flaws = {{{1, 1}, FlawMark::kWarning}, {{2, 2}, FlawMark::kError}, {{3, 3}, {}}};
  const auto rows = legend_rows(district, words);
  ASSERT_EQ(rows.size(), without + 3);
  EXPECT_EQ(rows[without + 1].text, "Doubtful  2");
  EXPECT_EQ(rows[without + 2].text, "Wrong  1");
  EXPECT_EQ(rows[without + 2].mark, LegendRow::Mark::kError);
}

}  // namespace
}  // namespace poai::viz
