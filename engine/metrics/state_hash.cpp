#include "engine/metrics/state_hash.hpp"

#include <fmt/format.h>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"

namespace poai::metrics {
namespace {

std::uint64_t hash_point(geometry::Point point, float level) {
  return combine64(
      combine64(std::bit_cast<std::uint64_t>(point.x_m), std::bit_cast<std::uint64_t>(point.y_m)),
      std::bit_cast<std::uint32_t>(level));
}

std::uint64_t hash_flight(const district::Flight& flight) {
  return combine64(combine64(hash_name(flight.airline), hash_name(flight.number)),
                   combine64(static_cast<std::uint64_t>(flight.time.ms),
                             static_cast<std::uint64_t>(flight.direction)));
}

}  // namespace

StateHash::StateHash(const district::District& district, const district::Timetable& timetable,
                     const population::Population& population)
    : population_(population) {
  name_things(district, timetable);
  set_meanings();
}

void StateHash::name_things(const district::District& district,
                            const district::Timetable& timetable) {
  const auto names = [this](Meaning meaning) -> std::vector<std::uint64_t>& {
    return names_[static_cast<std::size_t>(meaning)];
  };
  for (const district::Place& place : district.places) {
    names(Meaning::kPlace).push_back(hash_name(place.id));
  }
  const district::WalkNetwork& network = district.network;
  for (const std::string& link : network.link_name) {
    names(Meaning::kDirectedLink).push_back(hash_name(link));
    names(Meaning::kDirectedLink).push_back(~hash_name(link));
  }
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    names(Meaning::kNode)
        .push_back(hash_point(network.node_position[node], network.node_level[node]));
  }
  for (const district::Stop& stop : district.transit.stops) {
    names(Meaning::kStop).push_back(hash_name(stop.id));
  }
  for (const std::string& trip : timetable.trip_id) {
    names(Meaning::kRun).push_back(hash_name(trip));
  }
  for (const PersonKey key : population_.key) {
    names(Meaning::kPerson).push_back(key.value);
  }
  for (const district::Flight& flight : district.flights) {
    names(Meaning::kFlight).push_back(hash_flight(flight));
  }
}

void StateHash::set_meanings() {
  const auto set = [this](EventKind kind, Meaning a, Meaning b = Meaning::kNumber) {
    meaning_of_a_.at(static_cast<std::size_t>(kind)) = a;
    meaning_of_b_.at(static_cast<std::size_t>(kind)) = b;
  };
  set(EventKind::kActivityBegins, Meaning::kPlace);
  set(EventKind::kActivityEnds, Meaning::kPlace);
  set(EventKind::kTripBegins, Meaning::kPlace, Meaning::kPlace);
  set(EventKind::kTripEnds, Meaning::kPlace, Meaning::kPlace);
  set(EventKind::kWalkBegins, Meaning::kNode, Meaning::kNode);
  set(EventKind::kWalkEnds, Meaning::kNode);
  set(EventKind::kLinkEnters, Meaning::kDirectedLink);
  set(EventKind::kLinkLeaves, Meaning::kDirectedLink);
  set(EventKind::kStuckReleases, Meaning::kDirectedLink);
  set(EventKind::kPlatformEnters, Meaning::kStop, Meaning::kStop);
  set(EventKind::kBoards, Meaning::kRun, Meaning::kStop);
  set(EventKind::kDenied, Meaning::kRun, Meaning::kStop);
  set(EventKind::kAlights, Meaning::kRun, Meaning::kStop);
  set(EventKind::kRunArrives, Meaning::kRun, Meaning::kStop);
  set(EventKind::kRunDeparts, Meaning::kRun, Meaning::kStop);
  set(EventKind::kVehicleBegins, Meaning::kPlace, Meaning::kPlace);
  set(EventKind::kVehicleEnds, Meaning::kPlace, Meaning::kPlace);
  set(EventKind::kQueueJoins, Meaning::kPlace);
  set(EventKind::kServiceBegins, Meaning::kPlace);
  set(EventKind::kSeatTakes, Meaning::kPlace);
  set(EventKind::kVenueLeaves, Meaning::kPlace);
  set(EventKind::kMealWanted, Meaning::kPlace);
  set(EventKind::kMealSettled, Meaning::kPlace);
  set(EventKind::kFlightArrives, Meaning::kFlight);
  set(EventKind::kFlightDeparts, Meaning::kFlight);
  set(EventKind::kFlightMissed, Meaning::kFlight);
  set(EventKind::kWaitGivesUp, Meaning::kStop);
  set(EventKind::kContactBegins, Meaning::kPerson, Meaning::kPlace);
  set(EventKind::kContactEnds, Meaning::kPerson);
  set(EventKind::kTerminalReaches, Meaning::kFlight);
  set(EventKind::kFlightCancelled, Meaning::kFlight);
  set(EventKind::kPassengerStranded, Meaning::kFlight, Meaning::kFlight);
  set(EventKind::kCarParks, Meaning::kPlace);
  set(EventKind::kCarParkFull, Meaning::kPlace);
  set(EventKind::kCarLeaves, Meaning::kPlace);
  set(EventKind::kOutingWanted, Meaning::kPlace);
  set(EventKind::kOutingSettled, Meaning::kPlace);
}

StateHash::Meaning StateHash::meaning_of(movement::StateKind kind) {
  using movement::StateKind;
  switch (kind) {
    case StateKind::kLink:
    case StateKind::kLinkEnd:
      return Meaning::kDirectedLink;
    case StateKind::kPlatform:
      return Meaning::kStop;
    case StateKind::kInRun:
      return Meaning::kRun;
    case StateKind::kTerminal:
      return Meaning::kFlight;
    case StateKind::kOffIsland:
    case StateKind::kActivity:
    case StateKind::kVehicle:
    case StateKind::kVenueQueue:
    case StateKind::kSeat:
      return Meaning::kPlace;
  }
  return Meaning::kNumber;
}

void StateHash::add_state(PersonId person, const movement::PersonState& state,
                          std::uint32_t container) {
  add(population_.key[person].value, static_cast<std::uint64_t>(state.since_ms),
      number_of(meaning_of(state.kind), container),
      (std::uint64_t{state.plan_cursor} << 8U) | static_cast<std::uint64_t>(state.kind));
}

std::uint64_t StateHash::value() const { return mix64(state_); }

std::string StateHash::text() const { return fmt::format("{:016x}", value()); }

}  // namespace poai::metrics
