#include "engine/venues/venue_engine.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/core/column.hpp"
#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"
#include "engine/venues/detail/end_calendar.hpp"
#include "engine/venues/detail/guest_draws.hpp"
#include "engine/venues/detail/place_state.hpp"
#include "engine/venues/detail/visits.hpp"

namespace poai::venues {

using detail::End;
using detail::EndKind;
using detail::PlaceState;
using detail::Visit;

struct VenueEngine::Impl {
  Impl(const district::Services& all_services, DayType day, const VenueParameters& parameters,
       random::Draws draws, double capacity_scale);

  void reserve();
  void settle(const VisitRequest& request);
  void settle_ends_until(SimTime last);
  void settle(const End& end);

  [[nodiscard]] bool joins(const PlaceState& place, const VisitRequest& request, SimTime now) const;
  void join(const VisitRequest& request, SimTime now);
  void plan_end_of_wait(PlaceId id, std::uint32_t slot, SimTime now);
  void admit(PlaceId id, SimTime now);
  void begin_service(PlaceId id, std::uint32_t slot, SimTime now);
  void end_service(PlaceId id, std::uint32_t slot, SimTime now);
  void end_stay(PlaceId id, std::uint32_t slot, SimTime now);
  void review(PlaceId id, SimTime now);
  void give_up_waiting(PlaceId id, std::uint32_t slot, VenueOutcome outcome, SimTime now);
  void empty_queue(PlaceId id, VenueOutcome outcome, SimTime now);
  void depart(PlaceId id, PersonId person, VenueOutcome outcome, SimTime now);
  void emit(SimTime time, EventKind kind, PersonId person, PlaceId place);
  void forget_outdated_ends();
  void checkpoint(storage::Archive& archive);

  district::Services services;
  DayType day_type;
  double scale;
  Duration least_stay;
  detail::GuestDraws guest_draws;
  Column<PlaceId, PlaceState> places;
  detail::Visits visits;
  detail::EndCalendar calendar;
  SimTime clock{INT64_MIN / 4};  ///< up to here everything is settled
  std::vector<std::tuple<SimTime, std::uint64_t, PersonKey, std::uint32_t>> order;
  std::vector<PersonMoment> seated;
  EventBuffer* events = nullptr;                 ///< of the call under way
  std::vector<Departure>* departures = nullptr;  ///< of the call under way
};

VenueEngine::Impl::Impl(const district::Services& all_services, DayType day,
                        const VenueParameters& parameters, random::Draws draws,
                        double capacity_scale)
    : services(all_services),
      day_type(day),
      scale(capacity_scale),
      least_stay{std::llround(60'000.0 * parameters.least_stay_min)},
      guest_draws(parameters, draws),
      places(all_services.size()) {
  expects(parameters.kappa > 0.0 && parameters.patience_mean_min > 0.0 &&
              parameters.stay_cv >= 0.0 && parameters.service_cv >= 0.0,
          "the parameters of queues are positive");
  for (const PlaceId id : ids<PlaceId>(services.size())) {
    places[id].capacity = detail::capacity_of(services[id], day_type, scale);
  }
  reserve();
}

// Every chair taken and as many in the queue: more than a usual day sees.
void VenueEngine::Impl::reserve() {
  std::size_t guests = 0;
  for (const PlaceState& place : places) {
    guests += 2 * std::size_t{place.servers()};
  }
  visits.reserve(guests);
  calendar.reserve(2 * guests);
  order.reserve(1'024);
  seated.reserve(1'024);
}

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
    depart(request.place, request.person, VenueOutcome::kClosed, now);
  } else if (place.sold_out()) {
    depart(request.place, request.person, VenueOutcome::kSoldOut, now);
  } else if (!joins(place, request, now)) {
    depart(request.place, request.person, VenueOutcome::kBalked, now);
  } else {
    join(request, now);
  }
}

bool VenueEngine::Impl::joins(const PlaceState& place, const VisitRequest& request,
                              SimTime now) const {
  const bool at_once = place.queue.length == 0 && place.has_room();
  const double time_left_s =
      (request.must_leave - now - least_stay).in_seconds() - place.expected_wait_s();
  return time_left_s >= 0.0 && (at_once || guest_draws.joins(request.key, request.occasion,
                                                             place.queue.length, place.servers()));
}

void VenueEngine::Impl::join(const VisitRequest& request, SimTime now) {
  PlaceState& place = places[request.place];
  emit(now, EventKind::kQueueJoins, request.person, request.place);
  events->back().b = place.queue.length;
  Visit visit;
  visit.key = request.key;
  visit.must_leave = request.must_leave;
  visit.person = request.person;
  visit.occasion = request.occasion;
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
  const SimTime ends = std::min(patience_ends, visit.must_leave - least_stay);
  if (ends + least_stay < SimTime::never()) {
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
  while (place.queue.length > 0 && place.has_room() && !place.sold_out()) {
    begin_service(id, place.queue.head, now);
  }
  if (place.sold_out()) {
    empty_queue(id, VenueOutcome::kSoldOut, now);
  }
}

void VenueEngine::Impl::begin_service(PlaceId id, std::uint32_t slot, SimTime now) {
  PlaceState& place = places[id];
  Visit& visit = visits[slot];
  visits.leave_queue(place.queue, slot);
  visit.has_chair = place.capacity.chairs > 0;
  place.chairs_taken += visit.has_chair ? 1U : 0U;
  ++place.counters_busy;
  ++place.inside;
  ++place.sold;
  seated.push_back({now, visit.person});
  emit(now, EventKind::kServiceBegins, visit.person, id);
  const SimTime ends =
      now + guest_draws.service(visit.key, visit.occasion, place.capacity.service_mean_s);
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
    --place.inside;
    depart(id, visit.person, VenueOutcome::kServed, now);
    visits.release(slot);
    return;
  }
  emit(now, EventKind::kSeatTakes, visit.person, id);
  const SimTime stay_ends =
      now + guest_draws.stay(visit.key, visit.occasion, place.capacity.stay_mean_min);
  const SimTime ends = std::max(now, std::min(stay_ends, visit.must_leave));
  calendar.push({ends.ms, visit.key.value, id, slot, visit.generation, EndKind::kStay});
}

void VenueEngine::Impl::end_stay(PlaceId id, std::uint32_t slot, SimTime now) {
  PlaceState& place = places[id];
  --place.chairs_taken;
  --place.inside;
  depart(id, visits[slot].person, VenueOutcome::kServed, now);
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
  depart(id, visits[slot].person, outcome, now);
  visits.release(slot);
}

void VenueEngine::Impl::empty_queue(PlaceId id, VenueOutcome outcome, SimTime now) {
  while (places[id].queue.length > 0) {
    give_up_waiting(id, places[id].queue.head, outcome, now);
  }
}

void VenueEngine::Impl::depart(PlaceId id, PersonId person, VenueOutcome outcome, SimTime now) {
  emit(now, EventKind::kVenueLeaves, person, id);
  events->back().detail = static_cast<std::uint8_t>(outcome);
  departures->push_back({now, person, id, outcome});
}

void VenueEngine::Impl::emit(SimTime time, EventKind kind, PersonId person, PlaceId place) {
  events->push_back({.time = time, .person = person, .a = place.value(), .kind = kind});
}

// Those whose wait has ended otherwise: they would wake the caller for nothing.
void VenueEngine::Impl::forget_outdated_ends() {
  while (!calendar.empty() && calendar.next().kind == EndKind::kPatience &&
         visits[calendar.next().visit].generation != calendar.next().generation) {
    calendar.pop();
  }
}

// Services and capacities follow from the inputs and the changes so far.
void VenueEngine::Impl::checkpoint(storage::Archive& archive) {
  using storage::Field;
  archive.common_rows(
      "places", places.values(),
      Field{"queue_head", [](auto& place) -> auto& { return place.queue.head; }},
      Field{"queue_tail", [](auto& place) -> auto& { return place.queue.tail; }},
      Field{"queue_length", [](auto& place) -> auto& { return place.queue.length; }},
      Field{"counters_busy", &PlaceState::counters_busy},
      Field{"chairs_taken", &PlaceState::chairs_taken}, Field{"inside", &PlaceState::inside},
      Field{"sold", &PlaceState::sold}, Field{"review_ms", &PlaceState::review_ms});
  visits.checkpoint(archive);
  calendar.checkpoint(archive);
  archive.value("settled_until_ms", clock);
}

VenueEngine::VenueEngine(const district::Services& services, DayType day_type,
                         const VenueParameters& parameters, random::Draws draws,
                         double capacity_scale)
    : impl_(std::make_unique<Impl>(services, day_type, parameters, draws, capacity_scale)) {}

VenueEngine::~VenueEngine() = default;

void VenueEngine::change(PlaceId place, const district::Service& service, SimTime time) {
  if (service == impl_->services[place]) {
    return;
  }
  impl_->services[place] = service;
  impl_->places[place].capacity = detail::capacity_of(service, impl_->day_type, impl_->scale);
  const SimTime settled = std::max(time, impl_->clock);
  impl_->calendar.push({settled.ms, 0, place, detail::kNoVisit, 0, EndKind::kReview});
}

void VenueEngine::arrive(std::span<const VisitRequest> requests, EventBuffer& events,
                         std::vector<Departure>& departures) {
  Impl& impl = *impl_;
  impl.events = &events;
  impl.departures = &departures;
  impl.seated.clear();
  impl.order.clear();
  for (std::uint32_t i = 0; i < requests.size(); ++i) {
    impl.order.emplace_back(requests[i].time, requests[i].tie_break, requests[i].key, i);
  }
  std::sort(impl.order.begin(), impl.order.end());
  for (const auto& [time, tie_break, key, i] : impl.order) {
    impl.settle(requests[i]);
  }
  impl.forget_outdated_ends();
}

void VenueEngine::advance(SimTime tick_end, EventBuffer& events,
                          std::vector<Departure>& departures) {
  impl_->events = &events;
  impl_->departures = &departures;
  impl_->seated.clear();
  impl_->settle_ends_until(tick_end - Duration{1});
  impl_->forget_outdated_ends();
}

void VenueEngine::checkpoint(storage::Archive& archive) { impl_->checkpoint(archive); }

SimTime VenueEngine::next_event() const {
  return impl_->calendar.empty() ? SimTime::never() : SimTime{impl_->calendar.next().time_ms};
}

std::span<const PersonMoment> VenueEngine::seated() const { return impl_->seated; }

bool VenueEngine::is_open(PlaceId place, SimTime time) const {
  return impl_->places[place].capacity.takes_orders_at(time);
}

std::uint32_t VenueEngine::queue_length(PlaceId place) const {
  return impl_->places[place].queue.length;
}

std::uint32_t VenueEngine::seated_count(PlaceId place) const { return impl_->places[place].inside; }

bool VenueEngine::sold_out(PlaceId place) const { return impl_->places[place].sold_out(); }

const district::Service& VenueEngine::service(PlaceId place) const {
  return impl_->services[place];
}

std::uint32_t VenueEngine::chairs(PlaceId place) const {
  return impl_->places[place].capacity.chairs;
}

Duration VenueEngine::expected_wait(PlaceId place) const {
  return {std::llround(1'000.0 * impl_->places[place].expected_wait_s())};
}

std::size_t VenueEngine::bytes() const {
  return impl_->places.bytes() + impl_->visits.bytes() + impl_->calendar.bytes() +
         impl_->order.capacity() * sizeof(impl_->order[0]) +
         impl_->seated.capacity() * sizeof(PersonMoment);
}

}  // namespace poai::venues
