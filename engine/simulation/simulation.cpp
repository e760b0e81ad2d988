#include "engine/simulation/simulation.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/simulation/detail/room_sizes.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"

namespace poai::simulation {
namespace {

constexpr Duration kTick = Duration::seconds(1);
/// Ticks that followers may be behind: with a million persons 2 MB of events.
constexpr std::size_t kTicksBehind = 128;

bool is_interrupted(const Simulation::Control& control) {
  return (control.interrupt != nullptr && control.interrupt->load()) ||
         (control.deadline && std::chrono::steady_clock::now() >= *control.deadline);
}

std::uint64_t hash_of_people(const Model& model) {
  std::uint64_t hash = 0;
  for (const PersonId person : ids<PersonId>(model.population.size())) {
    hash = combine64(hash, model.population.key[person].value);
    for (const demand::PlanItem& item : model.plans[person]) {
      const auto end_ms = static_cast<std::uint32_t>(item.end_ms);
      const auto least_ms = static_cast<std::uint32_t>(item.least_ms);
      const auto kinds = std::bit_cast<std::uint32_t>(std::array<std::uint8_t, 4>{
          static_cast<std::uint8_t>(item.activity), static_cast<std::uint8_t>(item.mode),
          static_cast<std::uint8_t>(item.lunch), item.break_min});
      hash = combine64(hash, (std::uint64_t{end_ms} << 32U) | least_ms);
      hash = combine64(hash, (std::uint64_t{item.place.value()} << 32U) | kinds);
    }
  }
  return hash;
}

bool is_due(SimTime now, Duration every) { return every.ms > 0 && now.ms % every.ms == 0; }

}  // namespace

Simulation::Simulation(const Model& model, parallel::Threads threads)
    : model_(model),
      threads_(threads),
      venues_(model.district.services, model.scenario.run.day_type, model.scenario.dining,
              model.draws, model.scenario.population.scale),
      lunch_(model.district, model.fields, model.scenario.demand.lunch, model.draws),
      walking_(model.district.network, model.fields, model.scenario.walking,
               model.population.size(), model.scenario.population.scale),
      riding_(model.district.transit, model.district.transit.timetable(model.scenario.run.day_type),
              model.population.size(), model.scenario.population.scale),
      terminals_(model.district, model.draws, model.day, model.population.size(),
                 model.scenario.population.scale),
      car_parks_(model.district, model.fields, model.scenario.population.scale),
      flow_(model, venues_, lunch_, car_parks_, events_),
      table_keys_(model.population.key),
      meeting_places_(model.district, model.district.transit.timetable(model.scenario.run.day_type),
                      model.population, model.circles, room_sizes(model.scenario)),
      encounters_({model.population.key, model.circles.affiliation, &table_keys_},
                  meeting_places_.make_spaces(), model.ties, model.scenario.encounters, model.draws,
                  {.number = model.day,
                   .begin = model.scenario.run.begin,
                   .end = model.scenario.run.end,
                   .met_before = model.history.met}),
      record_(world()),
      traces_(kTicksBehind),
      followers_(kTicksBehind, {[this](std::size_t slot) { meet(traces_[slot]); },
                                [this](std::size_t slot) { observe(traces_[slot]); }}) {
  limit_platforms();
}

// Who would come to a full platform waits on the way to it. Of stops at one node the first counts.
void Simulation::limit_platforms() {
  std::vector<NodeId> nodes;
  for (const StopId id : ids<StopId>(model_.district.transit.stops.size())) {
    const district::Stop& stop = model_.district.transit.stops[id];
    const bool is_new = std::find(nodes.begin(), nodes.end(), stop.node) == nodes.end();
    if (stop.platform_capacity > 0 && stop.node.valid() && is_new) {
      const double persons = stop.platform_capacity * model_.scenario.population.scale;
      nodes.push_back(stop.node);
      platforms_.push_back({id, static_cast<std::uint32_t>(std::max(std::round(persons), 1.0))});
    }
  }
  walking_.limit(nodes);
}

metrics::World Simulation::world() const {
  return {.scenario = model_.scenario,
          .district = model_.district,
          .timetable = model_.district.transit.timetable(model_.scenario.run.day_type),
          .population = model_.population,
          .plans = model_.plans,
          .states = flow_.states(),
          .walking = walking_,
          .riding = riding_,
          .venues = venues_,
          .car_parks = car_parks_,
          .encounters = encounters_,
          .circles = model_.circles,
          .history = model_.day == 0 ? nullptr : &model_.history,
          .fields = &model_.fields,
          .parties = &model_.parties,
          .plan_report = &model_.plan_report,
          .convergence = model_.habits() == nullptr ? nullptr : &model_.habits()->convergence};
}

RunStatus Simulation::run(ResultSink& sink, const Control& control) {
  const SimTime begin = model_.scenario.run.begin;
  const SimTime end = std::min(model_.scenario.run.end, control.until);
  sink_ = &sink;
  control_ = &control;
  sink.begin(world());
  SimTime now = start(sink, control.from);
  const bool is_checked = control.checker != nullptr;  // it compares events with the present state
  followers_.run(is_checked ? parallel::Threads(1) : threads_,
                 [&] { now = go_on(now, end, sink, control); });
  // Of a later day also its begin: the days before it were not for nothing.
  if ((now > begin || model_.day > 0) && control.checkpoints != nullptr &&
      may_go_on(now, end, *control.checkpoints)) {
    save(now, sink, *control.checkpoints);
  }
  record_.finish(now);
  const RunStatus status = now < end ? RunStatus::kInterrupted : RunStatus::kComplete;
  sink.finish(record_, status);
  return status;
}

SimTime Simulation::go_on(SimTime now, SimTime end, ResultSink& sink, const Control& control) {
  const SimTime begin = model_.scenario.run.begin;
  bool interrupted = is_interrupted(control);
  while (now < end && !interrupted) {
    if (now > begin && control.checkpoints != nullptr &&
        is_due(now, control.checkpoints->order().checkpoint_every)) {
      followers_.catch_up();
      save(now, sink, *control.checkpoints);
    }
    Trace& trace = traces_[followers_.front()];
    look(now, trace);
    tick(now, now + kTick, trace);
    followers_.pass();
    if (control.on_progress && now.ms % 60'000 == 0) {
      control.on_progress((now - begin).in_seconds() / (end - begin).in_seconds(), now);
    }
    now = now + kTick;
    interrupted = is_interrupted(control);
  }
  return now;
}

// From where --until ends a run another one may go on, if checkpoints were asked for.
bool Simulation::may_go_on(SimTime now, SimTime end, const CheckpointWriter& checkpoints) const {
  return now < end ||
         (end < model_.scenario.run.end && checkpoints.order().checkpoint_every.ms > 0);
}

SimTime Simulation::start(ResultSink& sink, const Checkpoint* from) {
  SimTime now = model_.scenario.run.begin;
  if (from == nullptr || !from->time) {
    flow_.place_everybody();
    return now;
  }
  const storage::File file = storage::File::open(from->file);
  storage::Archive state(file.root().group("state"), storage::Archive::Direction::kRead);
  if (*from->time == now) {  // of a later day: nobody has been told yet where people begin it
    checkpoint_people(state);
    flow_.place_everybody();
    return now;
  }
  checkpoint(now, sink, state);
  return now;
}

void Simulation::save(SimTime now, ResultSink& sink, CheckpointWriter& checkpoints) {
  checkpoints.save({model_.day, now},
                   [&](storage::Archive& state) { checkpoint(now, sink, state); });
}

// Services and the choice of lunch places follow from the changes so far, which are made again.
void Simulation::checkpoint(SimTime& now, ResultSink& sink, storage::Archive& state) {
  checkpoint_people(state);
  state.value("now_ms", now);
  if (state.reads()) {
    next_edit_ = 0;
    next_network_ = 0;
    next_gathering_ = 0;
    apply_edits(now - Duration{1});
    gather(now - Duration{1});
    change_ways(now - Duration{1});
  } else if (model_.day > 0) {
    Morning morning{.day = model_.day,
                    .ties = model_.ties,
                    .history = model_.history,
                    .lunch_places = model_.lunch_places};
    storage::Archive part = state.part("morning");
    morning.checkpoint(part, model_.population.key);
  }
  const auto part = [&state](const std::string& name, auto& stateful) {
    storage::Archive archive = state.part(name);
    stateful.checkpoint(archive);
  };
  part("walking", walking_);
  part("riding", riding_);
  part("terminals", terminals_);
  part("car_parks", car_parks_);
  part("venues", venues_);
  part("flow", flow_);
  note_tables(flow_.table_changes());
  flow_.table_changes().clear();
  part("encounters", encounters_);
  part("record", record_);
  part("output", sink);
}

// Rows of persons mean something only to the same people with the same plans.
void Simulation::checkpoint_people(storage::Archive& state) const {
  const std::uint64_t own = hash_of_people(model_);
  std::uint64_t hash = own;
  state.value("people_hash", hash);
  if (hash != own) {
    throw InputError(InputKind::kScenario,
                     {Problem{.place = {},
                              .key = "checkpoint",
                              .problem = "does not fit this run",
                              .reason = "the people or their plans are others",
                              .suggestion = "start the run from its begin"}});
  }
}

void Simulation::look(SimTime now, Trace& trace) {
  const Duration since_begin = now - model_.scenario.run.begin;
  const bool is_hour = now.ms % Duration::hours(1).ms == 0;
  const bool is_frame = since_begin.ms % model_.scenario.output.frames_every.ms == 0;
  if (is_hour || is_frame) {
    followers_.catch_up();
  }
  if (is_hour) {
    record_.on_full_hour(now);
  }
  if (is_frame) {
    record_.on_frame(now);
    trace.frame = now;
  }
}

std::size_t Simulation::person_bytes() const {
  return flow_.bytes() + table_keys_.bytes() + walking_.bytes() + venues_.bytes() +
         encounters_.bytes() + model_.plans.bytes() + model_.population.bytes();
}

}  // namespace poai::simulation
