#include "engine/venues/venue_engine.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"
#include "engine/venues/detail/venue_engine_impl.hpp"

namespace poai::venues {

using detail::End;
using detail::EndKind;
using detail::PlaceState;

VenueEngine::Impl::Impl(const district::Services& all_services, DayType day,
                        const VenueParameters& parameters, random::Draws draws,
                        double capacity_scale)
    : services(all_services),
      day_type(day),
      scale(capacity_scale),
      table_seats(parameters.table_seats),
      least_stay{std::llround(60'000.0 * parameters.least_stay_min)},
      guest_draws(parameters, draws),
      places(all_services.size()) {
  expects(parameters.kappa > 0.0 && parameters.patience_mean_min > 0.0 &&
              parameters.stay_cv >= 0.0 && parameters.service_cv >= 0.0,
          "the parameters of queues are positive");
  for (const PlaceId id : ids<PlaceId>(services.size())) {
    set_capacity(id);
  }
  reserve();
}

void VenueEngine::Impl::set_capacity(PlaceId id) {
  PlaceState& place = places[id];
  place.capacity = detail::capacity_of(services[id], day_type, scale);
  if (!place.tables.are(place.capacity.chairs, table_seats_of(id))) {
    seat_again(id);
  }
}

std::uint32_t VenueEngine::Impl::table_seats_of(PlaceId id) const {
  return services[id].table_size.value_or(table_seats);
}

// Who sits has an end in the calendar. Where there are fewer chairs than before some keep one that
// the place has no longer.
void VenueEngine::Impl::seat_again(PlaceId id) {
  PlaceState& place = places[id];
  place.tables.set_up(place.capacity.chairs, table_seats_of(id));
  std::vector<std::uint32_t> inside;
  calendar.for_each([&](const End& end) {
    if (end.place == id && (end.kind == EndKind::kService || end.kind == EndKind::kStay) &&
        visits[end.visit].has_chair) {
      inside.push_back(end.visit);
    }
  });
  std::sort(inside.begin(), inside.end());
  for (const std::uint32_t slot : inside) {
    visits[slot].seating = place.tables.squeeze_in(visits[slot].persons());
  }
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
  for (const PlaceId id : ids<PlaceId>(archive.reads() ? places.size() : 0)) {
    places[id].tables.set_up(places[id].capacity.chairs, table_seats_of(id));
  }
  calendar.for_each([&](const End& end) {
    const bool sits = end.kind == EndKind::kService || end.kind == EndKind::kStay;
    if (archive.reads() && sits && visits[end.visit].has_chair) {
      places[end.place].tables.take(visits[end.visit].seating, visits[end.visit].persons());
    }
  });
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
  impl_->set_capacity(place);
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

Duration VenueEngine::expected_wait(PlaceId place, std::uint32_t persons) const {
  return {std::llround(1'000.0 * impl_->places[place].expected_wait_s(persons))};
}

bool VenueEngine::could_seat(PlaceId place, std::uint32_t persons) const {
  return impl_->places[place].could_seat(persons);
}

std::size_t VenueEngine::bytes() const {
  return impl_->places.bytes() + impl_->visits.bytes() + impl_->calendar.bytes() +
         impl_->order.capacity() * sizeof(impl_->order[0]) +
         impl_->seated.capacity() * sizeof(PersonMoment);
}

}  // namespace poai::venues
