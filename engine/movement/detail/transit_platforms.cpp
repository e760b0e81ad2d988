#include "engine/movement/detail/transit_platforms.hpp"

#include <algorithm>
#include <tuple>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement::detail {

TransitPlatforms::TransitPlatforms(const TransitCalls& calls, std::size_t person_count,
                                   double scale)
    : calls_(calls),
      scale_(scale),
      cars_(calls),
      passengers_(person_count),
      waiting_(calls.stop_count()),
      aboard_(calls.call_count()),
      runs_left_(calls.stop_count() * calls.stop_count()),
      reached_(calls.stop_count()),
      marked_for_(calls.stop_count()) {
  for (const CallId from : ids<CallId>(calls.call_count())) {
    for (const Reached& reached : calls.reached(from)) {
      ++runs_left_[pair(calls.stop(from), reached.stop)];
    }
  }
}

void TransitPlatforms::add(const RideRequest& request) {
  Passenger& passenger = passengers_[request.person];
  expects(passenger.phase == Phase::kElsewhere, "who asks for a ride neither waits nor rides");
  passenger = Passenger();
  passenger.time = request.time;
  passenger.tie_break = request.tie_break;
  passenger.key = request.key;
  passenger.alight = request.alight;
  passenger.phase = Phase::kWaiting;
  passenger.changed = request.changed;
  List& queue = waiting_[request.board];
  PersonId before = queue.last;
  while (before.valid() && comes_before(request.person, before)) {
    before = passengers_[before].previous;
  }
  insert_after(queue, before, request.person);
}

bool TransitPlatforms::withdraw(PersonId person, StopId stop) {
  if (passengers_[person].phase != Phase::kWaiting) {
    return false;
  }
  remove(waiting_[stop], person);
  passengers_[person].phase = Phase::kElsewhere;
  return true;
}

Duration TransitPlatforms::dwell(RunId run, CallId call, SimTime time, std::uint32_t room,
                                 double load_share) {
  mark_reached(call);
  cars_.begin_boarding(run);
  std::uint32_t count = 0;
  PersonId person = waiting_[calls_.stop(call)].first;
  while (person.valid() && passengers_[person].time <= time && count < room) {
    if (call_to(passengers_[person].alight).valid()) {
      cars_.enter(run, preferred_door(person, run, calls_.stop(call)));
      ++count;
    }
    person = passengers_[person].next;
  }
  const Duration dwell = cars_.dwell(run, load_share, scale_);
  cars_.undo_boarding(run);
  return dwell;
}

DoorIndex TransitPlatforms::preferred_door(PersonId person, RunId run, StopId stop) const {
  return TransitCars::preferred_door(passengers_[person].tie_break, stop,
                                     calls_.vehicle(run).doors);
}

std::uint32_t TransitPlatforms::alight(RunId run, CallId call, SimTime time,
                                       TransitResults& results) {
  List& riders = aboard_[call];
  const StopId stop = calls_.stop(call);
  const std::uint32_t count = riders.count;
  cars_.begin_stop(run);
  while (riders.count > 0) {
    const PersonId person = riders.first;
    remove(riders, person);
    cars_.leave(run, passengers_[person].door);
    passengers_[person].phase = Phase::kElsewhere;
    results.events.push_back({time, person, run.value(), stop.value(), EventKind::kAlights, 0});
    results.alighted.push_back({time, person, stop, run});
  }
  return count;
}

std::uint32_t TransitPlatforms::board(RunId run, CallId call, SimTime time, std::uint32_t room,
                                      TransitResults& results) {
  mark_reached(call);
  cars_.begin_stop(run);
  const StopId stop = calls_.stop(call);
  for (const Reached& reached : calls_.reached(call)) {
    --runs_left_[pair(stop, reached.stop)];
  }
  std::uint32_t boarded = 0;
  std::uint32_t denied = 0;
  for (PersonId person = waiting_[stop].first; person.valid();) {
    const PersonId next = passengers_[person].next;
    const StopId to = passengers_[person].alight;
    const bool wants = call_to(to).valid();
    const bool is_there = passengers_[person].time <= time;
    if (wants && is_there && boarded < room) {
      take_aboard(person, run, call, time, results);
      ++boarded;
    } else if (wants) {
      if (is_there) {
        deny({time, person, stop, run, boarded, denied++}, results);
      }
      if (!is_served(stop, to)) {
        send_away(person, call, time, results);
      }
    }
    person = next;
  }
  return boarded;
}

void TransitPlatforms::take_aboard(PersonId person, RunId run, CallId call, SimTime time,
                                   TransitResults& results) {
  const StopId stop = calls_.stop(call);
  Passenger& passenger = passengers_[person];
  remove(waiting_[stop], person);
  List& riders = aboard_[call_to(passenger.alight)];
  insert_after(riders, riders.last, person);
  passenger.phase = Phase::kAboard;
  passenger.door = cars_.enter(run, preferred_door(person, run, stop));
  const auto changed = static_cast<std::uint8_t>(passenger.changed ? 1 : 0);
  results.events.push_back({time, person, run.value(), stop.value(), EventKind::kBoards, changed});
  results.boarded.push_back({time, person, run});
}

void TransitPlatforms::deny(const TransitEngine::Denied& denied, TransitResults& results) {
  results.events.push_back(
      {denied.time, denied.person, denied.run.value(), denied.stop.value(), EventKind::kDenied, 0});
  results.denied.push_back(denied);
}

void TransitPlatforms::send_away(PersonId person, CallId call, SimTime time,
                                 TransitResults& results) {
  const StopId stop = calls_.stop(call);
  Passenger& passenger = passengers_[person];
  remove(waiting_[stop], person);
  passenger.phase = Phase::kElsewhere;
  const SimTime knows = std::max(time, passenger.time);
  results.events.push_back(
      {knows, person, stop.value(), StopId::kNoneValue, EventKind::kWaitGivesUp, 0});
  results.gave_up.push_back({knows, person, stop});
}

// What is marked serves within one call only.
void TransitPlatforms::checkpoint(storage::Archive& archive) {
  using storage::Field;
  archive.rows("passengers", passengers_.values(), Field{"time_ms", &Passenger::time},
               Field{"tie_break", &Passenger::tie_break}, Field{"key", &Passenger::key},
               Field{"alight", &Passenger::alight}, Field{"next", &Passenger::next},
               Field{"previous", &Passenger::previous}, Field{"phase", &Passenger::phase},
               Field{"changed", &Passenger::changed}, Field{"door", &Passenger::door});
  cars_.checkpoint(archive);
  for (auto& [name, lists] :
       {std::pair("waiting", waiting_.values()), std::pair("aboard", aboard_.values())}) {
    archive.rows(name, lists, Field{"first", &List::first}, Field{"last", &List::last},
                 Field{"count", &List::count});
  }
  archive.fixed("runs_left", std::span<std::uint32_t>(runs_left_));
}

bool TransitPlatforms::comes_before(PersonId a, PersonId b) const {
  const Passenger& first = passengers_[a];
  const Passenger& second = passengers_[b];
  return std::tie(first.time, first.tie_break, first.key) <
         std::tie(second.time, second.tie_break, second.key);
}

void TransitPlatforms::insert_after(List& list, PersonId before, PersonId person) {
  const PersonId after = before.valid() ? passengers_[before].next : list.first;
  passengers_[person].previous = before;
  passengers_[person].next = after;
  (before.valid() ? passengers_[before].next : list.first) = person;
  (after.valid() ? passengers_[after].previous : list.last) = person;
  ++list.count;
}

void TransitPlatforms::remove(List& list, PersonId person) {
  const auto [before, after] = std::pair(passengers_[person].previous, passengers_[person].next);
  (before.valid() ? passengers_[before].next : list.first) = after;
  (after.valid() ? passengers_[after].previous : list.last) = before;
  --list.count;
}

void TransitPlatforms::mark_reached(CallId call) {
  marked_ = call;
  for (const Reached& reached : calls_.reached(call)) {
    reached_[reached.stop] = reached.call;
    marked_for_[reached.stop] = call;
  }
}

}  // namespace poai::movement::detail
