#include "engine/study/detail/replicates.hpp"

#include <utility>

#include "engine/parallel/loops.hpp"
#include "engine/simulation/no_output.hpp"
#include "engine/simulation/run_of_days.hpp"

namespace poai::study::detail {

/// One scenario's run and what it refers to.
struct Replicates::Run {
  Run(simulation::Inputs inputs, SharedFoundation foundation, const Logger& logger)
      : days(std::move(inputs), std::move(foundation), parallel::Threads(1), logger) {}

  [[nodiscard]] const simulation::Model& model() const { return days.model(); }
  [[nodiscard]] const metrics::DayRecord& record() const { return days.simulation().record(); }
  [[nodiscard]] double scale() const { return model().scenario.population.scale; }
  [[nodiscard]] PersonDay people() const {
    return {model().population, record().outcomes(), model().district.places};
  }

  void add_places(Spots& spots, double SpotPair::*value) const {
    const metrics::PlaceSeries& series = record().venues().series();
    for (std::size_t column = 0; column < series.places.size(); ++column) {
      const district::Place& place = model().district.places[series.places[column]];
      SpotPair& spot = spots[place.id];
      spot.position = place.position;
      spot.*value = static_cast<double>(series.served.total_of(column)) / scale();
    }
  }

  void add_links(Spots& spots, double SpotPair::*value) const {
    const district::WalkNetwork& network = model().district.network;
    const metrics::CountTable& entries = record().links().entries();
    for (std::size_t i = 0; i < network.link_count(); ++i) {
      const std::uint64_t passages = entries.total_of(2 * i) + entries.total_of(2 * i + 1);
      if (passages > 0) {
        const LinkId link(i);
        SpotPair& spot = spots[network.link_name[link]];
        spot.position = district::point_on(network, directed(link, 0), 0.5);
        spot.*value = static_cast<double>(passages) / scale();
      }
    }
  }

  simulation::RunOfDays days;
};

namespace {

/// The foundation, if it is that of the inputs, or one that is.
std::shared_ptr<const simulation::Foundation> fitting(
    const std::shared_ptr<const simulation::Foundation>& foundation,
    const simulation::Inputs& inputs, parallel::Threads threads) {
  return simulation::is_foundation_of(*foundation, inputs)
             ? foundation
             : simulation::make_foundation(inputs, threads);
}

}  // namespace

Replicates::Replicates(const simulation::Inputs& base, const simulation::Inputs& alt,
                       const ComparisonPlan& plan, const ComparisonControl& control)
    : base_(base),
      alt_(alt),
      plan_(plan),
      control_(control),
      of_base_(simulation::make_foundation(inputs_of(base, 0), control.threads)),
      of_alt_(fitting(of_base_, inputs_of(alt, 0), control.threads)) {}

bool Replicates::add(std::uint32_t count) {
  const std::size_t first = pairs_.size();
  pairs_.resize(first + count);
  parallel::for_each_index(
      control_.threads, count, [&](std::size_t i) { run_pair(first + i); }, 1);
  return !interrupted();
}

bool Replicates::interrupted() const {
  return control_.interrupt != nullptr && control_.interrupt->load();
}

simulation::Inputs Replicates::inputs_of(const simulation::Inputs& inputs,
                                         std::size_t number) const {
  simulation::Inputs own = inputs;
  own.scenario.run.seed = base_.scenario.run.seed;
  own.scenario.run.replicate = base_.scenario.run.replicate + static_cast<std::uint32_t>(number);
  if (plan_.persons == Persons::kResampled) {
    own.scenario.run.seed += number;
  }
  return own;
}

std::unique_ptr<Replicates::Run> Replicates::run_of(const simulation::Inputs& inputs,
                                                    const SharedFoundation& shared,
                                                    std::size_t number) const {
  simulation::Inputs own = inputs_of(inputs, number);
  SharedFoundation foundation = fitting(shared, own, parallel::Threads(1));
  auto run = std::make_unique<Run>(std::move(own), std::move(foundation), control_.logger);
  simulation::NoOutput no_output;
  simulation::Simulation::Control watch;
  watch.interrupt = control_.interrupt;
  run->days.run(no_output, watch);
  return run;
}

void Replicates::run_pair(std::size_t number) {
  const auto base = run_of(base_, of_base_, number);
  const auto alt = run_of(alt_, of_alt_, number);
  if (interrupted()) {
    return;
  }
  Pair& pair = pairs_[number];
  pair.base = base->record().indicators();
  pair.alt = alt->record().indicators();
  pair.groups = group_differences(base->people(), alt->people());
  base->add_places(pair.places, &SpotPair::base);
  alt->add_places(pair.places, &SpotPair::alt);
  base->add_links(pair.links, &SpotPair::base);
  alt->add_links(pair.links, &SpotPair::alt);
  const std::lock_guard<std::mutex> lock(progress_);
  ++done_;
  if (control_.on_replicate) {
    control_.on_replicate(done_);
  }
}

}  // namespace poai::study::detail
