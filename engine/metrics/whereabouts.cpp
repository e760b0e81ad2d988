#include "engine/metrics/whereabouts.hpp"

#include <algorithm>

#include "engine/core/id_range.hpp"

namespace poai::metrics {

using geometry::Point;
using movement::PersonState;
using movement::StateKind;

Whereabouts::Whereabouts(const World& world, const LinkObserver& links,
                         const TransitObserver& riding, const IntervalRecorder& intervals)
    : world_(world),
      links_(links),
      riding_(riding),
      intervals_(intervals),
      tracks_(world.district.transit, world.timetable) {
  const district::District& district = world_.district;
  for (const district::Stop& stop : district.transit.stops) {
    const bool mainland = stop.place.valid()
                              ? district.places[stop.place].area == district::PlaceArea::kMainland
                              : on_mainland(stop.node);
    mainland_stop_.push_back(mainland ? 1 : 0);
  }
}

bool Whereabouts::on_mainland(NodeId node) const {
  const auto links = world_.district.network.outgoing[node];
  return !links.empty() && std::all_of(links.begin(), links.end(), [this](DirectedLinkId link) {
    return world_.district.network.area[link_of(link)] == district::Area::kMainland;
  });
}

std::optional<Point> Whereabouts::outdoors(PersonId person, SimTime time) const {
  const PersonState& state = world_.states[person];
  const district::District& district = world_.district;
  switch (state.kind) {
    case StateKind::kLink:
    case StateKind::kLinkEnd:
      return links_.link_of_person(person).valid()
                 ? world_.walking.position_of(person, time).point
                 : district.network.node_position[NodeId(state.container)];
    case StateKind::kPlatform:
      return district.transit.stops[StopId(state.container)].position;
    case StateKind::kInRun:
      return in_run(RunId(state.container), time);
    case StateKind::kVehicle:
      return in_vehicle(state, person, time);
    case StateKind::kVenueQueue:
      return district.places[PlaceId(state.container)].position;
    case StateKind::kOffIsland:
    case StateKind::kActivity:
    case StateKind::kSeat:
    case StateKind::kTerminal:
      return std::nullopt;
  }
  return std::nullopt;
}

Point Whereabouts::in_run(RunId run, SimTime time) const {
  const auto& stops = world_.district.transit.stops;
  movement::TransitEngine::RunPosition position;
  if (!world_.riding.position_of(run, time, position)) {
    return stops[riding_.last_stop_of(run)].position;
  }
  return tracks_.between(run, position.from, position.to, position.share);
}

StopId Whereabouts::nearest_stop(RunId run, SimTime time) const {
  movement::TransitEngine::RunPosition position;
  if (!world_.riding.position_of(run, time, position)) {
    return riding_.last_stop_of(run);
  }
  return position.share < 0.5 ? position.from : position.to;
}

Point Whereabouts::in_vehicle(const PersonState& state, PersonId person, SimTime time) const {
  const Point to = world_.district.places[PlaceId(state.container)].position;
  const PlaceId from = intervals_.last_place(person);
  if (!from.valid() || state.due_ms <= state.since_ms) {
    return to;
  }
  const double share = static_cast<double>(time.ms - state.since_ms) /
                       static_cast<double>(state.due_ms - state.since_ms);
  return geometry::between(world_.district.places[from].position, to, std::clamp(share, 0.0, 1.0));
}

bool Whereabouts::is_in_district(PersonId person, SimTime time) const {
  const PersonState& state = world_.states[person];
  switch (state.kind) {
    case StateKind::kOffIsland:
      return false;
    case StateKind::kActivity:
    case StateKind::kVehicle:
    case StateKind::kVenueQueue:
    case StateKind::kSeat:
      return world_.district.places[PlaceId(state.container)].area !=
             district::PlaceArea::kMainland;
    case StateKind::kLink:
    case StateKind::kLinkEnd: {
      const DirectedLinkId link = links_.link_of_person(person);
      return link.valid() ? world_.district.network.area[link_of(link)] != district::Area::kMainland
                          : !on_mainland(NodeId(state.container));
    }
    case StateKind::kPlatform:
      return mainland_stop_[StopId(state.container)] == 0;
    case StateKind::kInRun:
      return mainland_stop_[nearest_stop(RunId(state.container), time)] == 0;
    case StateKind::kTerminal:
      return true;
  }
  return false;
}

std::uint32_t Whereabouts::container_of(PersonId person) const {
  const PersonState& state = world_.states[person];
  const bool walks = state.kind == StateKind::kLink || state.kind == StateKind::kLinkEnd;
  return walks ? links_.link_of_person(person).value() : state.container;
}

}  // namespace poai::metrics
