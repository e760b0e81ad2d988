// The cost of one draw, by distribution.

#include <array>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"
#include "tests/benchmark/checked_main.hpp"

namespace poai::benchmarks {
namespace {

const random::Draws kDraws(2026, 0);

double uniform_of(std::uint64_t entity) {
  return kDraws.uniform(entity, random::Occasion::on(0, 1), random::Purpose::kSampling);
}

// The known answers are those published with Random123 (kat_vectors).
void check_draws() {
  expects(random::philox({0, 0, 0, 0}, {0, 0}) ==
              std::array<std::uint32_t, 4>{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U},
          "Philox gives its known answer");
  double sum = 0.0;
  constexpr int kCount = 100'000;
  for (std::uint64_t i = 0; i < kCount; ++i) {
    sum += random::lognormal(uniform_of(i), 25.0, 0.4);
  }
  // Standard error 25 x 0.4 / sqrt(100,000) = 0.032.
  expects(std::fabs(sum / kCount - 25.0) < 0.16, "log-normal draws have their mean");
}

void philox_block(benchmark::State& state) {
  std::uint32_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(random::philox({++i, 2, 3, 4}, {5, 6}));
  }
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(philox_block);

template <class Distribution>
void measure(benchmark::State& state, Distribution distribution) {
  std::uint64_t entity = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(distribution(uniform_of(++entity)));
  }
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(measure, uniform, [](double u) { return u; });
BENCHMARK_CAPTURE(measure, exponential, [](double u) { return random::exponential(u, 12.0); });
BENCHMARK_CAPTURE(measure, gumbel, [](double u) { return random::gumbel(u); });
BENCHMARK_CAPTURE(measure, lognormal, [](double u) { return random::lognormal(u, 25.0, 0.4); });
BENCHMARK_CAPTURE(measure, truncated_normal,
                  [](double u) { return random::truncated_normal(u, 1.34, 0.26, 0.5, 2.2); });

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_draws);
}
