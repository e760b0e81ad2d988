// What guests and parties go through: the door, the queue, the counter, chairs, leaving.

#include <algorithm>

#include "engine/core/contracts.hpp"
#include "engine/venues/detail/venue_engine_impl.hpp"

namespace poai::venues {

using detail::End;
using detail::EndKind;
using detail::PlaceState;
using detail::Visit;

void VenueEngine::Impl::settle_ends_until(SimTime last) {
  while (!calendar.empty() && calendar.next().time_ms <= last.ms) {
    settle(calendar.pop());
  }
  clock = std::max(clock, last);
}

void VenueEngine::Impl::settle(const End& end) {
  const SimTime now{end.time_ms};
  switch (end.kind) {
    case EndKind::kService:
      end_service(end.place, end.visit, now);
      admit(end.place, now);
      break;
    case EndKind::kStay:
      end_stay(end.place, end.visit, now);
      admit(end.place, now);
      break;
    case EndKind::kReview:
      review(end.place, now);
      break;
    case EndKind::kPatience:
      if (visits[end.visit].generation == end.generation) {
        give_up_waiting(end.place, end.visit, VenueOutcome::kReneged, now);
      }
      break;
  }
}

void VenueEngine::Impl::settle(const VisitRequest& request) {
  const SimTime now = std::max(request.time, clock);
  settle_ends_until(now);
  const PlaceState& place = places[request.place];
  if (!place.capacity.takes_orders_at(now)) {
    depart(request.place, request, VenueOutcome::kClosed, now);
  } else if (place.is_short_of(request.companions.party_size())) {
    depart(request.place, request, VenueOutcome::kSoldOut, now);
  } else if (!joins(place, request, now)) {
    depart(request.place, request, VenueOutcome::kBalked, now);
  } else {
    join(request, now);
  }
}

bool VenueEngine::Impl::joins(const PlaceState& place, const VisitRequest& request,
                              SimTime now) const {
  const std::uint32_t persons = request.companions.party_size();
  const bool at_once = place.queue.length == 0 && place.has_room(persons);
  const Duration least = request.least_stay.value_or(least_stay);
  const double time_left_s =
      (request.must_leave - now - least).in_seconds() - place.expected_wait_s(persons);
  return time_left_s >= 0.0 && place.could_seat(persons) &&
         (at_once ||
          guest_draws.joins(request.key, request.occasion, place.queue.length, place.servers()));
}

void VenueEngine::Impl::join(const VisitRequest& request, SimTime now) {
  PlaceState& place = places[request.place];
  emit(request, {.time = now,
                 .person = request.person,
                 .a = request.place.value(),
                 .b = place.queue.length,
                 .kind = EventKind::kQueueJoins});
  Visit visit;
  visit.key = request.key;
  visit.must_leave = request.must_leave;
  visit.person = request.person;
  visit.occasion = request.occasion;
  visit.companions = request.companions;
  visit.least_stay = request.least_stay.value_or(least_stay);
  visit.stay_mean_min = request.stay_mean_min.value_or(Visit::kStayOfPlace);
  const std::uint32_t slot = visits.add(visit);
  visits.enqueue(place.queue, slot);
  admit(request.place, now);
  if (place.queue.tail == slot) {
    plan_end_of_wait(request.place, slot, now);
  }
}

void VenueEngine::Impl::plan_end_of_wait(PlaceId id, std::uint32_t slot, SimTime now) {
  const Visit& visit = visits[slot];
  const SimTime patience_ends = now + guest_draws.patience(visit.key, visit.occasion);
  const SimTime ends = std::min(patience_ends, visit.must_leave - visit.least_stay);
  if (ends + visit.least_stay < SimTime::never()) {
    calendar.push({ends.ms, visit.key.value, id, slot, visit.generation, EndKind::kPatience});
  }
  PlaceState& place = places[id];
  if (place.review_ms != place.capacity.closes_ms) {
    place.review_ms = place.capacity.closes_ms;
    calendar.push({place.review_ms, 0, id, detail::kNoVisit, 0, EndKind::kReview});
  }
}

void VenueEngine::Impl::admit(PlaceId id, SimTime now) {
  PlaceState& place = places[id];
  for (std::uint32_t slot = place.queue.head; slot != detail::kNoVisit && place.has_room();) {
    const std::uint32_t next = visits[slot].behind;
    if (place.is_short_of(visits[slot].persons())) {
      give_up_waiting(id, slot, VenueOutcome::kSoldOut, now);
    } else if (place.has_room(visits[slot].persons())) {
      begin_service(id, slot, now);
    }
    slot = next;
  }
  if (place.sold_out()) {
    empty_queue(id, VenueOutcome::kSoldOut, now);
  }
}

void VenueEngine::Impl::begin_service(PlaceId id, std::uint32_t slot, SimTime now) {
  PlaceState& place = places[id];
  Visit& visit = visits[slot];
  const std::uint32_t persons = visit.persons();
  visits.leave_queue(place.queue, slot);
  visit.has_chair = place.capacity.chairs > 0;
  if (visit.has_chair) {
    visit.seating = place.tables.find(persons).value();
    place.tables.take(visit.seating, persons);
    place.chairs_taken += persons;
  }
  ++place.counters_busy;
  place.inside += persons;
  place.sold += persons;
  seated.push_back({now, visit.person});
  emit(visit,
       {.time = now, .person = visit.person, .a = id.value(), .kind = EventKind::kServiceBegins});
  const double mean_s = persons * place.capacity.service_mean_s;
  const SimTime ends = now + guest_draws.service(visit.key, visit.occasion, mean_s);
  if (ends == now) {
    end_service(id, slot, now);
  } else {
    calendar.push({ends.ms, visit.key.value, id, slot, visit.generation, EndKind::kService});
  }
}

void VenueEngine::Impl::end_service(PlaceId id, std::uint32_t slot, SimTime now) {
  PlaceState& place = places[id];
  const Visit& visit = visits[slot];
  --place.counters_busy;
  if (!visit.has_chair) {
    place.inside -= visit.persons();
    depart(id, visit, VenueOutcome::kServed, now);
    visits.release(slot);
    return;
  }
  emit(visit,
       {.time = now, .person = visit.person, .a = id.value(), .kind = EventKind::kSeatTakes});
  const double mean_min = visit.stay_mean_min == Visit::kStayOfPlace ? place.capacity.stay_mean_min
                                                                     : visit.stay_mean_min;
  const SimTime stay_ends = now + guest_draws.stay(visit.key, visit.occasion, mean_min);
  const SimTime ends = std::max(now, std::min(stay_ends, visit.must_leave));
  calendar.push({ends.ms, visit.key.value, id, slot, visit.generation, EndKind::kStay});
}

void VenueEngine::Impl::end_stay(PlaceId id, std::uint32_t slot, SimTime now) {
  PlaceState& place = places[id];
  const Visit& visit = visits[slot];
  place.tables.give_back(visit.seating, visit.persons());
  place.chairs_taken -= visit.persons();
  place.inside -= visit.persons();
  depart(id, visit, VenueOutcome::kServed, now);
  visits.release(slot);
}

void VenueEngine::Impl::review(PlaceId id, SimTime now) {
  PlaceState& place = places[id];
  if (!place.capacity.is_staffed_at(now)) {
    empty_queue(id, VenueOutcome::kClosed, now);
    return;
  }
  admit(id, now);
  if (place.queue.length > 0 && place.review_ms != place.capacity.closes_ms) {
    place.review_ms = place.capacity.closes_ms;
    calendar.push({place.review_ms, 0, id, detail::kNoVisit, 0, EndKind::kReview});
  }
}

void VenueEngine::Impl::give_up_waiting(PlaceId id, std::uint32_t slot, VenueOutcome outcome,
                                        SimTime now) {
  visits.leave_queue(places[id].queue, slot);
  depart(id, visits[slot], outcome, now);
  visits.release(slot);
}

void VenueEngine::Impl::empty_queue(PlaceId id, VenueOutcome outcome, SimTime now) {
  while (places[id].queue.length > 0) {
    give_up_waiting(id, places[id].queue.head, outcome, now);
  }
}

template <class Party>
void VenueEngine::Impl::depart(PlaceId id, const Party& party, VenueOutcome outcome, SimTime now) {
  emit(party, {.time = now,
               .person = party.person,
               .a = id.value(),
               .kind = EventKind::kVenueLeaves,
               .detail = static_cast<std::uint8_t>(outcome)});
  departures->push_back({now, party.person, id, outcome});
}

template <class Party>
void VenueEngine::Impl::emit(const Party& party, Event event) {
  events->push_back(event);
  for (const PersonId companion : party.companions.all()) {
    event.person = companion;
    events->push_back(event);
  }
}

}  // namespace poai::venues
