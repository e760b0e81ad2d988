#include "engine/encounters/meeting_places.hpp"

#include <algorithm>
#include <optional>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"

namespace poai::encounters {
namespace {

using district::PlaceKind;
using district::ServiceKind;

/// What spaces are made for where no number of persons is known (all estimates).
constexpr double kLeastCapacity = 20.0;
constexpr double kAreaPerPersonM2 = 20.0;
constexpr double kQueueCapacity = 24.0;
constexpr double kPlatformCapacity = 200.0;
constexpr double kEventCapacity = 60.0;

constexpr std::uint64_t bit(EventKind kind) {
  return std::uint64_t{1} << static_cast<unsigned>(kind);
}

/// The kinds of events that put somebody elsewhere: a bit each, as most events are of others.
constexpr std::uint64_t kMoving = bit(EventKind::kActivityBegins) | bit(EventKind::kActivityEnds) |
                                  bit(EventKind::kQueueJoins) | bit(EventKind::kServiceBegins) |
                                  bit(EventKind::kSeatTakes) | bit(EventKind::kVenueLeaves) |
                                  bit(EventKind::kPlatformEnters) | bit(EventKind::kBoards) |
                                  bit(EventKind::kAlights) | bit(EventKind::kWaitGivesUp);

/// The uses of a place, in the names of its spaces.
enum class Use : std::uint8_t { kCommon, kSeats, kQueue, kEvent, kPlatform, kVehicle };

std::uint64_t name_of_space(const std::string& id, Use use) {
  return combine64(hash_name(id), static_cast<std::uint64_t>(use));
}

/// Audiences look at something; elsewhere events are for meeting.
SpaceKind event_kind(PlaceKind kind) {
  const bool is_for_audiences = kind == PlaceKind::kArena || kind == PlaceKind::kConvention ||
                                kind == PlaceKind::kMuseum || kind == PlaceKind::kZoo ||
                                kind == PlaceKind::kRetail || kind == PlaceKind::kSports;
  return is_for_audiences ? SpaceKind::kHall : SpaceKind::kEvent;
}

bool has_rooms(const district::Place& place) {
  return !place.is_gate() && place.area != district::PlaceArea::kMainland;
}

}  // namespace

SpaceKind common_kind(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kOffice:
    case PlaceKind::kCompany:
    case PlaceKind::kResearch:
    case PlaceKind::kRentalLab:
    case PlaceKind::kHospital:
    case PlaceKind::kUniversity:
    case PlaceKind::kSchool:
    case PlaceKind::kLogistics:
    case PlaceKind::kHousing:
      return SpaceKind::kLobby;
    case PlaceKind::kSports:
    case PlaceKind::kPark:
    case PlaceKind::kPlaza:
    case PlaceKind::kZoo:
      return SpaceKind::kPlaza;
    case PlaceKind::kInteraction:
      return SpaceKind::kLounge;
    case PlaceKind::kStation:
    case PlaceKind::kBusStop:
      return SpaceKind::kPlatform;
    case PlaceKind::kHotel:
    case PlaceKind::kConvention:
    case PlaceKind::kArena:
    case PlaceKind::kMuseum:
    case PlaceKind::kRetail:
    case PlaceKind::kCommunity:
    case PlaceKind::kAirport:
    case PlaceKind::kFerry:
    case PlaceKind::kGate:
    case PlaceKind::kDining:
      return SpaceKind::kHall;
  }
  return SpaceKind::kHall;
}

SpaceKind seat_kind(ServiceKind kind) {
  switch (kind) {
    case ServiceKind::kCafe:
      return SpaceKind::kCafe;
    case ServiceKind::kLounge:
      return SpaceKind::kLounge;
    case ServiceKind::kNone:
    case ServiceKind::kRestaurant:
    case ServiceKind::kCanteen:
    case ServiceKind::kFastFood:
    case ServiceKind::kConvenience:
    case ServiceKind::kBentoStand:
    case ServiceKind::kFoodTruck:
      return SpaceKind::kCanteen;
  }
  return SpaceKind::kCanteen;
}

SpaceKind livelier(SpaceKind a, SpaceKind b) {
  for (const SpaceKind kind : {SpaceKind::kEvent, SpaceKind::kClub}) {
    if (a == kind || b == kind) {
      return kind;
    }
  }
  return SpaceKind::kHall;
}

SpaceSize seats_size(const district::Service& service, const RoomSizes& sizes) {
  SpaceSize size{service.seats * sizes.scale, service.table_size};
  if (!size.cell_size && seat_kind(service.kind) != SpaceKind::kLounge) {
    size.cell_size = sizes.table_seats;
  }
  return size;
}

bool is_among_others(ActivityKind activity) {
  return activity != ActivityKind::kHome && activity != ActivityKind::kStay &&
         activity != ActivityKind::kElsewhere;
}

MeetingPlaces::MeetingPlaces(const district::District& district,
                             const district::Timetable& timetable,
                             const population::Population& population, const Circles& circles,
                             const RoomSizes& sizes)
    : district_(district),
      circles_(circles),
      sizes_(sizes),
      spaces_(population.size()),
      rooms_(district.places.size()),
      platforms_(district.transit.stops.size()),
      vehicles_(timetable.run_count()) {
  Column<PlaceId, double> roster(district.places.size(), 0.0);
  for (const PersonId person : ids<PersonId>(population.size())) {
    if (population.target[person].valid()) {
      roster[population.target[person]] += 1.0;
    }
  }
  for (const PlaceId place : ids<PlaceId>(district.places.size())) {
    if (has_rooms(district.places[place])) {
      add_rooms(place, roster[place]);
    }
  }
  for (const CircleId id : ids<CircleId>(circles.circle.size())) {
    const Circle& circle = circles.circle[id];
    offices_.push_back(spaces_.add(circle.kind, circle.place, circle.name_hash,
                                   {static_cast<double>(circle.members)}));
  }
  add_transit(timetable);
}

// A place has the spaces that a service or an event might need, whether it has one yet or not.
void MeetingPlaces::add_rooms(PlaceId place, double roster) {
  const district::Place& row = district_.places[place];
  const district::Service& service = district_.services[place];
  const double room = std::max(kLeastCapacity, row.floor_area_m2 / kAreaPerPersonM2) * sizes_.scale;
  const auto add = [&](SpaceKind kind, Use use, const SpaceSize& size) {
    return spaces_.add(kind, place, name_of_space(row.id, use), size);
  };
  rooms_[place] = {
      .common = add(common_kind(row.kind), Use::kCommon, {std::max(room, roster)}),
      .seats = add(seat_kind(service.kind), Use::kSeats, seats_size(service, sizes_)),
      .queue = add(SpaceKind::kQueue, Use::kQueue, {kQueueCapacity * sizes_.scale}),
      .event = event_kind(row.kind) == SpaceKind::kEvent
                   ? add(SpaceKind::kEvent, Use::kEvent, {kEventCapacity * sizes_.scale})
                   : add(SpaceKind::kHall, Use::kEvent, {std::max(room, roster)}),
  };
}

void MeetingPlaces::add_transit(const district::Timetable& timetable) {
  const district::Transit& transit = district_.transit;
  for (const StopId stop : ids<StopId>(transit.stops.size())) {
    platforms_[stop] = spaces_.add(SpaceKind::kPlatform, transit.stops[stop].place,
                                   name_of_space(transit.stops[stop].id, Use::kPlatform),
                                   {kPlatformCapacity * sizes_.scale});
  }
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    vehicles_[run] = spaces_.add(
        SpaceKind::kVehicle, PlaceId::none(), name_of_space(timetable.trip_id[run], Use::kVehicle),
        {transit.routes[timetable.route[run]].rated_capacity * sizes_.scale});
  }
}

// Who eats at the own place of work or study is with the own people.
Whereabouts MeetingPlaces::at_activity(PersonId person, PlaceId place,
                                       ActivityKind activity) const {
  if (!is_among_others(activity) || !rooms_[place].common.valid()) {
    return {};
  }
  if (activity == ActivityKind::kEvent) {
    return {rooms_[place].event, SpaceId::none()};
  }
  const CircleId circle = circles_.of[person];
  const bool with_own = activity == ActivityKind::kWork || activity == ActivityKind::kStudy ||
                        activity == ActivityKind::kLunch;
  if (with_own && circle.valid() && circles_.circle[circle].place == place) {
    return {offices_[circle], rooms_[place].common};
  }
  return {SpaceId::none(), rooms_[place].common};
}

void MeetingPlaces::read(std::span<const Event> events, std::vector<Move>& moves) const {
  const auto move = [&moves](const Event& event, Whereabouts to) {
    if (!moves.empty() && moves.back().person == event.person && moves.back().time == event.time) {
      moves.back().to = to;
    } else {
      moves.push_back({event.time, event.person, to});
    }
  };
  for (const Event& event : events) {
    if ((kMoving >> static_cast<unsigned>(event.kind) & 1U) == 0) {
      continue;
    }
    switch (event.kind) {
      case EventKind::kActivityBegins:
        move(event,
             at_activity(event.person, PlaceId(event.a), static_cast<ActivityKind>(event.detail)));
        break;
      case EventKind::kQueueJoins:
      case EventKind::kServiceBegins:
        move(event, {rooms_[PlaceId(event.a)].queue, SpaceId::none()});
        break;
      case EventKind::kSeatTakes:
        move(event, {rooms_[PlaceId(event.a)].seats, SpaceId::none()});
        break;
      case EventKind::kPlatformEnters:
        move(event, {platforms_[StopId(event.a)], SpaceId::none()});
        break;
      case EventKind::kBoards:
        move(event, {vehicles_[RunId(event.a)], SpaceId::none()});
        break;
      case EventKind::kActivityEnds:
      case EventKind::kAlights:
      case EventKind::kWaitGivesUp:
      case EventKind::kVenueLeaves:
        move(event, {});
        break;
      default:
        break;
    }
  }
}

}  // namespace poai::encounters
