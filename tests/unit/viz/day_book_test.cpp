#include "viz/render/day_book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"

namespace poai::viz {
namespace {

using Lines = std::vector<std::string>;

bool has(const Lines& lines, const std::string& words) {
  return std::any_of(lines.begin(), lines.end(), [&words](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

/// The first person is at home until 07:00 and then waits on a platform.
class DayBookTest : public testing::Test {
 protected:
  DayBookTest() { test::write_small_day(island_, folder_.path()); }

  [[nodiscard]] DayBook book() const { return DayBook(output::RunFile::open(folder_.path())); }

  TemporaryFolder folder_;
  test::ObservedIsland island_{1};
};

TEST_F(DayBookTest, TellsThePersonsDayAndMarksWhatIsNow) {
  const Lines at_home = book().person(0, SimTime::at(6), Language::kEnglish);
  ASSERT_GE(at_home.size(), 3U);
  EXPECT_EQ(at_home[0], "Person 0");
  EXPECT_TRUE(has(at_home, "> 03:00-07:00  Home: "));
  const Lines later = book().person(0, SimTime::at(7, 30), Language::kJapanese);
  EXPECT_EQ(later[0], "個人 0");
  EXPECT_TRUE(has(later, "  03:00-07:00  在宅: ")) << "no longer now";
}

TEST_F(DayBookTest, TellsWhoIsAtAPlaceAndComesThere) {
  const auto homes = static_cast<std::uint32_t>(island_.place("homes").index());
  const Lines early = book().place(homes, SimTime::at(6), Language::kEnglish);
  EXPECT_TRUE(has(early, "(homes)"));
  EXPECT_TRUE(has(early, "There now  1"));
  EXPECT_TRUE(has(early, "03:00  1")) << "by the hour";
  EXPECT_TRUE(has(book().place(homes, SimTime::at(8), Language::kEnglish), "There now  0"));
}

TEST_F(DayBookTest, FindsWhereSomebodyStaysAndWhoIsNext) {
  const auto homes = static_cast<std::uint32_t>(island_.place("homes").index());
  EXPECT_EQ(book().place_of(0, SimTime::at(6)), homes);
  EXPECT_EQ(book().place_of(0, SimTime::at(7, 5)), std::nullopt) << "under way";
  EXPECT_EQ(book().next_at(homes, SimTime::at(6), std::nullopt), 0U);
  EXPECT_EQ(book().next_at(homes, SimTime::at(6), 0U), 0U) << "the only one";
  EXPECT_EQ(book().next_at(homes, SimTime::at(8), std::nullopt), std::nullopt);
}

TEST_F(DayBookTest, FindsPersonsByKeyAndPlacesById) {
  EXPECT_EQ(book().row_of(book().key_of(0)), 0U);
  EXPECT_EQ(book().place_with_id("homes"), island_.place("homes").index());
  EXPECT_EQ(book().place_with_id("nowhere"), std::nullopt);
}

}  // namespace
}  // namespace poai::viz
