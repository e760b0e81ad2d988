// Flights: added, cancelled, delayed.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/population/keys.hpp"
#include "engine/scenario/detail/idle.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::FieldVisitor;
using district::Flight;

void declare_choice(FieldVisitor& visitor, FlightSettings& flights) {
  visitor.field({.key = "numbers", .meaning = "Flight numbers; none: all."}, flights.numbers);
  visitor.word({.key = "direction", .meaning = "Only arrivals or only departures."},
               kFlightDirectionNames, flights.direction);
  visitor.word({.key = "type", .meaning = "Only domestic or only international ones."},
               kFlightKindNames, flights.type);
  visitor.field({.key = "first", .meaning = "Only those of the timetable from this time."},
                flights.first);
  visitor.field({.key = "last", .meaning = "Only those of the timetable until this time."},
                flights.last);
  visitor.field({.key = "share",
                 .meaning = "Share of them, those whose hash is smallest.",
                 .range = config::share()},
                flights.share);
}

bool matches(const Flight& flight, const FlightSettings& choice) {
  const auto& numbers = choice.numbers;
  return (numbers.empty() ||
          std::find(numbers.begin(), numbers.end(), flight.number) != numbers.end()) &&
         (!choice.direction || *choice.direction == flight.direction) &&
         (!choice.type || *choice.type == flight.kind) &&
         (!choice.first || *choice.first <= flight.time) &&
         (!choice.last || flight.time <= *choice.last);
}

void check_numbers(const Intervention& intervention, Target& target) {
  std::vector<std::string> known;
  for (const Flight& flight : target.district.flights) {
    known.push_back(flight.number);
  }
  if (known.empty() && !target.problems.empty()) {
    return;  // the flights could not be read, which is reported
  }
  for (const std::string& number : intervention.flights.numbers) {
    if (std::find(known.begin(), known.end(), number) == known.end()) {
      report_unknown(intervention, {"numbers", "flight", number}, known, target.problems);
    }
  }
}

/// The flights of the day that an intervention means.
std::vector<FlightId> chosen(const Intervention& intervention, Target& target) {
  check_numbers(intervention, target);
  std::vector<std::pair<std::uint64_t, FlightId>> ordered;
  for (const FlightId id : ids<FlightId>(target.district.flights.size())) {
    const Flight& flight = target.district.flights[id];
    if (matches(flight, intervention.flights) &&
        population::operates(flight, target.scenario.run.day_type)) {
      ordered.emplace_back(combine64(hash_name(intervention.id), population::flight_key(flight)),
                           id);
    }
  }
  if (ordered.empty() && target.problems.empty()) {
    report(intervention, "kind", "no flight of the day is meant",
           "none has the numbers, direction, type and time", "", target.problems);
  }
  std::sort(ordered.begin(), ordered.end());
  const auto count = static_cast<std::size_t>(
      std::llround(intervention.flights.share * static_cast<double>(ordered.size())));
  std::vector<FlightId> flights;
  for (std::size_t i = 0; i < count; ++i) {
    flights.push_back(ordered[i].second);
  }
  return flights;
}

/// Flights of one direction, spread evenly from the first to the last time.
void add_flights(const Intervention& intervention, Flight flight, std::uint32_t count,
                 Target& target) {
  const FlightSettings& settings = intervention.flights;
  const Duration span = *settings.last - *settings.first;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::int64_t gaps = std::max<std::int64_t>(1, std::int64_t{count} - 1);
    flight.time = *settings.first + Duration{span.ms * i / gaps};
    flight.number = fmt::format("{}-{}{}", intervention.id,
                                flight.direction == Flight::Direction::kArrival ? 'A' : 'D', i + 1);
    target.district.flights.push_back(flight);
  }
}

}  // namespace

void declare_add_flights(FieldVisitor& visitor, Intervention& intervention) {
  FlightSettings& flights = intervention.flights;
  visitor.field({.key = "terminal",
                 .meaning = "Id of the terminal's place.",
                 .presence = config::Presence::kRequired},
                flights.terminal);
  visitor.field({.key = "arrivals", .meaning = "How many land.", .range = config::between(0, 500)},
                flights.arrivals);
  visitor.field(
      {.key = "departures", .meaning = "How many take off.", .range = config::between(0, 500)},
      flights.departures);
  visitor.word({.key = "type", .meaning = "Domestic (without it) or international."},
               kFlightKindNames, flights.type);
  visitor.field({.key = "first",
                 .meaning = "Time of the first of each direction.",
                 .presence = config::Presence::kRequired},
                flights.first);
  visitor.field({.key = "last",
                 .meaning = "Time of the last of each direction, not before first.",
                 .presence = config::Presence::kRequired},
                flights.last);
  visitor.field({.key = "seats", .meaning = "Of an aircraft.", .range = config::between(1, 1'000)},
                flights.seats);
  visitor.field({.key = "load_factor",
                 .meaning = "Share of the seats that are taken.",
                 .range = config::share()},
                flights.load_factor);
}

void apply_add_flights(const Intervention& intervention, Target& target) {
  const FlightSettings& settings = intervention.flights;
  if (settings.terminal.empty() || !settings.first || !settings.last) {
    return;  // reported when the file was read
  }
  const auto terminal = place_of(intervention, "terminal", settings.terminal, target);
  if (terminal && target.district.places[*terminal].kind != district::PlaceKind::kAirport) {
    report(intervention, "terminal", fmt::format("\"{}\" is no airport", settings.terminal), "", "",
           target.problems);
  }
  if (*settings.last < *settings.first) {
    report(intervention, "last", "must not be before first", "", "", target.problems);
  }
  if (!terminal) {
    return;
  }
  Flight flight;
  flight.kind = settings.type.value_or(Flight::Kind::kDomestic);
  flight.airline = intervention.id;
  flight.seats = settings.seats;
  flight.load_factor = settings.load_factor;
  constexpr double kUsualDelaySdMin = 8.0;  // as the bundled flights have (estimate)
  flight.delay_sd_min = kUsualDelaySdMin;
  flight.terminal = *terminal;
  flight.direction = Flight::Direction::kArrival;
  add_flights(intervention, flight, settings.arrivals, target);
  flight.direction = Flight::Direction::kDeparture;
  add_flights(intervention, flight, settings.departures, target);
}

void declare_cancel_flights(FieldVisitor& visitor, Intervention& intervention) {
  declare_choice(visitor, intervention.flights);
}

void apply_cancel_flights(const Intervention& intervention, Target& target) {
  for (const FlightId id : chosen(intervention, target)) {
    target.district.flights[id].on_weekdays = false;
    target.district.flights[id].on_weekends = false;
  }
}

void declare_strand_flights(FieldVisitor& visitor, Intervention& intervention) {
  declare_choice(visitor, intervention.flights);
}

void apply_strand_flights(const Intervention& intervention, Target& target) {
  if (!target.district.airport) {
    report(intervention, "kind", "the district has no terminals where anybody could be stranded",
           "its district.toml names no airport file", "use cancel-flights", target.problems);
  }
  const RunSettings& run = target.scenario.run;
  const SimTime known = begin_of(intervention, run);
  const std::vector<FlightId> flights = chosen(intervention, target);
  std::size_t stranded = 0;
  for (const FlightId id : flights) {
    Flight& flight = target.district.flights[id];
    if (flight.time >= known) {
      flight.cancelled_at = std::min(known, flight.cancelled_at.value_or(known));
      ++stranded;
    }
  }
  if (stranded == 0 && !flights.empty() && known < run.end) {
    target.changes.notices.push_back(notice_of(
        intervention, "from", fmt::format("none of the flights is from {} on", format_time(known)),
        "begin earlier, or choose other flights"));
  }
}

void declare_delay_flights(FieldVisitor& visitor, Intervention& intervention) {
  declare_choice(visitor, intervention.flights);
  visitor.field({.key = "delay_min",
                 .meaning = "By how much they are late.",
                 .unit = "min",
                 .range = config::between(0, 600)},
                intervention.flights.delay_min);
}

/// Of arrivals so late that their passengers are not part of the day.
void note_late_landings(const Intervention& intervention, std::size_t landings, Target& target) {
  if (landings == 0) {
    return;
  }
  target.changes.notices.push_back(
      {.place = intervention.place_of("delay_min"),
       .key = fmt::format("intervention.{}.delay_min", intervention.id),
       .problem = fmt::format("{} of the flights land when the run has ended", landings),
       .reason = fmt::format("it ends at {}: their passengers are not part of the day",
                             format_time(target.scenario.run.end)),
       .suggestion = "delay them by less, or cancel them"});
}

void apply_delay_flights(const Intervention& intervention, Target& target) {
  std::size_t late_landings = 0;
  const Duration delay{std::llround(intervention.flights.delay_min * 60'000.0)};
  for (const FlightId id : chosen(intervention, target)) {
    Flight& flight = target.district.flights[id];
    if (intervention.announced) {
      flight.time = flight.time + delay;
    } else {
      flight.late = flight.late + delay;
    }
    const bool lands_too_late = flight.direction == Flight::Direction::kArrival &&
                                flight.time + flight.late >= target.scenario.run.end;
    late_landings += lands_too_late ? 1U : 0U;
  }
  note_late_landings(intervention, late_landings, target);
}

}  // namespace poai::scenario::detail
