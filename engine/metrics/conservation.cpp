#include "engine/metrics/conservation.hpp"

#include <fmt/format.h>

#include "engine/core/id_range.hpp"
#include "engine/metrics/intervals.hpp"

namespace poai::metrics {

using movement::StateKind;

ConservationChecker::ConservationChecker(const World& world)
    : world_(world),
      where_(world.population.size(), Where::kElsewhere),
      container_(world.population.size(), kNoRow),
      parked_(world.district.places.size()) {
  counts(Where::kLink).resize(world.district.network.directed_count());
  counts(Where::kPlatform).resize(world.district.transit.stops.size());
  counts(Where::kRun).resize(world.timetable.run_count());
  counts(Where::kQueue).resize(world.district.places.size());
  counts(Where::kInside).resize(world.district.places.size());
}

void ConservationChecker::on_events(std::span<const Event> events) {
  for (const Event& event : events) {
    take(event);
  }
}

void ConservationChecker::take(const Event& event) {
  switch (event.kind) {
    case EventKind::kLinkEnters:
      return move(event, Where::kElsewhere, Where::kLink, event.a);
    case EventKind::kLinkLeaves:
      return move(event, Where::kLink, Where::kElsewhere, event.a);
    case EventKind::kPlatformEnters:
      return move(event, Where::kElsewhere, Where::kPlatform, event.a);
    case EventKind::kWaitGivesUp:
      return move(event, Where::kPlatform, Where::kElsewhere, event.a);
    case EventKind::kBoards:
      return move(event, Where::kPlatform, Where::kRun, event.a);
    case EventKind::kAlights:
      return move(event, Where::kRun, Where::kElsewhere, event.a);
    case EventKind::kQueueJoins:
      return move(event, Where::kElsewhere, Where::kQueue, event.a);
    case EventKind::kServiceBegins:
      return move(event, Where::kQueue, Where::kInside, event.a);
    case EventKind::kVenueLeaves:
      return move(event, where_[event.person], Where::kElsewhere, event.a);
    case EventKind::kCarParks:
      ++parked_[PlaceId(event.a)];
      return;
    case EventKind::kCarLeaves:
      --parked_[PlaceId(event.a)];
      return;
    default:
      return;
  }
}

void ConservationChecker::move(const Event& event, Where from, Where to, std::uint32_t container) {
  Where& now = where_[event.person];
  std::uint32_t& held_by = container_[event.person];
  const bool same_thing = from == Where::kElsewhere || from == Where::kPlatform ||
                          now == Where::kElsewhere || held_by == container;
  if ((now != from || !same_thing) && found_.size() < kMostProblems) {
    found_.push_back(fmt::format("person {} is in two states at {} ms (event {}, thing {})",
                                 event.person.value(), event.time.ms, static_cast<int>(event.kind),
                                 container));
  }
  if (now != Where::kElsewhere) {
    --counts(now)[held_by];
  }
  if (to != Where::kElsewhere) {
    ++counts(to)[container];
  }
  now = to;
  held_by = to == Where::kElsewhere ? kNoRow : container;
}

std::vector<std::string> ConservationChecker::problems() const {
  std::vector<std::string> problems = found_;
  compare_links(problems);
  compare_transit(problems);
  compare_venues(problems);
  compare_car_parks(problems);
  compare_states(problems);
  if (problems.size() > kMostProblems) {
    problems.resize(kMostProblems);
  }
  return problems;
}

void ConservationChecker::compare_links(std::vector<std::string>& problems) const {
  for (const LinkId link : ids<LinkId>(world_.district.network.link_count())) {
    const std::uint32_t expected = inside(Where::kLink, directed(link, 0).index()) +
                                   inside(Where::kLink, directed(link, 1).index());
    if (world_.walking.count_on(link) != expected) {
      problems.push_back(fmt::format("link {} holds {} walkers, {} came in and did not leave",
                                     world_.district.network.link_name[link],
                                     world_.walking.count_on(link), expected));
    }
  }
}

void ConservationChecker::compare_transit(std::vector<std::string>& problems) const {
  for (const StopId stop : ids<StopId>(world_.district.transit.stops.size())) {
    if (world_.riding.waiting_at(stop) != inside(Where::kPlatform, stop.index())) {
      problems.push_back(fmt::format("stop {} holds {} persons, {} came and did not leave",
                                     world_.district.transit.stops[stop].id,
                                     world_.riding.waiting_at(stop),
                                     inside(Where::kPlatform, stop.index())));
    }
  }
  for (const RunId run : ids<RunId>(world_.timetable.run_count())) {
    if (world_.riding.load_of(run) != inside(Where::kRun, run.index())) {
      problems.push_back(fmt::format("run {} holds {} persons, {} boarded and did not alight",
                                     world_.timetable.trip_id[run], world_.riding.load_of(run),
                                     inside(Where::kRun, run.index())));
    }
  }
}

void ConservationChecker::compare_venues(std::vector<std::string>& problems) const {
  for (const PlaceId place : ids<PlaceId>(world_.district.places.size())) {
    const std::uint32_t queue = inside(Where::kQueue, place.index());
    const std::uint32_t guests = inside(Where::kInside, place.index());
    if (world_.venues.queue_length(place) != queue || world_.venues.seated_count(place) != guests) {
      problems.push_back(
          fmt::format("place {} holds {} in its queue and {} inside; by the events {} and {}",
                      world_.district.places[place].id, world_.venues.queue_length(place),
                      world_.venues.seated_count(place), queue, guests));
    }
  }
}

void ConservationChecker::compare_car_parks(std::vector<std::string>& problems) const {
  for (const PlaceId place : ids<PlaceId>(world_.district.places.size())) {
    if (world_.car_parks.has_limit(place) && world_.car_parks.taken(place) != parked_[place]) {
      problems.push_back(fmt::format("{} cars stand at {}; by the events {}",
                                     world_.car_parks.taken(place),
                                     world_.district.places[place].id, parked_[place]));
    }
  }
}

// A state may be ahead of the events while a request waits for the next tick, never behind.
void ConservationChecker::compare_states(std::vector<std::string>& problems) const {
  for (const PersonId person : ids<PersonId>(world_.population.size())) {
    const StateKind kind = world_.states[person].kind;
    bool agree = true;
    switch (where_[person]) {
      case Where::kElsewhere:
        agree = kind != StateKind::kInRun && kind != StateKind::kSeat;
        break;
      case Where::kLink:
        agree = kind == StateKind::kLink || kind == StateKind::kLinkEnd;
        break;
      case Where::kPlatform:
        agree = kind == StateKind::kPlatform;
        break;
      case Where::kRun:
        agree = kind == StateKind::kInRun;
        break;
      case Where::kQueue:
        agree = kind == StateKind::kVenueQueue;
        break;
      case Where::kInside:
        agree = kind == StateKind::kSeat;
        break;
    }
    if (!agree && problems.size() < kMostProblems) {
      problems.push_back(fmt::format("the state {} of person {} is not where the events say ({})",
                                     static_cast<int>(kind), person.value(),
                                     static_cast<int>(where_[person])));
    }
  }
}

}  // namespace poai::metrics
