// The mean wait of passengers who come at random is h / 2 (1 + cv^2), h = mean headway, cv = its
// coefficient of variation (Welding 1957; Osuna and Newell 1972, doi:10.1287/trsc.6.1.52).

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/riding_crowd.hpp"

namespace poai::movement {
namespace {

struct Headways {
  double mean_s = 300.0;
  double spread_share = 0.0;  ///< uniform within mean (1 +- spread)
};

struct Waits {
  double mean_s = 0.0;
  double half_width_s = 0.0;  ///< of the 99.9 % interval
  double expected_s = 0.0;
};

double uniform(std::uint64_t& state) {
  state = mix64(state);
  return static_cast<double>(state >> 11U) * 0x1.0p-53;
}

/// Departures from 07:00 on over five hours; their moments in `departures`.
test::DrawnTimetable line_with(const Headways& headways, std::vector<SimTime>& departures) {
  std::uint64_t state = 1;
  test::DrawnTimetable drawn = test::draw_timetable("stops  A  B");
  SimTime time = SimTime::at(7);
  while (time < SimTime::at(12)) {
    departures.push_back(time);
    test::add_run(drawn, "main",
                  {{drawn.stop("A"), time, time},
                   {drawn.stop("B"), time + Duration::minutes(2), time + Duration::minutes(2)}});
    const double share = 1.0 + headways.spread_share * (2.0 * uniform(state) - 1.0);
    time = time + Duration{std::llround(1e3 * headways.mean_s * share)};
  }
  drawn.route("main").crush_capacity = 100'000;
  drawn.route("main").cars = 10'000;
  return drawn;
}

double expected_wait_s(const std::vector<SimTime>& departures) {
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t i = 1; i < departures.size(); ++i) {
    const double headway_s = (departures[i] - departures[i - 1]).in_seconds();
    sum += headway_s;
    squares += headway_s * headway_s;
  }
  const double count = static_cast<double>(departures.size() - 1);
  const double mean_s = sum / count;
  const double variance = squares / count - mean_s * mean_s;
  return 0.5 * mean_s * (1.0 + variance / (mean_s * mean_s));
}

Waits waits_at(const Headways& headways) {
  std::vector<SimTime> departures;
  const test::DrawnTimetable drawn = line_with(headways, departures);
  const Duration span = departures.back() - departures.front();
  std::uint64_t state = 2;
  std::vector<RideRequest> crowd;
  for (std::size_t i = 0; i < 20'000; ++i) {
    RideRequest request = test::passenger(drawn, i, "07:00", "A", "B");
    const double share = uniform(state);
    request.time =
        request.time +
        Duration{1 + static_cast<std::int64_t>(share * static_cast<double>(span.ms - 1))};
    crowd.push_back(request);
  }
  double sum = 0.0;
  double squares = 0.0;
  for (const auto& boarded : test::ride_day(drawn, crowd).boarded) {
    const double wait_s = (boarded.time - crowd[boarded.person.index()].time).in_seconds();
    sum += wait_s;
    squares += wait_s * wait_s;
  }
  const double count = static_cast<double>(crowd.size());
  const double mean_s = sum / count;
  const double sd_s = std::sqrt(squares / count - mean_s * mean_s);
  return {mean_s, 3.29 * sd_s / std::sqrt(count), expected_wait_s(departures)};
}

TEST(WaitingTime, IsHalfARegularHeadway) {
  const Waits waits = waits_at({300.0, 0.0});
  EXPECT_NEAR(waits.expected_s, 150.0, 1e-9);
  EXPECT_NEAR(waits.mean_s, waits.expected_s, waits.half_width_s);
}

TEST(WaitingTime, IsLongerWhereHeadwaysVary) {
  const Waits waits = waits_at({300.0, 0.9});
  EXPECT_GT(waits.expected_s, 180.0);
  EXPECT_NEAR(waits.mean_s, waits.expected_s, waits.half_width_s);
}

}  // namespace
}  // namespace poai::movement
