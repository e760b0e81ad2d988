#include "engine/output/export_paraview.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/storage/file.hpp"
#include "support/file_size_limit.hpp"
#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"

namespace poai::output {
namespace {

namespace fs = std::filesystem;

/// An array that an XDMF file names.
struct Item {
  std::string type;
  std::size_t rows = 0;
  std::size_t columns = 1;
  std::string path;
};

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator i(text.begin(), text.end(), regex), end; i != end; ++i) {
    found.push_back((*i)[1]);
  }
  return found;
}

std::vector<Item> items_of(const std::string& text) {
  const std::regex regex(
      "NumberType=\"(\\w+)\" Precision=\"\\d\" Dimensions=\"(\\d+) ?(\\d*)\">"
      "\\./paraview\\.h5:/([^<]+)<");
  std::vector<Item> items;
  for (std::sregex_iterator i(text.begin(), text.end(), regex), end; i != end; ++i) {
    const std::smatch& match = *i;
    items.push_back({.type = match[1],
                     .rows = std::stoul(match[2]),
                     .columns = match[3].length() == 0 ? 1 : std::stoul(match[3]),
                     .path = match[4]});
  }
  return items;
}

/// Anna waits on a platform in three frames.
class ParaviewTest : public testing::Test {
 protected:
  ParaviewTest() { test::write_small_day(island_, folder_.path()); }

  [[nodiscard]] std::string exported(const std::string& layer) {
    static_cast<void>(export_paraview(run(), folder_.path()));
    return text_of(folder_.path() / (layer + ".xdmf"));
  }
  [[nodiscard]] RunFile run() const { return RunFile::open(folder_.path()); }

  TemporaryFolder folder_;
  test::ObservedIsland island_{1};
};

// XDMF says nothing about an array that its HDF5 file does not: readers crash on what differs.
TEST_F(ParaviewTest, NamesArraysThatAreThereWithThatShape) {
  const std::vector<fs::path> files = export_paraview(run(), folder_.path());
  ASSERT_EQ(files.size(), 5U);
  const storage::File data = storage::File::open(files.front());
  for (std::size_t i = 1; i < files.size(); ++i) {
    const std::vector<Item> items = items_of(text_of(files[i]));
    EXPECT_FALSE(items.empty()) << files[i];
    for (const Item& item : items) {
      ASSERT_TRUE(data.root().has(item.path)) << item.path;
      if (item.type == "Float") {
        const auto matrix = data.root().read_matrix<float>(item.path);
        EXPECT_EQ(std::pair(matrix.rows, matrix.columns), std::pair(item.rows, item.columns));
      } else if (item.type == "Int") {
        EXPECT_EQ(data.root().read_column<std::int32_t>(item.path).size(), item.rows);
      } else {
        EXPECT_EQ(data.root().read_column<std::uint32_t>(item.path).size(), item.rows) << item.path;
      }
    }
  }
}

TEST_F(ParaviewTest, MovesPeopleWithRoleAndState) {
  const std::string text = exported("people");
  EXPECT_EQ(matches(text, "<Time Value=\"(\\d+)\"/>"),
            (std::vector<std::string>{"25200", "25500", "25800"}));
  EXPECT_NE(text.find("4 = platform"), std::string::npos) << "what the numbers mean";
  const storage::File data = storage::File::open(folder_.path() / "paraview.h5");
  const auto rows = run().frame(1);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(data.root().read_column<std::uint8_t>("people/00001/state"), rows.state);
  EXPECT_EQ(data.root().read_column<std::uint8_t>("people/00001/role"),
            (std::vector<std::uint8_t>{run().persons().role.at(rows.person[0])}));
  EXPECT_EQ(data.root().read_column<float>("people/00001/position"),
            (std::vector<float>{rows.x_m[0], rows.y_m[0], 0.0F}));
}

TEST_F(ParaviewTest, DrawsLinksAsLinesWithTheirSeries) {
  const std::string text = exported("links");
  const storage::File data = storage::File::open(folder_.path() / "paraview.h5");
  const auto cells = data.root().read_column<std::int32_t>("links/cells");
  const auto lines = run().links().shape;
  std::size_t at = 0;
  std::int32_t point = 0;
  for (const auto& line : lines) {
    EXPECT_EQ(cells.at(at++), 2) << "a polyline";
    EXPECT_EQ(cells.at(at++), static_cast<std::int32_t>(line.size()));
    for (std::size_t i = 0; i < line.size(); ++i) {
      EXPECT_EQ(cells.at(at++), point++);
    }
  }
  EXPECT_EQ(at, cells.size());
  EXPECT_EQ(matches(text, "NumberOfElements=\"(\\d+)\"").front(), std::to_string(lines.size()));
  const auto entries = run().matrix<std::uint32_t>("series/links/entries");
  const auto forward = data.root().read_column<std::uint32_t>("links/00000/forward");
  ASSERT_EQ(forward.size(), lines.size());
  EXPECT_EQ(forward[0], entries.at(0, 0));
}

TEST_F(ParaviewTest, SkipsFramesWithoutPeople) {
  TemporaryFolder folder;
  test::ObservedIsland island(1);
  test::write_small_day(island, folder.path(), test::Ending::kComplete, 0);
  static_cast<void>(export_paraview(RunFile::open(folder.path()), folder.path()));
  EXPECT_TRUE(items_of(text_of(folder.path() / "people.xdmf")).empty());
}

TEST_F(ParaviewTest, LeavesNothingBehindOnAFullDisk) {
  TemporaryFolder folder;
  {
    const FileSizeLimit limit(1'000);
    EXPECT_THROW(static_cast<void>(export_paraview(run(), folder.path())), InputError);
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace poai::output
