// Step throughput: crowds on a street grid of 3,120 links, second by second.

#include <cstdint>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/movement/walk_engine.hpp"
#include "engine/routing/walk_fields.hpp"
#include "tests/benchmark/checked_main.hpp"
#include "tests/benchmark/grid_network.hpp"

namespace poai::benchmarks {
namespace {

constexpr std::size_t kSide = 40;
constexpr std::size_t kDestinations = 64;
constexpr std::size_t kStartSeconds = 3'600;
/// Capacities fit this many walkers; they are scaled with the crowd.
constexpr double kUsualCrowd = 80'000.0;

struct Walk {
  std::size_t arrivals = 0;
  std::size_t events = 0;
  std::uint64_t link_entries = 0;
  std::size_t bytes = 0;
};

class Crowd {
 public:
  explicit Crowd(std::size_t persons)
      : network_(grid_network(kSide)),
        fields_(network_, spread_nodes(kSide, kDestinations), parallel::Threads(1)),
        persons_(persons),
        starts_(kStartSeconds) {
    for (std::size_t n = 0; n < persons; ++n) {
      const std::uint64_t hash = mix64(n);
      const auto ms = static_cast<std::int64_t>(hash % (1'000 * kStartSeconds));
      starts_[static_cast<std::size_t>(ms / 1'000)].push_back(
          {.time = {ms},
           .person = PersonId(n),
           .tie_break = mix64(hash),
           .free_speed_mps = 1.0 + 0.001 * static_cast<double>(hash % 700),
           .from = NodeId(mix64(hash + 1) % network_.node_count()),
           .to = routing::DestinationId(mix64(hash + 2) % kDestinations)});
    }
  }

  /// From the first start to the last arrival; at most four hours.
  [[nodiscard]] Walk walk() const {
    movement::WalkEngine engine(network_, fields_, {}, persons_,
                                static_cast<double>(persons_) / kUsualCrowd);
    Walk walk;
    EventBuffer events;
    std::vector<PersonMoment> arrivals;
    for (std::size_t second = 0; second < 4 * kStartSeconds; ++second) {
      if (second < kStartSeconds) {
        engine.start(starts_[second]);
      } else if (engine.walker_count() == 0) {
        break;
      }
      events.clear();
      arrivals.clear();
      engine.advance({1'000 * static_cast<std::int64_t>(second + 1)}, events, arrivals);
      walk.arrivals += arrivals.size();
      walk.events += events.size();
    }
    walk.link_entries = engine.link_entries();
    walk.bytes = engine.bytes();
    return walk;
  }

  [[nodiscard]] std::size_t size() const { return persons_; }

 private:
  district::WalkNetwork network_;
  routing::WalkFields fields_;
  std::size_t persons_;
  std::vector<std::vector<movement::WalkRequest>> starts_;
};

void check_walk() {
  const Crowd crowd(5'000);
  const Walk walk = crowd.walk();
  expects(walk.arrivals == crowd.size(), "everybody who started has arrived");
  expects(walk.link_entries > 10 * crowd.size(), "they crossed the grid");
}

void crowd_on_a_grid(benchmark::State& state) {
  const Crowd crowd(static_cast<std::size_t>(state.range(0)));
  Walk walk;
  std::size_t events = 0;
  for (auto _ : state) {
    walk = crowd.walk();
    expects(walk.arrivals == crowd.size(), "everybody who started has arrived");
    events += walk.events;
  }
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  state.counters["persons"] = static_cast<double>(crowd.size());
  state.counters["events"] = static_cast<double>(walk.events);
  state.counters["bytes_a_person"] =
      static_cast<double>(walk.bytes) / static_cast<double>(crowd.size());
}
BENCHMARK(crowd_on_a_grid)
    ->Arg(80'000)
    ->Arg(1'000'000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_walk);
}
