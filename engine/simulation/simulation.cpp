#include "engine/simulation/simulation.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"

namespace poai::simulation {
namespace {

constexpr Duration kTick = Duration::seconds(1);

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

encounters::RoomSizes room_sizes(const scenario::Scenario& scenario) {
  return {.scale = scenario.population.scale, .table_seats = scenario.dining.table_seats};
}

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
      terminals_(model.district, model.draws, model.day, model.population.size(),
                 model.scenario.population.scale),
      car_parks_(model.district, model.fields, model.scenario.population.scale),
      flow_(model, venues_, lunch_, car_parks_, events_),
      meeting_places_(model.district, model.district.transit.timetable(model.scenario.run.day_type),
                      model.population, model.circles, room_sizes(model.scenario)),
      encounters_(
          {model.population.key, model.circles.affiliation, &flow_.table_keys()},
          meeting_places_.make_spaces(), model.ties, model.scenario.encounters, model.draws,
          {.number = model.day, .begin = model.scenario.run.begin, .end = model.scenario.run.end}),
      record_(world()) {
  limit_platforms();
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
          .convergence = model_.habits() == nullptr ? nullptr : &model_.habits()->convergence};
}

RunStatus Simulation::run(ResultSink& sink, const Control& control) {
  const SimTime begin = model_.scenario.run.begin;
  const SimTime end = std::min(model_.scenario.run.end, control.until);
  sink.begin(world());
  SimTime now = start(sink, control.from);
  bool interrupted = is_interrupted(control);
  while (now < end && !interrupted) {
    if (now > begin && control.checkpoints != nullptr &&
        is_due(now, control.checkpoints->order().checkpoint_every)) {
      save(now, sink, *control.checkpoints);
    }
    look(now, sink);
    tick(now, control);
    if (control.on_progress && now.ms % 60'000 == 0) {
      control.on_progress((now - begin).in_seconds() / (end - begin).in_seconds(), now);
    }
    now = now + kTick;
    interrupted = is_interrupted(control);
  }
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
void Simulation::tick(SimTime begin, const Control& control) {
  const SimTime end = begin + kTick;
  apply_edits(begin);
  gather(begin);
  change_ways(begin);
  wake(begin);
  park();
  walk(end);
  ride(end);
  serve(end);
  fly(end);
  meet(end);
  observe(control);
}

void Simulation::apply_edits(SimTime begin) {
  for (; next_edit_ < model_.changes.services.size() &&
         model_.changes.services[next_edit_].at <= begin;
       ++next_edit_) {
    const scenario::ServiceEdit& edit = model_.changes.services[next_edit_];
    venues_.change(edit.place, edit.service, begin);
    lunch_.change(edit.place, edit.service);
    encounters_.change(meeting_places_.seats(edit.place), encounters::seat_kind(edit.service.kind),
                       encounters::seats_size(edit.service, room_sizes(model_.scenario)), begin);
  }
}

// The space is made for all who are together there at some time of the event.
void Simulation::gather(SimTime begin) {
  const std::vector<scenario::Gathering>& all = model_.changes.gatherings;
  for (; next_gathering_ < all.size() && all[next_gathering_].opens <= begin; ++next_gathering_) {
    const scenario::Gathering& own = all[next_gathering_];
    double persons = 0.0;
    encounters::SpaceKind kind = encounters::SpaceKind::kHall;
    for (const scenario::Gathering& other : all) {
      if (other.place == own.place && other.opens < own.ends && own.opens < other.ends) {
        persons += other.persons;
        kind = other.kind == encounters::SpaceKind::kEvent ? other.kind : kind;
      }
    }
    const encounters::SpaceId space = meeting_places_.event(own.place);
    const bool is_hall_already = space.valid() && kind == encounters::SpaceKind::kHall &&
                                 encounters_.spaces()[space].kind == kind;
    if (!is_hall_already) {
      encounters_.change(space, kind, {persons * model_.scenario.population.scale}, begin);
    }
  }
}

void Simulation::change_ways(SimTime begin) {
  const auto& networks = model_.changes.networks;
  for (; next_network_ < networks.size() && networks[next_network_].at <= begin; ++next_network_) {
    const scenario::NetworkEdit& edit = networks[next_network_];
    walking_.change(edit.network, model_.router_at(edit.at).fields());
  }
}

void Simulation::wake(SimTime begin) {
  flow_.agenda().take(begin, woken_);
  for (const PersonMoment& moment : woken_) {
    flow_.wake(moment);
  }
}

// Who finds a space walks on in this tick.
void Simulation::park() {
  parked_.clear();
  car_parks_.settle(flow_.requests().parking, events_, parked_);
  for (const movement::ParkingAnswer& answer : parked_) {
    flow_.park(answer);
  }
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

void Simulation::walk(SimTime end) {
  for (std::size_t i = 0; i < platforms_.size(); ++i) {
    const std::uint32_t waiting = riding_.waiting_at(platforms_[i].stop);
    walking_.set_room(i, platforms_[i].capacity - std::min(waiting, platforms_[i].capacity));
  }
  walking_.start(flow_.requests().walks);
  flow_.requests().walks.clear();
  arrived_.clear();
  walking_.advance(end, events_, arrived_);
  for (const PersonMoment& moment : arrived_) {
    flow_.reach_node(moment);
  }
}

// Who loses patience leaves before the tick's runs do; the walk begins in the next tick.
void Simulation::ride(SimTime end) {
  auto& rides = flow_.requests().rides;
  riding_.wait(rides, events_);
  rides.clear();
  flow_.take_impatient(end, impatient_);
  leave_platforms();
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
  if (!model_.changes.outages.empty()) {
    flow_.take_discouraged(riding_.denied(), impatient_);
    leave_platforms();
  }
}

void Simulation::leave_platforms() {
  for (const DayFlow::LostPatience& lost : impatient_) {
    if (riding_.withdraw(lost.waiting, lost.way, events_)) {
      flow_.leave_platform(lost);
    }
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

void Simulation::fly(SimTime end) {
  terminals_.admit(flow_.requests().terminals);
  flow_.requests().terminals.clear();
  exits_.clear();
  terminals_.advance(end, events_, exits_);
  for (const movement::TerminalExit& exit : exits_) {
    flow_.leave_terminal(exit);
  }
}

// Who is where follows from the tick's events.
void Simulation::meet(SimTime end) {
  moves_.clear();
  meeting_places_.read(events_, moves_);
  encounters_.advance(end, moves_, events_);
}

void Simulation::observe(const Control& control) {
  record_.on_events(events_);
  if (control.checker != nullptr) {
    control.checker->on_events(events_);
  }
  if (control.experience != nullptr) {
    control.experience->on_events(events_);
  }
  events_.clear();
}

std::size_t Simulation::person_bytes() const {
  return flow_.bytes() + walking_.bytes() + model_.plans.bytes() + model_.population.bytes();
}

}  // namespace poai::simulation
