#include "engine/output/map_tables.hpp"

#include <gtest/gtest.h>

#include "support/drawn_timetable.hpp"

namespace poai::output {
namespace {

TEST(StopTable, CallsAStopOfTrainsAndBusesOneOfTrains) {
  test::DrawnTimetable drawn = test::draw_timetable(R"(stops A B C D
line 08:00 08:05 - -
bus1 08:10 - 08:20 -)");
  district::District district;
  district.transit = drawn.transit;
  const StopTable table = stop_table(district);
  const auto mode_at = [&](const char* stop) {
    return static_cast<Mode>(table.mode.at(drawn.stop(stop).index()));
  };
  EXPECT_EQ(mode_at("A"), Mode::kPortLiner) << "the bus calls later";
  EXPECT_EQ(mode_at("B"), Mode::kPortLiner);
  EXPECT_EQ(mode_at("C"), Mode::kBus);
  EXPECT_EQ(mode_at("D"), Mode::kNone);
}

}  // namespace
}  // namespace poai::output
