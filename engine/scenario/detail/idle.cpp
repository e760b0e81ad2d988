#include "engine/scenario/detail/idle.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace poai::scenario::detail {
namespace {

/// Why an intervention does nothing, and what would mend it.
struct Flaw {
  std::string_view key;
  std::string_view reason;
  std::string_view suggestion;
};

std::optional<Flaw> flaw_if(bool is_idle, const Flaw& flaw) {
  return is_idle ? std::optional(flaw) : std::nullopt;
}

bool changes_nothing(const ServiceChange& change) {
  return !change.service && !change.access && !change.seats && !change.table_size &&
         !change.counters && !change.service_s && !change.stay_min && !change.price_yen &&
         !change.stock && !change.indoor && !change.quality && !change.opens &&
         !change.last_order && !change.closes;
}

std::optional<Flaw> flaw_on_site(const Intervention& intervention) {
  using Kind = InterventionKind;
  switch (intervention.kind) {
    case Kind::kOpenPlace:
      return flaw_if(intervention.change.stock == 0U,
                     {"stock", "with a stock of 0 it sells nothing", "give it more than 0 meals"});
    case Kind::kChangePlace:
      return flaw_if(changes_nothing(intervention.change),
                     {"place", "no key says what changes there",
                      "add one, such as `seats`, `counters` or `closes`"});
    case Kind::kFoodTruck:
      if (intervention.trucks.trucks == 0) {
        return Flaw{"trucks", "there are 0 trucks", "write at least 1"};
      }
      return flaw_if(intervention.trucks.meals == 0,
                     {"meals", "trucks with 0 meals sell nothing", "give them more than 0 meals"});
    case Kind::kEvent:
      return flaw_if(intervention.event.guests + intervention.event.visitors == 0,
                     {"guests", "with 0 guests and 0 visitors nobody comes",
                      "say how many `guests` of the island or `visitors` come"});
    default:
      return std::nullopt;
  }
}

std::optional<Flaw> flaw_on_ways(const Intervention& intervention) {
  const WalkwaySettings& walkway = intervention.walkway;
  const LineSettings& line = intervention.line;
  const WeatherSettings& weather = intervention.weather;
  switch (intervention.kind) {
    case InterventionKind::kAddWalkway:
      return flaw_if(walkway.width_m == 0.0,
                     {"width_m", "a width of 0 is not built", "give a width over 0"});
    case InterventionKind::kChangeWalkway:
      return flaw_if(!walkway.width_m && walkway.widen_m == 0.0 && !walkway.covered,
                     {"walkways", "no key says what changes there",
                      "add `width_m`, `widen_m` over 0 or `covered`"});
    case InterventionKind::kChangeLine:
      return flaw_if(
          line.headway_factor == 1.0 && line.capacity_factor == 1.0 && line.extra_runs == 0,
          {"line", "its runs and vehicles stay as they are",
           "give `extra_runs` over 0, or a `headway_factor` or `capacity_factor` other than 1"});
    case InterventionKind::kNewLine:
      return flaw_if(line.headway_min == 0.0,
                     {"headway_min", "with a headway of 0 none runs", "give minutes over 0"});
    case InterventionKind::kWeather:
      return flaw_if(weather.speed_factor == 1.0 && weather.stay_in_share == 0.0 &&
                         weather.walk_dislike_factor == 1.0 && weather.outdoor_cost_min == 0.0,
                     {"kind", "nobody feels this weather",
                      "give `speed_factor`, `stay_in_share`, `walk_dislike_factor` or "
                      "`outdoor_cost_min`"});
    case InterventionKind::kEmployerShuttle:
      return flaw_if(intervention.shuttle.seats == 0,
                     {"seats", "buses with 0 seats do not run", "write at least 1"});
    default:
      return std::nullopt;
  }
}

std::optional<Flaw> flaw_on_flights(const Intervention& intervention) {
  const FlightSettings& flights = intervention.flights;
  const Flaw no_share = {"share", "a share of 0 is no flight", "give a share over 0"};
  switch (intervention.kind) {
    case InterventionKind::kAddFlights:
      return flaw_if(flights.arrivals == 0 && flights.departures == 0,
                     {"arrivals", "0 arrivals and 0 departures are added",
                      "give `arrivals` or `departures` over 0"});
    case InterventionKind::kDelayFlights:
      if (flights.delay_min == 0.0) {
        return Flaw{"delay_min", "a delay of 0 minutes is none", "give minutes over 0"};
      }
      return flaw_if(flights.share == 0.0, no_share);
    case InterventionKind::kCancelFlights:
    case InterventionKind::kStrandFlights:
      return flaw_if(flights.share == 0.0, no_share);
    default:
      return std::nullopt;
  }
}

std::optional<Flaw> flaw_on_people(const Intervention& intervention) {
  const PeopleSettings& people = intervention.people;
  const HoursSettings& hours = intervention.hours;
  switch (intervention.kind) {
    case InterventionKind::kAddOrganisation:
    case InterventionKind::kAddPeople:
      return flaw_if(people.persons == 0, {"persons", "0 persons are added", "write at least 1"});
    case InterventionKind::kRemovePeople:
      return flaw_if(people.persons == 0 && people.share.value_or(0.0) == 0.0,
                     {people.share ? "share" : "persons", "nobody goes",
                      "give `persons` or a `share` over 0"});
    case InterventionKind::kRemoveOrganisation:
      return flaw_if(people.share == 0.0,
                     {"share", "a share of 0 is nobody", "give a share over 0"});
    case InterventionKind::kStaggeredHours:
      if (hours.share == 0.0) {
        return Flaw{"share", "a share of 0 is nobody", "give a share over 0"};
      }
      return flaw_if(hours.earlier_min == 0.0 && hours.later_min == 0.0,
                     {"earlier_min", "nobody comes earlier or later",
                      "give `earlier_min` or `later_min` over 0"});
    case InterventionKind::kOffPeakIncentive:
      return flaw_if(hours.reward_yen == 0.0,
                     {"reward_yen", "a reward of 0 yen moves nobody", "give yen over 0"});
    default:
      return std::nullopt;
  }
}

}  // namespace

Problem notice_of(const Intervention& intervention, std::string_view key, std::string_view reason,
                  std::string_view suggestion) {
  return {.place = intervention.place_of(key),
          .key = fmt::format("intervention.{}.{}", intervention.id, key),
          .problem = "the intervention changes nothing",
          .reason = std::string(reason),
          .suggestion = fmt::format("{}, or leave the intervention out", suggestion)};
}

std::optional<Problem> idle_notice(const Intervention& intervention) {
  for (const auto flaw_of : {flaw_on_site, flaw_on_ways, flaw_on_flights, flaw_on_people}) {
    if (const auto flaw = flaw_of(intervention)) {
      return notice_of(intervention, flaw->key, flaw->reason, flaw->suggestion);
    }
  }
  return std::nullopt;
}

}  // namespace poai::scenario::detail
