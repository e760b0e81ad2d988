#include "engine/movement/dwell_time.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::movement {
namespace {

struct DoorRow {
  double load_share;
  double off;  ///< at one door
  double on;
  std::int64_t expected_ms;
};

class DoorTimeTable : public ::testing::TestWithParam<DoorRow> {};

TEST_P(DoorTimeTable, FollowsTheTozaiLine) {
  const DoorRow& row = GetParam();
  EXPECT_EQ(door_time(row.off, row.on, row.load_share).ms, row.expected_ms);
}

// Worked by hand from the formula of the measurements of 1996 (behaviour facts).
INSTANTIATE_TEST_SUITE_P(
    Rows, DoorTimeTable,
    ::testing::Values(DoorRow{1.0, 0, 0, 3'000},                   // 3
                      DoorRow{1.0, 10, 10, 12'200},                // 0.4 x 10 + 3 + 0.52 x 10
                      DoorRow{1.5, 4, 0, 6'000},                   // 0.8 x 4 + 2.8
                      DoorRow{1.5, 25, 10, 19'900},                // 0.37 x 20 + 6.8 + 0.57 x 10
                      DoorRow{1.8, 4, 0, 6'600},                   // 0.8 x 4 + 3.4
                      DoorRow{1.8, 25, 10, 21'500},                // 0.37 x 20 + 7.4 + 0.67 x 10
                      DoorRow{2.0, 4, 0, 7'000},                   // 0.8 x 4 + 3.8
                      DoorRow{2.0, 25, 10, 23'300},                // 0.41 x 20 + 7.8 + 0.73 x 10
                      DoorRow{0.3, 10, 10, 12'200},                // the row of 100 %
                      DoorRow{2.6, 25, 10, 23'300},                // the row of 200 %
                      DoorRow{1.9, 25, 10, (21'500 + 23'300) / 2}  // half between two rows
                      ));

TEST(DoorTime, RefusesNegativeCounts) {
  EXPECT_THROW((void)door_time(-1.0, 1.0, 1.0), ContractViolation);
  EXPECT_THROW((void)door_time(1.0, 1.0, -0.1), ContractViolation);
}

}  // namespace
}  // namespace poai::movement
