#include "engine/demand/detail/tour_window.hpp"

#include <gtest/gtest.h>

namespace poai::demand::detail {
namespace {

constexpr std::int32_t kHour = 3'600'000;
constexpr ClockRange kAllDay{3 * kHour, 24 * kHour};

TourWindow window(double depart_h, double back_h) {
  const auto ms = [](double hours) { return static_cast<std::int32_t>(hours * kHour); };
  TourWindow made;
  made.depart_ms = ms(depart_h);
  made.arrive_ms = ms(depart_h + 0.25);
  made.end_ms = ms(back_h - 0.25);
  made.back_ms = ms(back_h);
  return made;
}

TEST(TourWindow, OverlapsWhereTheGapIsTooShort) {
  EXPECT_TRUE(overlap(window(8, 12), window(11, 13)));
  EXPECT_TRUE(overlap(window(8, 12), window(12.1, 13)));
  EXPECT_FALSE(overlap(window(8, 12), window(12.2, 13)));
}

TEST(FitBetween, LeavesAWindowThatFits) {
  const auto fitted = fit_between(window(18, 19), {window(8, 17)}, kAllDay);
  ASSERT_TRUE(fitted);
  EXPECT_EQ(fitted->depart_ms, 18 * kHour);
}

TEST(FitBetween, MovesAWindowByTheLeastTime) {
  const auto later = fit_between(window(16, 17), {window(8, 17)}, kAllDay);
  ASSERT_TRUE(later);
  EXPECT_EQ(later->depart_ms, 17 * kHour + kGapMs);
  EXPECT_EQ(later->back_ms, 18 * kHour + kGapMs);
  const auto earlier = fit_between(window(8.5, 9.5), {window(8, 17)}, kAllDay);
  ASSERT_TRUE(earlier);
  EXPECT_EQ(earlier->back_ms, 8 * kHour - kGapMs);
}

TEST(FitBetween, MovesPastTwoWindows) {
  const auto fitted = fit_between(window(16, 17), {window(8, 17), window(17.5, 18.5)}, kAllDay);
  ASSERT_TRUE(fitted);
  EXPECT_FALSE(overlap(*fitted, window(17.5, 18.5)));
  EXPECT_FALSE(overlap(*fitted, window(8, 17)));
}

TEST(FitBetween, GivesUpWhereTheClockDoesNotAllowIt) {
  EXPECT_FALSE(fit_between(window(10, 11), {window(8, 17)}, {9 * kHour, 16 * kHour}));
}

TEST(FitBetween, NeverMovesBehindATourThatStaysOvernight) {
  TourWindow night = window(16, 17);
  night.end_ms = night.back_ms = TourWindow::kNever;
  const auto fitted = fit_between(window(17, 18), {night}, kAllDay);
  ASSERT_TRUE(fitted);
  EXPECT_LE(fitted->back_ms, night.depart_ms);
  EXPECT_FALSE(fit_between(window(17, 18), {night}, {16 * kHour, 24 * kHour}));
}

}  // namespace
}  // namespace poai::demand::detail
