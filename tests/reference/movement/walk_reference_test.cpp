// The walking engine against the same model written the obvious way: every walker is moved in every
// millisecond.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/movement/link_speed.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::WalkingCrowd;

/// One corridor without flow capacity and storage limits: `starts_ms[i]` and `speed_mps[i]` of each
/// walker; arrival times by small steps, with the density of the others that the corridor had at
/// the begin of each second.
std::vector<double> arrivals_ms(double length_m, double width_m,
                                const std::vector<std::int64_t>& starts_ms,
                                const std::vector<double>& speed_mps) {
  const SpeedTable table;
  std::vector<double> position_m(starts_ms.size(), 0.0);
  std::vector<double> arrived_ms(starts_ms.size(), -1.0);
  double factor = 1.0;
  for (std::int64_t now = 0; now < 3'600'000; ++now) {
    if (now % 1'000 == 0) {
      double count = 0.0;
      for (std::size_t i = 0; i < starts_ms.size(); ++i) {
        count += starts_ms[i] < now && arrived_ms[i] < 0.0 ? 1.0 : 0.0;
      }
      factor = static_cast<double>(table.at(std::max(count - 1.0, 0.0) / (length_m * width_m)));
    }
    for (std::size_t i = 0; i < starts_ms.size(); ++i) {
      if (starts_ms[i] > now || arrived_ms[i] >= 0.0) {
        continue;
      }
      position_m[i] += speed_mps[i] * factor * 1e-3;
      if (position_m[i] >= length_m) {
        arrived_ms[i] = static_cast<double>(now + 1);
      }
    }
  }
  return arrived_ms;
}

TEST(WalkReference, ArrivesWhenEveryWalkerMovedByMillisecondsArrives) {
  const auto drawn = draw_network("A B 45 2");
  std::vector<std::int64_t> starts_ms;
  std::vector<double> speed_mps;
  for (std::size_t i = 0; i < 150; ++i) {
    starts_ms.push_back(static_cast<std::int64_t>(mix64(i) % 60'000));
    speed_mps.push_back(0.7 + 0.01 * static_cast<double>(mix64(i + 1'000) % 100));
  }
  WalkParameters open;
  open.flow_capacity_per_m_s = 1e6;
  open.storage_per_m2 = 1e6;
  WalkingCrowd crowd(drawn, {"B"}, starts_ms.size(), open);
  while (crowd.arrivals.size() < starts_ms.size() && crowd.now < SimTime::at(1)) {
    for (std::size_t i = 0; i < starts_ms.size(); ++i) {
      if (starts_ms[i] / 1'000 == crowd.now.ms / 1'000) {
        crowd.start(i, "A", "B", SimTime{starts_ms[i]}, speed_mps[i]);
      }
    }
    crowd.tick();
  }
  const auto expected_ms = arrivals_ms(45.0, 2.0, starts_ms, speed_mps);
  ASSERT_EQ(crowd.arrivals.size(), starts_ms.size());
  for (const PersonMoment& arrival : crowd.arrivals) {
    // 2 ms: the engine rounds up to whole milliseconds, the reference sums a million small steps.
    EXPECT_NEAR(static_cast<double>(arrival.time.ms), expected_ms[arrival.person.index()], 2.0);
  }
}

}  // namespace
}  // namespace poai::movement
