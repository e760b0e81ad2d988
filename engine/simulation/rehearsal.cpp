#include "engine/simulation/rehearsal.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/demand/mode_choice.hpp"
#include "engine/metrics/experience_observer.hpp"
#include "engine/simulation/model.hpp"
#include "engine/simulation/no_output.hpp"
#include "engine/simulation/simulation.hpp"

namespace poai::simulation {
namespace {

using demand::ModeAtGate;
using Modes = Column<PersonId, ModeAtGate>;
using TimesPtr = std::shared_ptr<const routing::TransitTimes>;

/// What happened on a day.
struct Day {
  routing::RideExperience rides;
  demand::PlaceWaits waits;
  Column<PersonId, PlaceId> lunch_places;
  metrics::DayFlows flows;
  std::uint32_t denied = 0;
  std::uint32_t meals_unserved = 0;
};

Day run_day(const Model& model, parallel::Threads threads) {
  Simulation simulation(model, threads);
  const metrics::World world = simulation.world();
  metrics::ExperienceObserver experience(world);
  Simulation::Control control;
  control.experience = &experience;
  NoOutput sink;
  simulation.run(sink, control);
  const metrics::DayRecord& record = simulation.record();
  const auto denied = record.transit().denied(Mode::kPortLiner) +
                      record.transit().denied(Mode::kBus) + record.transit().denied(Mode::kFerry);
  return {.rides = experience.rides(),
          .waits = experience.waits(),
          .lunch_places = record.meals().place(),
          .flows = metrics::flows_of(record),
          .denied = static_cast<std::uint32_t>(denied),
          .meals_unserved = static_cast<std::uint32_t>(record.meals().unserved())};
}

bool is_surprise(const scenario::Intervention& intervention) {
  const bool may_be = intervention.kind == scenario::InterventionKind::kLineOutage ||
                      intervention.kind == scenario::InterventionKind::kDelayFlights ||
                      intervention.kind == scenario::InterventionKind::kStrandFlights;
  return may_be && !intervention.announced;
}

/// The same day without some of its interventions.
template <class LeavesOut>
Inputs without(const Inputs& inputs, const LeavesOut& leaves_out) {
  scenario::Scenario scenario = inputs.scenario;
  std::erase_if(scenario.interventions, leaves_out);
  Problems problems;
  Inputs others = make_inputs(std::move(scenario), *inputs.as_read, problems);
  problems.throw_if_any();
  return others;
}

TimesPtr times_of(const Inputs& inputs, const routing::WalkFields& fields,
                  const routing::RideExperience& rides, parallel::Threads threads) {
  const district::Transit& transit = inputs.district.transit;
  return std::make_shared<const routing::TransitTimes>(
      transit, transit.timetable(inputs.scenario.run.day_type),
      routing::find_transfers(transit, fields), rides, inputs.scenario.trips.crowding, threads);
}

/// The days of one scenario.
class Rehearsal {
 public:
  Rehearsal(Inputs inputs, std::shared_ptr<const Foundation> foundation, parallel::Threads threads,
            const Logger& logger)
      : inputs_(std::move(inputs)),
        foundation_(std::move(foundation)),
        threads_(threads),
        logger_(logger) {}

  std::shared_ptr<const Habits> run();

 private:
  [[nodiscard]] bool chooses_modes() const {
    return inputs_.scenario.mode_choice.model == demand::ModeModel::kNestedLogit;
  }
  [[nodiscard]] Model model(std::shared_ptr<const Habits> habits) const {
    return {Inputs(inputs_), foundation_, std::move(habits), {}, threads_};
  }
  [[nodiscard]] const Column<PersonId, PersonKey>& keys() const {
    return foundation_->population.key;
  }
  void begin_with(const ExperienceTable& table);
  void know_today(const routing::RideExperience& first_day);
  void know_today_by(const ExperienceTable* table);
  void read_today();
  void make_today_times(const routing::RideExperience& rides);
  void add_row(std::uint32_t iteration, const Day& day);
  [[nodiscard]] std::shared_ptr<const ExperienceTable> learnt() const;
  [[nodiscard]] std::shared_ptr<Habits> habits_by_now() const;
  void choose_modes(const Model& model, double share, std::uint32_t iteration, Habits& habits);
  [[nodiscard]] Modes review(const Model& model, const Habits& habits, double share,
                             std::uint32_t iteration) const;

  Inputs inputs_;
  std::shared_ptr<const Foundation> foundation_;
  parallel::Threads threads_;
  const Logger& logger_;

  // Today's service, at which the shares of the modes were observed.
  std::optional<Inputs> today_;
  std::shared_ptr<const Foundation> today_foundation_;
  TimesPtr today_times_;

  Knowledge known_;
  std::uint32_t known_days_ = 0;  ///< those of the scenario's experience count as one
  std::uint32_t other_mode_ = 0;
  metrics::DayFlows flows_;  ///< of the day before
  metrics::Convergence convergence_;
};

std::shared_ptr<const Habits> Rehearsal::run() {
  const scenario::DemandSettings& demand = inputs_.scenario.demand;
  const ExperienceTable* table = inputs_.experience.get();
  std::shared_ptr<Habits> habits;
  if (table != nullptr) {
    begin_with(*table);
  }
  if (table != nullptr || demand.iterations == 1) {
    know_today_by(table);
    habits = habits_by_now();
    if (chooses_modes()) {
      choose_modes(model(nullptr), 1.0, 1, *habits);
    }
  }
  if (demand.iterations == 1) {
    return known_.empty() && !chooses_modes() ? nullptr : habits;
  }
  for (std::uint32_t iteration = 1;; ++iteration) {
    const Model day_model = model(habits);
    const Day day = run_day(day_model, threads_);
    add_row(iteration, day);
    if (iteration == 1 && table == nullptr) {
      know_today(day.rides);
    }
    convergence_.converged =
        iteration > 1 && convergence_.rows.back().change() < demand.converged_below_share;
    if (convergence_.converged || iteration == demand.iterations) {
      break;
    }
    const double weight = 1.0 / ++known_days_;
    known_.rides.approach(day.rides, weight);
    known_.waits.approach(day.waits, weight);
    known_.lunch_places = day.lunch_places;
    habits = habits_by_now();
    if (chooses_modes()) {
      choose_modes(day_model, weight, iteration + 1, *habits);
    }
  }
  if (!convergence_.converged) {
    logger_->warn("after {} days the flows still change by {:.1f} % from day to day",
                  convergence_.rows.size(), 100.0 * convergence_.rows.back().change());
  }
  habits->convergence = convergence_;
  habits->learnt = learnt();
  return habits;
}

/// What the last day was lived with.
std::shared_ptr<const ExperienceTable> Rehearsal::learnt() const {
  auto table = std::make_shared<ExperienceTable>(table_of(known_, inputs_, keys()));
  table->origin.days = known_days_;
  table->origin.converged = convergence_.converged;
  return table;
}

void Rehearsal::begin_with(const ExperienceTable& table) {
  Recollection recollection = recall(table, inputs_, keys());
  known_ = std::move(recollection.knowledge);
  known_days_ = 1;
  logger_->info(
      "people know {} places that serve and {} runs; {} and {} that the experience has "
      "besides are not of this day",
      recollection.places, recollection.trips, table.places.size() - recollection.places,
      table.trips.size() - recollection.trips);
}

/// By the scenario's experience; by the timetable without one.
void Rehearsal::know_today_by(const ExperienceTable* table) {
  if (!chooses_modes()) {
    return;
  }
  read_today();
  make_today_times(table == nullptr ? routing::RideExperience()
                                    : recall(*table, *today_, {}).knowledge.rides);
}

void Rehearsal::know_today(const routing::RideExperience& first_day) {
  if (!chooses_modes()) {
    return;
  }
  read_today();
  const bool is_first_day = inputs_.scenario.interventions.empty();
  make_today_times(
      is_first_day
          ? first_day
          : run_day({Inputs(*today_), today_foundation_, nullptr, {}, threads_}, threads_).rides);
}

// A scenario without interventions is that.
void Rehearsal::read_today() {
  today_ = inputs_;
  today_foundation_ = foundation_;
  if (!inputs_.scenario.interventions.empty()) {
    today_ = without(inputs_, [](const scenario::Intervention&) { return true; });
    today_foundation_ = make_foundation(*today_, threads_);
  }
}

void Rehearsal::make_today_times(const routing::RideExperience& rides) {
  today_times_ = times_of(*today_, today_foundation_->fields, rides, threads_);
}

void Rehearsal::add_row(std::uint32_t iteration, const Day& day) {
  metrics::IterationRow row{.iteration = iteration,
                            .other_mode = other_mode_,
                            .denied = day.denied,
                            .meals_unserved = day.meals_unserved};
  const auto change = [&](std::vector<std::uint32_t> metrics::DayFlows::*flow) {
    return iteration == 1 ? std::numeric_limits<double>::quiet_NaN()
                          : metrics::change_share(flows_.*flow, day.flows.*flow);
  };
  row.section_change = change(&metrics::DayFlows::sections);
  row.place_change = change(&metrics::DayFlows::places);
  row.mode_change = change(&metrics::DayFlows::modes);
  convergence_.rows.push_back(row);
  flows_ = day.flows;
  if (iteration > 1) {
    logger_->info(
        "day {}: flows change by {:.1f} % (passengers), {:.1f} % (guests), {:.1f} % "
        "(modes)",
        iteration, 100.0 * row.section_change, 100.0 * row.place_change, 100.0 * row.mode_change);
  }
}

std::shared_ptr<Habits> Rehearsal::habits_by_now() const {
  auto habits = std::make_shared<Habits>();
  if (!known_.rides.empty() || chooses_modes()) {
    habits->times = times_of(inputs_, foundation_->fields, known_.rides, threads_);
  }
  if (!known_.waits.empty()) {
    habits->place_waits = std::make_shared<const demand::PlaceWaits>(known_.waits);
  }
  habits->lunch_places = known_.lunch_places;
  return habits;
}

void Rehearsal::choose_modes(const Model& model, double share, std::uint32_t iteration,
                             Habits& habits) {
  const Modes modes = review(model, habits, share, iteration);
  other_mode_ = 0;
  for (const PersonId person : ids<PersonId>(modes.size())) {
    other_mode_ += modes[person].mode == model.population.mode[person] ? 0U : 1U;
  }
  habits.people = std::make_shared<const population::Population>(
      demand::with_modes(foundation_->population, inputs_.district, modes));
}

/// Everybody's mode for the next day: a share of the people choose anew.
Modes Rehearsal::review(const Model& model, const Habits& habits, double share,
                        std::uint32_t iteration) const {
  const random::Draws draws = model.draws;
  const routing::TripRouter before(today_->district, today_foundation_->fields, *today_times_,
                                   inputs_.scenario.trips, draws);
  const routing::TripRouter now(inputs_.district, foundation_->fields, *habits.times,
                                inputs_.scenario.trips, draws);
  return demand::choose_modes({foundation_->population, inputs_.population, inputs_.district,
                               model.plans, before, today_->district.places.size(), now,
                               inputs_.scenario.population.access, inputs_.changes.plans.shuttles},
                              {model.population, share, iteration}, inputs_.scenario.mode_choice,
                              draws, threads_);
}

}  // namespace

std::shared_ptr<const Habits> rehearse(const Inputs& inputs,
                                       const std::shared_ptr<const Foundation>& foundation,
                                       parallel::Threads threads, const Logger& logger) {
  if (!learns(inputs.scenario)) {
    return nullptr;
  }
  if (inputs.scenario.demand.experience && inputs.experience == nullptr) {
    logger->info("{} is of another type of day and not used",
                 inputs.scenario.demand.experience->string());
  }
  const auto& interventions = inputs.scenario.interventions;
  if (std::none_of(interventions.begin(), interventions.end(), is_surprise)) {
    return Rehearsal(inputs, foundation, threads, logger).run();
  }
  Inputs usual = without(inputs, is_surprise);
  auto usual_foundation = make_foundation(usual, threads);
  return Rehearsal(std::move(usual), std::move(usual_foundation), threads, logger).run();
}

}  // namespace poai::simulation
