#include "engine/movement/detail/second_calendar.hpp"

#include <gtest/gtest.h>

namespace poai::movement::detail {
namespace {

const DirectedLinkId kLink(3);

std::vector<std::int64_t> seconds_due(SecondCalendar& calendar, std::int64_t until) {
  std::vector<std::int64_t> seconds;
  for (std::int64_t second = 0; second < until; ++second) {
    std::vector<DirectedLinkId> due;
    calendar.take(second, due);
    for (const DirectedLinkId link : due) {
      EXPECT_EQ(link, kLink);
      seconds.push_back(second);
    }
  }
  return seconds;
}

TEST(SecondCalendar, WakesALinkOnceAtItsEarliestEntry) {
  SecondCalendar calendar(8);
  std::vector<DirectedLinkId> due;
  calendar.take(-1, due);
  calendar.wake(kLink, 20);
  calendar.wake(kLink, 10);
  calendar.wake(kLink, 15);
  EXPECT_EQ(seconds_due(calendar, 30), std::vector<std::int64_t>{10});
}

TEST(SecondCalendar, PutsThePastIntoTheNextSecond) {
  SecondCalendar calendar(8);
  std::vector<DirectedLinkId> due;
  calendar.take(-1, due);
  calendar.wake(kLink, -50);
  EXPECT_EQ(seconds_due(calendar, 5), std::vector<std::int64_t>{0});
}

TEST(SecondCalendar, WakesTooEarlyWhatLiesBeyondItsRing) {
  SecondCalendar calendar(8);
  std::vector<DirectedLinkId> due;
  calendar.take(-1, due);
  calendar.wake(kLink, 100'000);
  EXPECT_EQ(seconds_due(calendar, 5'000), std::vector<std::int64_t>{4'094});
}

}  // namespace
}  // namespace poai::movement::detail
