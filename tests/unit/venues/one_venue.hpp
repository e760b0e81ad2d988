#pragma once
// A venue engine with one place (or a few alike), and what came out of it, for the tests of venues.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/venues/venue_engine.hpp"

namespace poai::venues::testing {

inline constexpr double kInfinite = std::numeric_limits<double>::infinity();
inline const PlaceId kPlace{std::size_t{0}};

/// Everybody joins, nobody reneges, service and stay take exactly their means.
inline VenueParameters exact_parameters() {
  VenueParameters parameters;
  parameters.kappa = kInfinite;
  parameters.patience_mean_min = kInfinite;
  parameters.stay_cv = 0.0;
  parameters.service_cv = 0.0;
  return parameters;
}

/// Ten minutes on a chair after 30 s at the only counter; open from 11:00, orders to 14:00, closes
/// at 15:00.
inline district::Service small_cafe() {
  district::Service service;
  service.kind = district::ServiceKind::kCafe;
  service.seats = 2;
  service.counters = 1;
  service.service_mean_s = 30.0;
  service.stay_mean_min = 10.0;
  service.opens = SimTime::at(11);
  service.last_order = SimTime::at(14);
  service.closes = SimTime::at(15);
  return service;
}

inline district::Service food_truck() {
  district::Service service = small_cafe();
  service.kind = district::ServiceKind::kFoodTruck;
  service.seats = 0;
  return service;
}

class Venue {
 public:
  explicit Venue(const district::Service& service,
                 const VenueParameters& parameters = exact_parameters(), double scale = 1.0,
                 DayType day_type = DayType::kTermWeekday)
      : engine_(district::Services(std::vector<district::Service>{service}), day_type, parameters,
                random::Draws(7, 0), scale) {}

  /// Person `n`, whose key is n + 1, at the door.
  static VisitRequest guest(std::uint32_t n, SimTime time, SimTime must_leave = SimTime::at(23)) {
    return {.time = time,
            .person = PersonId(n),
            .key = {n + 1},
            .tie_break = n,
            .occasion = random::Occasion::on(0, 1),
            .place = kPlace,
            .must_leave = must_leave};
  }

  void arrive(std::vector<VisitRequest> requests) {
    engine_.arrive(requests, events_, departures_);
    remember_seated();
  }
  /// `count` guests one second apart.
  void arrive_one_by_one(std::uint32_t count, SimTime first, SimTime must_leave = SimTime::at(23)) {
    for (std::uint32_t n = 0; n < count; ++n) {
      arrive({guest(n, first + Duration::seconds(n), must_leave)});
    }
  }
  void advance(SimTime tick_end) {
    engine_.advance(tick_end, events_, departures_);
    remember_seated();
  }

  VenueEngine& engine() { return engine_; }
  [[nodiscard]] const EventBuffer& events() const { return events_; }
  [[nodiscard]] const std::vector<Departure>& departures() const { return departures_; }
  [[nodiscard]] const std::vector<PersonMoment>& seated() const { return seated_; }

  [[nodiscard]] std::size_t count(VenueOutcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(departures_.begin(), departures_.end(),
                      [outcome](const Departure& d) { return d.outcome == outcome; }));
  }
  /// When `kind` happened to person `n`; SimTime::never() if it did not.
  [[nodiscard]] SimTime time_of(EventKind kind, std::uint32_t n) const {
    for (const Event& event : events_) {
      if (event.kind == kind && event.person == PersonId(n)) {
        return event.time;
      }
    }
    return SimTime::never();
  }

 private:
  void remember_seated() {
    const auto moments = engine_.seated();
    seated_.insert(seated_.end(), moments.begin(), moments.end());
  }

  VenueEngine engine_;
  EventBuffer events_;
  std::vector<Departure> departures_;
  std::vector<PersonMoment> seated_;
};

}  // namespace poai::venues::testing
