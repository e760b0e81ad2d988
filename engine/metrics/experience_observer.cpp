#include "engine/metrics/experience_observer.hpp"

#include <algorithm>

#include "engine/core/id_range.hpp"
#include "engine/routing/transit_times.hpp"

namespace poai::metrics {
namespace {

constexpr std::size_t kRideSlots = routing::TransitTimes::kSlotCount;
constexpr std::size_t kPlaceSlots = demand::PlaceWaits::kSlotCount;

std::size_t ride_slot(SimTime time) {
  const auto slot = static_cast<std::size_t>((time - SimTime{}) / routing::TransitTimes::kSlot);
  return std::min(slot, kRideSlots - 1);
}

double lateness_s(SimTime actual, SimTime timetabled) {
  return std::max((actual - timetabled).in_seconds(), 0.0);
}

}  // namespace

ExperienceObserver::ExperienceObserver(const World& world)
    : world_(world),
      load_(world.timetable.run_count()),
      call_(world.timetable.run_count()),
      calls_(world.timetable.calls.values().size()),
      waiting_(world.population.size()),
      left_behind_(world.district.transit.stops.size() * kRideSlots),
      place_waits_(world.district.places.size() * kPlaceSlots) {}

void ExperienceObserver::on_events(const EventBuffer& events) {
  for (const Event& event : events) {
    take(event);
  }
}

void ExperienceObserver::take(const Event& event) {
  switch (event.kind) {
    case EventKind::kPlatformEnters:
      waiting_[event.person] = {event.time, std::nullopt, false};
      break;
    case EventKind::kDenied:
      if (auto& denied = waiting_[event.person].denied; !denied) {
        denied = event.time;
      }
      break;
    case EventKind::kBoards:
      board(event);
      break;
    case EventKind::kAlights:
      --load_[RunId(event.a)];
      break;
    case EventKind::kRunArrives:
      call_at(RunId(event.a), StopId(event.b)).arrival = event.time;
      break;
    case EventKind::kRunDeparts:
      depart(event);
      break;
    case EventKind::kQueueJoins:
      waiting_[event.person] = {event.time, std::nullopt, true};
      break;
    case EventKind::kServiceBegins:
    case EventKind::kSeatTakes:
      be_served(event);
      break;
    case EventKind::kVenueLeaves:
      leave_place(event);
      break;
    default:
      break;
  }
}

// A run's calls come in their order, so the next one at the stop is meant.
ExperienceObserver::CallSeen& ExperienceObserver::call_at(RunId run, StopId stop) {
  const auto calls = world_.timetable.calls[run];
  std::uint32_t& call = call_[run];
  while (call + 1 < calls.size() && calls[call].stop != stop) {
    ++call;
  }
  return calls_[world_.timetable.calls.offset(run) + call];
}

void ExperienceObserver::depart(const Event& event) {
  const RunId run(event.a);
  CallSeen& call = call_at(run, StopId(event.b));
  const district::Route& route = world_.district.transit.routes[world_.timetable.route[run]];
  const double rated = route.rated_capacity * world_.scenario.population.scale;
  call.departure = event.time;
  call.load_share = rated > 0.0 ? load_[run] / rated : 0.0;
  if (call_[run] + 1 < world_.timetable.calls[run].size()) {
    ++call_[run];
  }
}

void ExperienceObserver::board(const Event& event) {
  const Waiting& waiting = waiting_[event.person];
  Mean& mean = left_behind_[event.b * kRideSlots + ride_slot(waiting.since)];
  mean.sum_s += waiting.denied ? (event.time - *waiting.denied).in_seconds() : 0.0;
  ++mean.count;
  ++load_[RunId(event.a)];
}

// From the counter to a chair: the wait is over already.
void ExperienceObserver::be_served(const Event& event) {
  Waiting& waiting = waiting_[event.person];
  if (waiting.in_queue) {
    add_wait(PlaceId(event.a), waiting.since, (event.time - waiting.since).in_seconds());
  }
  waiting.in_queue = false;
}

void ExperienceObserver::leave_place(const Event& event) {
  Waiting& waiting = waiting_[event.person];
  if (static_cast<VenueOutcome>(event.detail) != VenueOutcome::kServed) {
    add_wait(PlaceId(event.a), waiting.in_queue ? waiting.since : event.time,
             60.0 * world_.scenario.demand.turned_away_min);
  }
  waiting.in_queue = false;
}

void ExperienceObserver::add_wait(PlaceId place, SimTime since, double wait_s) {
  const std::size_t slot = std::min(demand::PlaceWaits::slot_of(since), kPlaceSlots - 1);
  Mean& mean = place_waits_[place.index() * kPlaceSlots + slot];
  mean.sum_s += wait_s;
  ++mean.count;
}

routing::RideExperience ExperienceObserver::rides() const {
  routing::RideExperience rides;
  for (const RunId run : ids<RunId>(world_.timetable.run_count())) {
    const auto calls = world_.timetable.calls[run];
    double late_s = 0.0;
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const CallSeen& seen = calls_[world_.timetable.calls.offset(run) + i];
      late_s = seen.arrival ? lateness_s(*seen.arrival, calls[i].arrival) : late_s;
      rides.arrival_late_s.push_back(late_s);
      late_s = seen.departure ? lateness_s(*seen.departure, calls[i].departure) : late_s;
      rides.departure_late_s.push_back(late_s);
      rides.load_share.push_back(seen.load_share);
    }
  }
  for (const Mean& mean : left_behind_) {
    rides.left_behind_s.push_back(mean.count == 0 ? 0.0 : mean.sum_s / mean.count);
  }
  return rides;
}

demand::PlaceWaits ExperienceObserver::waits() const {
  demand::PlaceWaits waits(world_.district.places.size());
  for (std::size_t i = 0; i < place_waits_.size(); ++i) {
    const Mean& mean = place_waits_[i];
    if (mean.count > 0) {
      waits.set(PlaceId(i / kPlaceSlots), i % kPlaceSlots, mean.sum_s / mean.count);
    }
  }
  return waits;
}

}  // namespace poai::metrics
