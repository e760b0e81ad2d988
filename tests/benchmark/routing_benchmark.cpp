// Walking directions for all destinations, and trips through the bundled district.

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/district/load.hpp"
#include "engine/routing/trip_router.hpp"
#include "tests/benchmark/checked_main.hpp"
#include "tests/benchmark/grid_network.hpp"

namespace poai::benchmarks {
namespace {

constexpr std::size_t kSide = 40;
constexpr std::size_t kDestinations = 100;

// On a grid every shortest way is as long as the rows and columns between its ends.
void check_fields() {
  const district::WalkNetwork network = grid_network(kSide);
  const NodeId corner = grid_node(kSide, 0, 0);
  const routing::WalkFields fields(network, {corner}, parallel::Threads(1));
  const auto to = fields.destination_of(corner);
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    const double steps = static_cast<double>(node.index() / kSide + node.index() % kSide);
    expects(
        std::fabs(double{fields.effort_m(to, node)} - steps * kGridSpacingM) < 0.01 * kGridSpacingM,
        "shortest ways have the length of the grid");
  }
}

void walk_fields(benchmark::State& state) {
  const district::WalkNetwork network = grid_network(kSide);
  const std::vector<NodeId> destinations = spread_nodes(kSide, kDestinations);
  const parallel::Threads threads(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    const routing::WalkFields fields(network, destinations, threads);
    benchmark::DoNotOptimize(fields.effort_m(routing::DestinationId(0), NodeId(std::size_t{1})));
  }
  state.counters["threads"] = threads.count();
  state.counters["events_per_s"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * kDestinations, benchmark::Counter::kIsRate);
}
BENCHMARK(walk_fields)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

/// The bundled district with all that routes through it need.
class Island {
 public:
  Island()
      : district_(load()),
        fields_(district_.network, destinations(), parallel::Threads(2)),
        times_(times(parallel::Threads(2))),
        router(district_, fields_, times_, {}, random::Draws(1, 0)) {}

  [[nodiscard]] routing::TransitTimes times(parallel::Threads threads) const {
    return {district_.transit, weekday(), routing::find_transfers(district_.transit, fields_),
            threads};
  }

  [[nodiscard]] routing::TripRequest request(std::uint64_t number) const {
    const std::size_t places = district_.places.size();
    return {.from = PlaceId(mix64(number) % places),
            .to = PlaceId(mix64(number + 1) % places),
            .mode = Mode::kNone,
            .time = SimTime::at(6) +
                    Duration::seconds(static_cast<std::int64_t>(mix64(number + 2) % (16 * 3'600))),
            .occasion = random::Occasion::on(0, 1)};
  }

 private:
  [[nodiscard]] static district::District load() {
    Problems problems;
    auto island = district::load_district(POAI_SOURCE_DIR "/data/port-island", {}, problems);
    expects(problems.empty(), "the bundled district has no problems");
    return island;
  }
  [[nodiscard]] std::vector<NodeId> destinations() const {
    std::vector<NodeId> nodes;
    for (const district::Place& place : district_.places) {
      nodes.push_back(place.node);
    }
    for (const district::Stop& stop : district_.transit.stops) {
      nodes.push_back(stop.node);
    }
    return nodes;
  }
  [[nodiscard]] const district::Timetable& weekday() const {
    return district_.transit.timetable(DayType::kTermWeekday);
  }

  district::District district_;
  routing::WalkFields fields_;
  routing::TransitTimes times_;

 public:
  routing::TripRouter router;
};

void check_trips(const Island& island) {
  for (std::uint64_t n = 0; n < 1'000; ++n) {
    const routing::TripRequest request = island.request(n);
    const routing::TripRoute route = island.router.route({PersonKey{n}, 1.34}, request);
    const Duration on_foot = island.router.walk_time(request.from, request.to, 1.34);
    expects(route.expected >= Duration{}, "a trip takes no negative time");
    expects(route.main_mode != Mode::kWalk || route.expected == on_foot,
            "a trip on foot takes the walking time");
    expects((route.main_mode == Mode::kWalk) == (route.ride_count == 0),
            "a trip that is not on foot has rides");
  }
}

void trips_through_the_island(benchmark::State& state) {
  const Island island;
  check_trips(island);
  std::uint64_t number = 0;
  for (auto _ : state) {
    ++number;
    benchmark::DoNotOptimize(
        island.router.route({PersonKey{number}, 1.34}, island.request(number)));
  }
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(trips_through_the_island)->UseRealTime();

/// All journeys of a weekday of the island.
void transit_times(benchmark::State& state) {
  const Island island;
  const parallel::Threads threads(static_cast<int>(state.range(0)));
  std::size_t bytes = 0;
  std::vector<std::size_t> chains;
  for (auto _ : state) {
    const routing::TransitTimes times = island.times(threads);
    bytes = times.bytes();
    chains = times.chain_counts();
  }
  state.counters["threads"] = threads.count();
  state.counters["bytes"] = static_cast<double>(bytes);
  for (std::size_t i = 0; i < chains.size(); ++i) {
    state.counters["rides_" + std::to_string(i + 1)] = static_cast<double>(chains[i]);
  }
}
BENCHMARK(transit_times)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_fields);
}
