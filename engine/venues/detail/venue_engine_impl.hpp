#pragma once
// The state of the venue engine and the steps in which it settles visits.

#include <cstdint>
#include <tuple>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/venues/detail/end_calendar.hpp"
#include "engine/venues/detail/guest_draws.hpp"
#include "engine/venues/detail/place_state.hpp"
#include "engine/venues/detail/visits.hpp"
#include "engine/venues/venue_engine.hpp"

namespace poai::venues {

struct VenueEngine::Impl {
  Impl(const district::Services& all_services, DayType day, const VenueParameters& parameters,
       random::Draws draws, double capacity_scale);

  void reserve();
  void settle(const VisitRequest& request);
  void settle_ends_until(SimTime last);
  void settle(const detail::End& end);

  [[nodiscard]] bool joins(const detail::PlaceState& place, const VisitRequest& request,
                           SimTime now) const;
  void join(const VisitRequest& request, SimTime now);
  void plan_end_of_wait(PlaceId id, std::uint32_t slot, SimTime now);
  void admit(PlaceId id, SimTime now);
  void begin_service(PlaceId id, std::uint32_t slot, SimTime now);
  void end_service(PlaceId id, std::uint32_t slot, SimTime now);
  void end_stay(PlaceId id, std::uint32_t slot, SimTime now);
  void review(PlaceId id, SimTime now);
  void give_up_waiting(PlaceId id, std::uint32_t slot, VenueOutcome outcome, SimTime now);
  void empty_queue(PlaceId id, VenueOutcome outcome, SimTime now);
  template <class Party>
  void depart(PlaceId id, const Party& party, VenueOutcome outcome, SimTime now);
  /// The event of the one who leads a visit or a request, and the same of each companion.
  template <class Party>
  void emit(const Party& party, Event event);
  void set_capacity(PlaceId id);
  void seat_again(PlaceId id);
  /// Of its own tables, or as everywhere.
  [[nodiscard]] std::uint32_t table_seats_of(PlaceId id) const;
  void forget_outdated_ends();
  void checkpoint(storage::Archive& archive);

  district::Services services;
  DayType day_type;
  double scale;
  std::uint32_t table_seats;  ///< where a place has no size of its own
  Duration least_stay;
  detail::GuestDraws guest_draws;
  Column<PlaceId, detail::PlaceState> places;
  detail::Visits visits;
  detail::EndCalendar calendar;
  SimTime clock{INT64_MIN / 4};  ///< up to here everything is settled
  std::vector<std::tuple<SimTime, std::uint64_t, PersonKey, std::uint32_t>> order;
  std::vector<PersonMoment> seated;
  EventBuffer* events = nullptr;                 ///< of the call under way
  std::vector<Departure>* departures = nullptr;  ///< of the call under way
};

}  // namespace poai::venues
