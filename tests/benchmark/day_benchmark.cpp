// A whole weekday of the bundled island without outputs: making the model, then the clock.

#include <cstdint>
#include <string>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/metrics/conservation.hpp"
#include "engine/simulation/no_output.hpp"
#include "tests/benchmark/checked_main.hpp"
#include "tests/benchmark/weekday.hpp"

namespace poai::benchmarks {
namespace {

void check_day() {
  const simulation::Model model(load_weekday({"population.scale=0.1"}), parallel::Threads(1),
                                silent_logger());
  simulation::Simulation day(model);
  metrics::ConservationChecker checker(day.world());
  simulation::NoOutput sink;
  simulation::Simulation::Control control;
  control.checker = &checker;
  const auto status = day.run(sink, control);
  expects(status == simulation::RunStatus::kComplete, "the day is run to its end");
  expects(checker.problems().empty(), "everybody is in exactly one place all day");
  expects(day.record().person_events() > model.population.size(), "people do something");
}

void model_of_the_weekday(benchmark::State& state) {
  const parallel::Threads threads(static_cast<int>(state.range(0)));
  std::size_t persons = 0;
  for (auto _ : state) {
    const simulation::Model model(load_weekday(), threads, silent_logger());
    persons = model.population.size();
  }
  state.counters["threads"] = threads.count();
  state.counters["persons"] = static_cast<double>(persons);
}
BENCHMARK(model_of_the_weekday)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

/// `state.range(0)` percent of the population, with capacities to match, on `state.range(1)`
/// threads.
void clock_of_the_weekday(benchmark::State& state) {
  const simulation::Model model(
      load_weekday(
          {"population.scale=" + std::to_string(0.01 * static_cast<double>(state.range(0)))}),
      parallel::Threads::available(), silent_logger());
  const parallel::Threads threads(static_cast<int>(state.range(1)));
  std::uint64_t events = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    simulation::Simulation day(model, threads);
    simulation::NoOutput sink;
    const auto status = day.run(sink, {});
    expects(status == simulation::RunStatus::kComplete, "the day is run to its end");
    events = day.record().person_events();
    bytes = day.person_bytes();
  }
  const auto persons = static_cast<double>(model.population.size());
  state.counters["threads"] = threads.count();
  state.counters["persons"] = persons;
  state.counters["events"] = static_cast<double>(events);
  state.counters["events_per_s"] = benchmark::Counter(
      static_cast<double>(events), benchmark::Counter::kIsIterationInvariantRate);
  state.counters["bytes_a_person"] = static_cast<double>(bytes) / persons;
}
BENCHMARK(clock_of_the_weekday)
    ->Args({100, 1})
    ->Args({100, 2})
    ->Args({400, 1})
    ->Args({400, 2})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// As many people more as there are on the weekday, times `state.range(0)`, who stay at home all
/// day.
void clock_with_people_at_home(benchmark::State& state) {
  simulation::Inputs inputs = load_weekday();
  population::PopulationSpec& spec = inputs.population;
  constexpr double kPersons = 79'000.0;
  population::Tour nowhere;
  nowhere.name = "nowhere";
  population::OutsideBlock at_home;
  at_home.id = "at_home";
  at_home.home = at_home.place = inputs.district.place_by_id.at("housing_nakamachi_3");
  at_home.persons.values.fill(kPersons * static_cast<double>(state.range(0)));
  at_home.tour = spec.tours.size();
  spec.tours.push_back(nowhere);
  spec.blocks.push_back(at_home);
  const simulation::Model model(std::move(inputs), parallel::Threads::available(), silent_logger());
  for (auto _ : state) {
    simulation::Simulation day(model, parallel::Threads(1));
    simulation::NoOutput sink;
    const auto status = day.run(sink, {});
    expects(status == simulation::RunStatus::kComplete, "the day is run to its end");
  }
  state.counters["threads"] = 1;
  state.counters["persons"] = static_cast<double>(model.population.size());
}
BENCHMARK(clock_with_people_at_home)->Arg(0)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_day);
}
