#include "engine/movement/server_pool.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace poai::movement {
namespace {

constexpr Duration kMinute = Duration::minutes(1);

std::vector<std::int64_t> waits_s(std::size_t servers, const std::vector<int>& arrivals_s,
                                  int service_s) {
  ServerPool pool(servers);
  std::vector<std::int64_t> waits;
  for (const int arrival_s : arrivals_s) {
    const SimTime arrival{arrival_s * 1'000};
    waits.push_back((pool.admit(arrival, Duration::seconds(service_s)) - arrival).ms / 1'000);
  }
  return waits;
}

// One counter, 60 s each: the k-th of a crowd waits (k - 1) x 60 s.
TEST(ServerPool, ServesACrowdAtOneCounterOneAfterTheOther) {
  EXPECT_EQ(waits_s(1, {0, 0, 0, 0}, 60), (std::vector<std::int64_t>{0, 60, 120, 180}));
}

// D/D/c: three counters take 60 s, somebody comes every 15 s (load 4/3). The first three find a
// free one; each row of three after that waits 15 s longer than the row before.
TEST(ServerPool, FollowsTheTableOfRegularArrivalsAtThreeCounters) {
  EXPECT_EQ(waits_s(3, {0, 15, 30, 45, 60, 75, 90, 105, 120}, 60),
            (std::vector<std::int64_t>{0, 0, 0, 15, 15, 15, 30, 30, 30}));
}

TEST(ServerPool, IsIdleUntilSomebodyComes) {
  EXPECT_EQ(waits_s(1, {0, 500}, 60), (std::vector<std::int64_t>{0, 0}));
}

TEST(ServerPool, OpensWhenItIsSaid) {
  ServerPool pool(2, SimTime::at(10));
  EXPECT_EQ(pool.admit(SimTime::at(9), kMinute), SimTime::at(10));
  EXPECT_EQ(pool.admit(SimTime::at(9), kMinute), SimTime::at(10));
  EXPECT_EQ(pool.admit(SimTime::at(9), kMinute), SimTime::at(10) + kMinute);
}

/// Mean wait of M/M/c over its mean service time by Erlang's C formula.
double erlang_c_wait(int servers, double load_per_server) {
  const double offered = servers * load_per_server;
  double term = 1.0;
  double sum = 1.0;
  for (int k = 1; k < servers; ++k) {
    term *= offered / k;
    sum += term;
  }
  const double all_busy = term * offered / servers / (1.0 - load_per_server);
  return all_busy / (sum + all_busy) / (servers * (1.0 - load_per_server));
}

class RandomQueue : public testing::TestWithParam<int> {};

// Poisson arrivals, exponential services, 80 % load, 400,000 persons: waits are correlated over
// about 1 / (1 - 0.8)^2 persons, so that the mean is good to about 2 %; 5 % are allowed.
TEST_P(RandomQueue, WaitsAsErlangSays) {
  const int servers = GetParam();
  const random::Draws draws(1, 0);
  constexpr double kServiceS = 60.0;
  constexpr double kLoad = 0.8;
  constexpr std::uint32_t kPersons = 400'000;
  ServerPool pool(static_cast<std::size_t>(servers));
  double clock_ms = 0.0;
  double waited_ms = 0.0;
  for (std::uint32_t i = 0; i < kPersons; ++i) {
    const auto draw = [&](std::uint32_t index, double mean_s) {
      return 1'000.0 * random::exponential(draws.uniform(std::uint64_t{i}, random::Occasion{0},
                                                         random::Purpose::kSampling, index),
                                           mean_s);
    };
    clock_ms += draw(0, kServiceS / (kLoad * servers));
    const SimTime arrival{std::llround(clock_ms)};
    const Duration service{std::llround(draw(1, kServiceS))};
    waited_ms += static_cast<double>((pool.admit(arrival, service) - arrival).ms);
  }
  const double expected_s = kServiceS * erlang_c_wait(servers, kLoad);
  EXPECT_NEAR(waited_ms / kPersons / 1'000.0, expected_s, 0.05 * expected_s);
}

INSTANTIATE_TEST_SUITE_P(Servers, RandomQueue, testing::Values(1, 2, 5, 10));

// M/M/1 at 80 %: 4 service times; M/M/2: 1.78 (textbook values).
TEST(ErlangC, HasItsTextbookValues) {
  EXPECT_NEAR(erlang_c_wait(1, 0.8), 4.0, 1e-12);
  EXPECT_NEAR(erlang_c_wait(2, 0.8), 1.7778, 1e-4);
}

}  // namespace
}  // namespace poai::movement
