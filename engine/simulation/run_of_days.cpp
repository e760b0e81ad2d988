#include "engine/simulation/run_of_days.hpp"

#include <utility>

#include "engine/simulation/no_output.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"

namespace poai::simulation {
namespace {

Morning morning_of(const Checkpoint* from, const Foundation& foundation) {
  Morning morning;
  if (from != nullptr && from->day > 0) {
    const storage::File file = storage::File::open(from->file);
    storage::Archive archive(file.root().group("state").group("morning"),
                             storage::Archive::Direction::kRead);
    morning.checkpoint(archive, foundation.population.key);
  }
  return morning;
}

/// The next day begins with what the record of this one says.
Morning next_morning(const Model& model, const metrics::DayRecord& record) {
  Morning next{.day = model.day + 1,
               .ties = record.encounters().evening_ties(),
               .history = record.encounters().history(),
               .lunch_places = record.meals().place()};
  next.history.state_hash = record.state_hash().value();
  return next;
}

}  // namespace

RunOfDays::RunOfDays(Inputs inputs, parallel::Threads threads, const Logger& logger)
    : days_(inputs.scenario.run.days),
      inputs_(std::move(inputs)),
      foundation_(make_foundation(inputs_, threads)),
      threads_(threads),
      logger_(logger) {}

RunOfDays::RunOfDays(Inputs inputs, std::shared_ptr<const Foundation> foundation,
                     parallel::Threads threads, const Logger& logger)
    : days_(inputs.scenario.run.days),
      inputs_(std::move(inputs)),
      foundation_(std::move(foundation)),
      threads_(threads),
      logger_(logger) {}

RunStatus RunOfDays::run(ResultSink& sink, const Simulation::Control& control) {
  habits_ = rehearse(inputs_, foundation_, threads_, logger_);
  Simulation::Control own = control;
  Morning morning = morning_of(control.from, *foundation_);
  own.on_progress = [&control, &morning, this](double share, SimTime now) {
    if (control.on_progress) {
      control.on_progress((morning.day + share) / days_, now);
    }
  };
  while (true) {
    const std::uint32_t day = morning.day;
    const RunStatus status = run_day(morning, sink, own);
    if (status == RunStatus::kInterrupted || day + 1 == days_) {
      return status;
    }
    morning = next_morning(*model_, simulation_->record());
    own.from = nullptr;
  }
}

RunStatus RunOfDays::run_day(const Morning& morning, ResultSink& sink,
                             const Simulation::Control& control) {
  const bool is_last = morning.day + 1 == days_;
  simulation_.reset();
  model_.reset();
  Inputs inputs = is_last ? std::move(inputs_) : inputs_;
  model_ =
      std::make_unique<const Model>(std::move(inputs), foundation_, habits_, morning, threads_);
  log_plans(*model_, logger_);
  simulation_ = std::make_unique<Simulation>(*model_, threads_);
  if (is_last) {
    return simulation_->run(sink, control);
  }
  Simulation::Control whole_day = control;
  whole_day.until = SimTime::never();
  NoOutput nothing;
  const RunStatus status = simulation_->run(nothing, whole_day);
  if (status == RunStatus::kInterrupted) {
    sink.begin(simulation_->world());
    sink.finish(simulation_->record(), status);
  }
  return status;
}

}  // namespace poai::simulation
