#include "engine/simulation/simulation.hpp"

#include <algorithm>

namespace poai::simulation {
namespace {

constexpr Duration kTick = Duration::seconds(1);

}  // namespace

Simulation::Simulation(const Model& model)
    : model_(model),
      venues_(model.district.services, model.scenario.run.day_type, model.scenario.dining,
              model.draws, model.scenario.population.scale),
      lunch_(model.district, model.fields, model.scenario.demand.lunch, model.draws),
      walking_(model.district.network, model.fields, model.scenario.walking,
               model.population.size(), model.scenario.population.scale),
      riding_(model.district.transit, model.district.transit.timetable(model.scenario.run.day_type),
              model.population.size(), model.scenario.population.scale),
      flow_(model, venues_, lunch_, events_),
      record_(world()) {}

metrics::World Simulation::world() const {
  return {.scenario = model_.scenario,
          .district = model_.district,
          .timetable = model_.district.transit.timetable(model_.scenario.run.day_type),
          .population = model_.population,
          .plans = model_.plans,
          .states = flow_.states(),
          .walking = walking_,
          .riding = riding_,
          .venues = venues_};
}

RunStatus Simulation::run(ResultSink& sink, const Control& control) {
  const SimTime begin = model_.scenario.run.begin;
  const SimTime end = std::min(model_.scenario.run.end, control.until);
  const auto interrupted = [&control] {
    return control.interrupt != nullptr && control.interrupt->load();
  };
  sink.begin(world());
  flow_.place_everybody();
  SimTime now = begin;
  for (; now < end && !interrupted(); now = now + kTick) {
    look(now, sink);
    tick(now, control.checker);
    if (control.on_progress && now.ms % 60'000 == 0) {
      control.on_progress((now - begin).in_seconds() / (end - begin).in_seconds(), now);
    }
  }
  record_.finish(now);
  const RunStatus status = now < end ? RunStatus::kInterrupted : RunStatus::kComplete;
  sink.finish(record_, status);
  return status;
}

void Simulation::look(SimTime now, ResultSink& sink) {
  if (now.ms % Duration::hours(1).ms == 0) {
    record_.on_full_hour(now);
  }
  if ((now - model_.scenario.run.begin).ms % model_.scenario.output.frames_every.ms == 0) {
    record_.on_frame(now);
    sink.frame(record_, now);
  }
}

// README.md has the table of what each stage reads and writes.
void Simulation::tick(SimTime begin, metrics::ConservationChecker* checker) {
  const SimTime end = begin + kTick;
  apply_edits(begin);
  wake(begin);
  walk(end);
  ride(end);
  serve(end);
  observe(checker);
}

void Simulation::apply_edits(SimTime begin) {
  for (; next_edit_ < model_.edits.size() && model_.edits[next_edit_].at <= begin; ++next_edit_) {
    const scenario::ServiceEdit& edit = model_.edits[next_edit_];
    venues_.change(edit.place, edit.service, begin);
    lunch_.change(edit.place, edit.service);
  }
}

void Simulation::wake(SimTime begin) {
  flow_.agenda().take(begin, woken_);
  for (const PersonMoment& moment : woken_) {
    flow_.wake(moment);
  }
}

void Simulation::walk(SimTime end) {
  walking_.start(flow_.requests().walks);
  flow_.requests().walks.clear();
  arrived_.clear();
  walking_.advance(end, events_, arrived_);
  for (const PersonMoment& moment : arrived_) {
    flow_.reach_node(moment);
  }
}

void Simulation::ride(SimTime end) {
  auto& rides = flow_.requests().rides;
  riding_.wait(rides, events_);
  rides.clear();
  alighted_.clear();
  riding_.advance(end, events_, alighted_);
  for (const auto& boarded : riding_.boarded()) {
    flow_.board(boarded);
  }
  for (const auto& alighted : alighted_) {
    flow_.alight(alighted);
  }
  for (const auto& gave_up : riding_.gave_up()) {
    flow_.give_up_waiting(gave_up);
  }
}

void Simulation::serve(SimTime end) {
  auto& visits = flow_.requests().visits;
  departures_.clear();
  venues_.arrive(visits, events_, departures_);
  visits.clear();
  for (const PersonMoment& moment : venues_.seated()) {
    flow_.take_seat(moment);
  }
  venues_.advance(end, events_, departures_);
  for (const PersonMoment& moment : venues_.seated()) {
    flow_.take_seat(moment);
  }
  for (const venues::Departure& departure : departures_) {
    flow_.leave_venue(departure);
  }
}

void Simulation::observe(metrics::ConservationChecker* checker) {
  record_.on_events(events_);
  if (checker != nullptr) {
    checker->on_events(events_);
  }
  events_.clear();
}

std::size_t Simulation::person_bytes() const {
  return flow_.bytes() + walking_.bytes() + model_.plans.bytes() + model_.population.bytes();
}

}  // namespace poai::simulation
