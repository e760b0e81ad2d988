#include "engine/movement/dwell_time.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::movement {
namespace {

constexpr Duration kDoors = Duration::seconds(13);

struct DwellRow {
  double load_share;
  std::uint32_t off;  ///< per door
  std::uint32_t on;   ///< per door
  std::int64_t expected_ms;
};

class DwellTimeTable : public ::testing::TestWithParam<DwellRow> {};

TEST_P(DwellTimeTable, FollowsTheTozaiLine) {
  const DwellRow& row = GetParam();
  const std::uint32_t doors = 6;
  EXPECT_EQ(dwell_time(row.off * doors, row.on * doors, doors, row.load_share, kDoors).ms,
            row.expected_ms);
}

// Worked by hand from the formula of the measurements of 1996 (behaviour facts) + 13 s.
INSTANTIATE_TEST_SUITE_P(
    Rows, DwellTimeTable,
    ::testing::Values(DwellRow{1.0, 0, 0, 16'000},                  // 3
                      DwellRow{1.0, 10, 10, 25'200},                // 0.4 x 10 + 3 + 0.52 x 10
                      DwellRow{1.5, 4, 0, 19'000},                  // 0.8 x 4 + 2.8
                      DwellRow{1.5, 25, 10, 32'900},                // 0.37 x 20 + 6.8 + 0.57 x 10
                      DwellRow{1.8, 4, 0, 19'600},                  // 0.8 x 4 + 3.4
                      DwellRow{1.8, 25, 10, 34'500},                // 0.37 x 20 + 7.4 + 0.67 x 10
                      DwellRow{2.0, 4, 0, 20'000},                  // 0.8 x 4 + 3.8
                      DwellRow{2.0, 25, 10, 36'300},                // 0.41 x 20 + 7.8 + 0.73 x 10
                      DwellRow{0.3, 10, 10, 25'200},                // the row of 100 %
                      DwellRow{2.6, 25, 10, 36'300},                // the row of 200 %
                      DwellRow{1.9, 25, 10, (34'500 + 36'300) / 2}  // half between two rows
                      ));

TEST(DwellTime, SpreadsPeopleOverTheDoors) {
  EXPECT_EQ(dwell_time(60, 0, 6, 1.0, kDoors), dwell_time(10, 0, 1, 1.0, kDoors));
}

TEST(DwellTime, RefusesAVehicleWithoutDoors) {
  EXPECT_THROW((void)dwell_time(1, 1, 0, 1.0, kDoors), ContractViolation);
}

}  // namespace
}  // namespace poai::movement
