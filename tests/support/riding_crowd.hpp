#pragma once
// Passengers for a drawn timetable, and a whole day of the riding engine for tests.

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/movement/transit_engine.hpp"
#include "tests/support/drawn_timetable.hpp"

namespace poai::test {

using movement::RideRequest;
using movement::TransitEngine;

/// What one day gave.
struct RidingDay {
  EventBuffer events;
  std::vector<TransitEngine::Alighted> alighted;
  std::vector<TransitEngine::Boarded> boarded;
  std::vector<TransitEngine::GaveUp> gave_up;
  std::vector<TransitEngine::Denied> denied;

  [[nodiscard]] std::vector<Event> of_kind(EventKind kind) const {
    std::vector<Event> found;
    std::copy_if(events.begin(), events.end(), std::back_inserter(found),
                 [kind](const Event& event) { return event.kind == kind; });
    return found;
  }
  /// Clock times of a kind of event, of one run if it is given, as text.
  [[nodiscard]] std::vector<std::string> times_of(EventKind kind, RunId run = {}) const {
    std::vector<std::string> times;
    for (const Event& event : of_kind(kind)) {
      if (!run.valid() || event.a == run.value()) {
        times.push_back(format_time(event.time));
      }
    }
    return times;
  }
  [[nodiscard]] std::vector<std::uint32_t> persons_of(EventKind kind) const {
    std::vector<std::uint32_t> persons;
    for (const Event& event : of_kind(kind)) {
      persons.push_back(event.person.value());
    }
    return persons;
  }
};

/// The `person`th passenger, who is on the platform of `from` at `time` ("HH:MM:SS").
inline RideRequest passenger(const DrawnTimetable& drawn, std::size_t person,
                             const std::string& time, const std::string& from,
                             const std::string& to) {
  RideRequest request;
  request.time = drawn_time(time);
  request.person = PersonId(person);
  request.key = PersonKey{mix64(person)};
  request.board = drawn.stop(from);
  request.alight = drawn.stop(to);
  return request;
}

/// As many passengers, numbered from `first` on.
inline std::vector<RideRequest> passengers(const DrawnTimetable& drawn, std::size_t first,
                                           std::size_t count, const std::string& time,
                                           const std::string& from, const std::string& to) {
  std::vector<RideRequest> crowd;
  for (std::size_t i = 0; i < count; ++i) {
    crowd.push_back(passenger(drawn, first + i, time, from, to));
    crowd.back().tie_break = i;
  }
  return crowd;
}

struct RidingOptions {
  Duration tick = Duration::seconds(1);
  double capacity_scale = 1.0;
  SimTime begin = SimTime::at(5);
  SimTime end = SimTime::at(27);
};

/// Runs the engine tick by tick; each request is put in the tick of its time.
inline RidingDay ride_day(const DrawnTimetable& drawn, std::vector<RideRequest> requests,
                          const RidingOptions& options = {}) {
  std::sort(requests.begin(), requests.end(), [](const RideRequest& a, const RideRequest& b) {
    return std::tie(a.time, a.tie_break, a.key) < std::tie(b.time, b.tie_break, b.key);
  });
  TransitEngine engine(drawn.transit, drawn.timetable(), requests.size(), options.capacity_scale);
  RidingDay day;
  std::size_t next = 0;
  for (SimTime t = options.begin; t < options.end; t = t + options.tick) {
    const SimTime tick_end = t + options.tick;
    const std::size_t first = next;
    while (next < requests.size() && requests[next].time < tick_end) {
      ++next;
    }
    engine.wait(std::span(requests).subspan(first, next - first), day.events);
    engine.advance(tick_end, day.events, day.alighted);
    day.boarded.insert(day.boarded.end(), engine.boarded().begin(), engine.boarded().end());
    day.gave_up.insert(day.gave_up.end(), engine.gave_up().begin(), engine.gave_up().end());
    day.denied.insert(day.denied.end(), engine.denied().begin(), engine.denied().end());
  }
  return day;
}

}  // namespace poai::test
