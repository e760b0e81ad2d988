// The stages of a tick.

#include <algorithm>

#include "engine/simulation/detail/room_sizes.hpp"
#include "engine/simulation/simulation.hpp"

namespace poai::simulation {

// README.md has the table of what each stage reads and writes.
void Simulation::tick(SimTime begin, SimTime end, Trace& trace) {
  apply_edits(begin);
  gather(begin);
  change_ways(begin);
  wake(begin);
  park();
  walk(end);
  ride(end);
  serve(end);
  fly(end);
  hand_over(end, trace);
}

// Those who follow look at services and ways, and rooms are theirs: they catch up before a change.
void Simulation::apply_edits(SimTime begin) {
  for (; next_edit_ < model_.changes.services.size() &&
         model_.changes.services[next_edit_].at <= begin;
       ++next_edit_) {
    followers_.catch_up();
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
    followers_.catch_up();
    const scenario::Gathering& own = all[next_gathering_];
    double persons = 0.0;
    encounters::SpaceKind kind = encounters::SpaceKind::kHall;
    for (const scenario::Gathering& other : all) {
      if (other.place == own.place && other.opens < own.ends && own.opens < other.ends) {
        persons += other.persons;
        kind = encounters::livelier(kind, other.kind);
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
    followers_.catch_up();
    const scenario::NetworkEdit& edit = networks[next_network_];
    const routing::WalkFields& fields = model_.router_at(edit.at).fields();
    walking_.change(edit.network, fields);
    lunch_.change(fields);
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

void Simulation::hand_over(SimTime end, Trace& trace) {
  trace.end = end;
  trace.events.swap(events_);
  trace.table_changes.swap(flow_.table_changes());
}

// Who is where follows from the tick's events.
void Simulation::meet(Trace& trace) {
  note_tables(trace.table_changes);
  trace.table_changes.clear();
  moves_.clear();
  meeting_places_.read(trace.events, moves_);
  encounters_.advance(trace.end, moves_, trace.events);
}

void Simulation::note_tables(std::span<const TableMate> changes) {
  for (const TableMate& mate : changes) {
    table_keys_[mate.person] = mate.host;
  }
}

void Simulation::observe(Trace& trace) {
  if (trace.frame) {
    sink_->frame(record_, *trace.frame);
    trace.frame.reset();
  }
  record_.on_events(trace.events);
  if (control_->checker != nullptr) {
    control_->checker->on_events(trace.events);
  }
  if (control_->experience != nullptr) {
    control_->experience->on_events(trace.events);
  }
  trace.events.clear();
}

}  // namespace poai::simulation
