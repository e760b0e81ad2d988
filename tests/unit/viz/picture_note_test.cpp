#include "viz/picture_note.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/core/files.hpp"
#include "support/temporary_folder.hpp"
#include "viz/render/map_painter.hpp"

namespace poai::viz {
namespace {

constexpr MapOptions kSmall{
    .width_px = 300, .height_px = 200, .language = Language::kEnglish, .area = MapArea::kAll};

MapScene island() {
  MapScene scene;
  scene.name = "夏 \"A\"";
  scene.clock = "08:20";
  scene.land = {{{0, 0}, {2000, 0}, {2000, 1000}, {0, 1000}, {0, 0}}};
  return scene;
}

TEST(PictureNote, SaysWhatAPictureShows) {
  const TemporaryFolder folder;
  MapScene scene = island();
  scene.density.emplace();
  scene.base_name = "weekday";
  paint_map(scene, kSmall, folder / "any name.png");
  const auto note = note_of(folder / "any name.png");
  ASSERT_TRUE(note);
  EXPECT_EQ(note->kind, "density");
  EXPECT_EQ(note->moment, "08:20");
  EXPECT_EQ(note->language, "en");
  EXPECT_EQ(note->subject, scene.name);
  EXPECT_EQ(note->base, "weekday");
}

TEST(PictureNote, HasNoMomentForAWholeDay) {
  const TemporaryFolder folder;
  MapScene scene = island();
  scene.encounters.emplace();
  paint_map(scene, kSmall, folder / "day.png");
  const auto note = note_of(folder / "day.png");
  ASSERT_TRUE(note);
  EXPECT_EQ(note->kind, "encounters");
  EXPECT_EQ(note->moment, "");
}

TEST(PictureNote, IsNotFoundInOtherFiles) {
  const TemporaryFolder folder;
  const auto file = folder / "map.png";
  EXPECT_FALSE(note_of(file)) << "not there";
  paint_map(island(), kSmall, file);
  const std::string picture = read_file(file);
  const std::string keyword = std::string(kNoteKeyword) + '\0';
  const auto at = picture.find(keyword);
  ASSERT_NE(at, std::string::npos);
  for (const std::size_t length : {std::size_t{0}, std::size_t{5}, std::size_t{20}, at + 10}) {
    write_file_atomically(file, picture.substr(0, length));
    EXPECT_FALSE(note_of(file)) << "cut off after " << length;
  }
  std::string of_another = picture;
  of_another[at] = 'Q';
  write_file_atomically(file, of_another);
  EXPECT_FALSE(note_of(file)) << "a text with another keyword";
  std::string broken = picture;
  broken[at + keyword.size()] = '!';
  write_file_atomically(file, broken);
  EXPECT_FALSE(note_of(file)) << "no JSON";
}

}  // namespace
}  // namespace poai::viz
