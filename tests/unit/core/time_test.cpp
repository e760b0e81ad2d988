#include "engine/core/time.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace poai {
namespace {

TEST(ParseTime, ReadsHoursMinutesAndSeconds) {
  EXPECT_EQ(parse_time("08:20"), SimTime::at(8, 20));
  EXPECT_EQ(parse_time("08:20:05"), SimTime::at(8, 20, 5));
  EXPECT_EQ(parse_time("00:00"), SimTime{0});
  EXPECT_EQ(parse_time("27:00"), SimTime{97'200'000});
}

TEST(ParseTime, EndsAtThirtyHours) {
  EXPECT_EQ(parse_time("30:00"), SimTime::at(30));
  EXPECT_EQ(parse_time("30:00:00"), SimTime::at(30));
  EXPECT_FALSE(parse_time("30:00:01"));
  EXPECT_FALSE(parse_time("30:01"));
  EXPECT_FALSE(parse_time("31:00"));
}

TEST(ParseTime, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", ":", "8:20", "08:2", "0820", "08.20", "08:60", "08:20:60", "08:20:5", "08:20:", "-1:00",
        " 8:20", "08:20 ", "08:20:00.5", "ab:cd", "08:20:00:00", "+8:20"}) {
    EXPECT_FALSE(parse_time(text)) << '"' << text << '"';
  }
}

TEST(FormatTime, ShowsSecondsOnlyWhereThereAreSome) {
  EXPECT_EQ(format_time(SimTime::at(8, 5)), "08:05");
  EXPECT_EQ(format_time(SimTime::at(8, 5, 9)), "08:05:09");
  EXPECT_EQ(format_time(SimTime::at(27)), "27:00");
}

TEST(FormatTime, CutsMillisecondsOff) {
  EXPECT_EQ(format_time(SimTime::at(8, 5) + Duration{999}), "08:05");
  EXPECT_EQ(format_time(SimTime::at(8, 5, 9) + Duration{999}), "08:05:09");
}

TEST(FormatTime, IsReadBackAsTheSameTime) {
  for (std::int64_t second = 0; second <= 30 * 3'600; second += 7) {
    const SimTime time = SimTime{0} + Duration::seconds(second);
    ASSERT_EQ(parse_time(format_time(time)), time) << second;
  }
}

TEST(Duration, ConvertsBetweenUnits) {
  EXPECT_EQ(Duration::minutes(90), Duration::hours(1) + Duration::seconds(1'800));
  EXPECT_DOUBLE_EQ(Duration::minutes(90).in_seconds(), 5'400.0);
  EXPECT_DOUBLE_EQ(Duration{-30'000}.in_minutes(), -0.5);
  EXPECT_EQ(Duration::hours(1) / Duration::minutes(25), 2);
  EXPECT_EQ(Duration::minutes(25) * 3, Duration::minutes(75));
}

TEST(SimTime, DiffersByDurations) {
  EXPECT_EQ(SimTime::at(8, 30) - SimTime::at(7, 45), Duration::minutes(45));
  EXPECT_EQ(SimTime::at(8, 30) - Duration::minutes(45), SimTime::at(7, 45));
  EXPECT_DOUBLE_EQ(SimTime::at(8, 30).in_hours(), 8.5);
}

TEST(SimTime, NeverIsLaterThanAnyDayAndLeavesRoomForArithmetic) {
  EXPECT_GT(SimTime::never(), SimTime::at(24 * 365 * 100));
  EXPECT_GT(SimTime::never() + Duration::hours(24), SimTime::never());
}

TEST(DayType, HasNamesThatAreReadBack) {
  for (int i = 0; i < kDayTypeCount; ++i) {
    const auto day_type = static_cast<DayType>(i);
    EXPECT_EQ(parse_day_type(name_of(day_type)), day_type);
  }
  EXPECT_EQ(name_of(DayType::kVacationWeekday), "vacation-weekday");
  EXPECT_FALSE(parse_day_type("weekday"));
}

TEST(DayType, IsAWeekendOrAWeekday) {
  EXPECT_TRUE(is_weekend(DayType::kWeekend));
  EXPECT_FALSE(is_weekend(DayType::kTermWeekday));
  EXPECT_FALSE(is_weekend(DayType::kVacationWeekday));
}

}  // namespace
}  // namespace poai
