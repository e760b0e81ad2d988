#include "engine/importers/opening_hours.hpp"

#include <gtest/gtest.h>

namespace poai::importers {
namespace {

OpenInterval interval(std::int64_t opens, std::int64_t closes) {
  return {SimTime::at(opens), SimTime::at(closes)};
}

using Day = std::vector<OpenInterval>;

TEST(OpeningHours, ReadsDaysAndTimes) {
  const auto hours = parse_opening_hours("Mo-Fr 09:00-18:00; Sa,Su 10:00-17:00; PH off");
  ASSERT_TRUE(hours);
  EXPECT_EQ((*hours)[0], Day{interval(9, 18)});
  EXPECT_EQ((*hours)[4], Day{interval(9, 18)});
  EXPECT_EQ((*hours)[5], Day{interval(10, 17)});
  EXPECT_EQ((*hours)[6], Day{interval(10, 17)});
}

TEST(OpeningHours, ReadsSeveralIntervals) {
  const auto hours = parse_opening_hours("11:00-14:00,17:00-22:00");
  ASSERT_TRUE(hours);
  EXPECT_EQ((*hours)[3], (Day{interval(11, 14), interval(17, 22)}));
}

TEST(OpeningHours, LaterRulesReplaceEarlierOnes) {
  const auto hours = parse_opening_hours("Mo-Su 10:00-20:00; We off; Fr-Mo 12:00-15:00");
  ASSERT_TRUE(hours);
  EXPECT_EQ((*hours)[2], Day{});
  EXPECT_EQ((*hours)[1], Day{interval(10, 20)});
  EXPECT_EQ((*hours)[0], Day{interval(12, 15)});  // Friday to Monday
  EXPECT_EQ((*hours)[6], Day{interval(12, 15)});
}

TEST(OpeningHours, TakeCommasBeforeDaysAsRules) {
  const auto hours = parse_opening_hours("Mo 10:00-12:00, Tu 11:00-13:00");
  ASSERT_TRUE(hours);
  EXPECT_EQ((*hours)[0], Day{interval(10, 12)});
  EXPECT_EQ((*hours)[1], Day{interval(11, 13)});
}

TEST(OpeningHours, PassMidnight) {
  EXPECT_EQ((*parse_opening_hours("18:00-02:00"))[0], Day{interval(18, 26)});
  EXPECT_EQ((*parse_opening_hours("18:00-26:00"))[0], Day{interval(18, 26)});
  EXPECT_EQ((*parse_opening_hours("17:00+"))[0], Day{interval(17, 24)});
  EXPECT_EQ((*parse_opening_hours("20:00-19:00"))[0], Day{interval(20, 30)});  // cut at 30:00
  EXPECT_EQ((*parse_opening_hours("24/7"))[6], Day{interval(0, 24)});
}

TEST(OpeningHours, UnderstandNothingElse) {
  for (const char* text :
       {"", "sunrise-sunset", "Jan-Mar 10:00-12:00", "week 1-9 10:00-12:00", "Mo[1] 10:00-12:00",
        "10-12", "Mo-", "10:70-12:00", "99:00-99:10", "|| 13:00-14:00", "sunrise || 13:00-14:00",
        "Mo 10:00-12:00 xyz", ";;"}) {
    EXPECT_FALSE(parse_opening_hours(text)) << text;
  }
}

TEST(OpeningHours, ReadOverCommentsAndEndsWithBlanks) {
  EXPECT_EQ((*parse_opening_hours(" Mo-Fr 10:00-12:00 \"by appointment; call\" ;"))[0],
            Day{interval(10, 12)});
}

TEST(OpeningHours, TakeTheFirstOfAlternatives) {
  EXPECT_EQ((*parse_opening_hours("10:00-12:00 || \"on request\""))[0], Day{interval(10, 12)});
}

TEST(OpeningHours, ReadOpenAndOffWithComments) {
  EXPECT_EQ((*parse_opening_hours("open \"by appointment\""))[0], Day{interval(0, 24)});
  EXPECT_EQ((*parse_opening_hours("Mo open; Tu-Su closed \"holidays\""))[0], Day{interval(0, 24)});
  EXPECT_EQ((*parse_opening_hours("off \"renovation\""))[4], Day{});
}

TEST(PlaceHours, AreThoseOfLunch) {
  const auto hours = place_hours(*parse_opening_hours("Mo-Fr 11:00-14:00,17:00-22:00"));
  ASSERT_TRUE(hours);
  EXPECT_EQ(hours->opens, SimTime::at(11));
  EXPECT_EQ(hours->closes, SimTime::at(14));
  EXPECT_TRUE(hours->on_weekdays);
  EXPECT_FALSE(hours->on_weekends);
  EXPECT_FALSE(hours->is_exact);
}

TEST(PlaceHours, AreExactWhereAllDaysAreEqual) {
  EXPECT_TRUE(place_hours(*parse_opening_hours("Mo-Fr 11:00-14:00"))->is_exact);
  EXPECT_TRUE(place_hours(*parse_opening_hours("11:00-14:00"))->is_exact);
  EXPECT_FALSE(place_hours(*parse_opening_hours("11:00-14:00; We off"))->is_exact);
}

TEST(PlaceHours, OfAWeekendOnly) {
  const auto hours = place_hours(*parse_opening_hours("Sa-Su 10:00-16:00"));
  EXPECT_FALSE(hours->on_weekdays);
  EXPECT_TRUE(hours->on_weekends);
}

TEST(PlaceHours, AreNoneOfAPlaceThatIsNeverOpen) {
  EXPECT_FALSE(place_hours(*parse_opening_hours("off")));
}

}  // namespace
}  // namespace poai::importers
