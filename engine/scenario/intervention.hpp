#pragma once
// One `[[intervention]]` of a scenario after reading: what it changes, where, when and by how much.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/node.hpp"
#include "engine/core/event.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/flights.hpp"
#include "engine/district/places.hpp"
#include "engine/district/walk_network.hpp"

namespace poai::scenario {

enum class InterventionKind : std::uint8_t {
  kOpenPlace,
  kClosePlace,
  kChangePlace,
  kFoodTruck,
  kEvent,
  kAddWalkway,
  kChangeWalkway,
  kCloseWalkway,
  kChangeLine,
  kNewLine,
  kLineOutage,
  kAddFlights,
  kCancelFlights,
  kDelayFlights,
  kStrandFlights,
  kAddOrganisation,
  kRemoveOrganisation,
  kAddPeople,
  kRemovePeople,
  kStaggeredHours,
  kOffPeakIncentive,
  kEmployerShuttle,
  kWeather
};
inline constexpr std::array<std::string_view, 23> kInterventionKindNames = {"open-place",
                                                                            "close-place",
                                                                            "change-place",
                                                                            "food-truck",
                                                                            "event",
                                                                            "add-walkway",
                                                                            "change-walkway",
                                                                            "close-walkway",
                                                                            "change-line",
                                                                            "new-line",
                                                                            "line-outage",
                                                                            "add-flights",
                                                                            "cancel-flights",
                                                                            "delay-flights",
                                                                            "strand-flights",
                                                                            "add-organisation",
                                                                            "remove-organisation",
                                                                            "add-people",
                                                                            "remove-people",
                                                                            "staggered-hours",
                                                                            "off-peak-incentive",
                                                                            "employer-shuttle",
                                                                            "weather"};

/// New values for a place's service; what is absent stays.
struct ServiceChange {
  std::optional<district::ServiceKind> service;
  std::optional<district::Access> access;
  std::optional<std::uint32_t> seats;
  std::optional<std::uint32_t> table_size;
  std::optional<std::uint32_t> counters;
  std::optional<double> service_s;
  std::optional<double> stay_min;
  std::optional<double> price_yen;
  std::optional<std::uint32_t> stock;
  std::optional<bool> indoor;
  std::optional<double> quality;
  std::optional<SimTime> opens;
  std::optional<SimTime> last_order;
  std::optional<SimTime> closes;
};

struct FoodTrucks {
  std::uint32_t trucks = 1;
  std::uint32_t meals = 80;   ///< a truck and day
  std::uint32_t hatches = 1;  ///< of a truck
  double service_s = 45.0;
  double price_yen = 700.0;
  bool indoor = false;
  double quality = 0.0;
};

/// Whom a change is for: who has one of the roles, works or studies at one of the places, and is
/// employed by one of the organisations. An empty list leaves nobody out.
struct Audience {
  std::vector<std::string> roles;
  std::vector<std::string> places;
  std::vector<std::string> organisations;
};

enum class EventType : std::uint8_t {
  kMixer,
  kSeminar,
  kStudentEvent,
  kOpenHouse,
  kConvention,
  kConcert,
  kClubEvening
};
inline constexpr std::array<std::string_view, 7> kEventTypeNames = {
    "mixer", "seminar", "student_event", "open_house", "convention", "concert", "club_evening"};

struct EventSettings {
  EventType type = EventType::kMixer;
  std::optional<SimTime> begins;
  std::optional<SimTime> ends;
  std::uint32_t guests = 0;    ///< of those who are on the island that day
  std::uint32_t visitors = 0;  ///< who come for it from outside
  std::string like;            ///< block whose people the visitors resemble
  double arrive_before_min = 60.0;
  double leave_within_min = 15.0;
};

struct WalkwaySettings {
  std::vector<std::string> walkways;  ///< ids
  std::string from_place;
  std::string to_place;
  std::vector<config::Node> points;  ///< [longitude, latitude]
  district::WalkwayKind type = district::WalkwayKind::kDeck;
  std::optional<double> width_m;
  double widen_m = 0.0;
  std::optional<bool> covered;
};

struct LineSettings {
  std::string line;  ///< id of a route, or a mode: all its routes
  double headway_factor = 1.0;
  std::uint32_t extra_runs = 0;  ///< a route and direction
  double capacity_factor = 1.0;
  std::vector<std::string> stops;  ///< of a new line; of an outage: the two ends of the section
  double headway_min = 10.0;
  double speed_kmh = 20.0;
  std::uint32_t rated_capacity = 45;
  std::uint32_t crush_capacity = 70;
};

struct FlightSettings {
  std::vector<std::string> numbers;
  std::optional<district::Flight::Direction> direction;
  std::optional<district::Flight::Kind> type;
  std::optional<SimTime> first;
  std::optional<SimTime> last;
  double share = 1.0;
  double delay_min = 0.0;
  std::uint32_t arrivals = 0;
  std::uint32_t departures = 0;
  std::uint32_t seats = 177;
  double load_factor = 0.8;
  std::string terminal;
};
inline constexpr std::array<std::string_view, 2> kFlightDirectionNames = {"arrival", "departure"};
inline constexpr std::array<std::string_view, 2> kFlightKindNames = {"domestic", "international"};

struct PeopleSettings {
  std::string organisation;
  std::string like;   ///< block whose people new ones resemble
  std::string block;  ///< whose people go
  std::uint32_t persons = 0;
  std::optional<double> share;
  std::string sector;
};

struct HoursSettings {
  double share = 1.0;
  double earlier_min = 0.0;
  double later_min = 0.0;
  double reward_yen = 0.0;
};

struct ShuttleSettings {
  std::string gate;
  double headway_min = 10.0;
  std::uint32_t seats = 25;  ///< of a departure
};

struct WeatherSettings {
  double speed_factor = 1.0;         ///< of walkers on ways that are not covered
  double stay_in_share = 0.0;        ///< of shopping, leisure and visits that do not take place
  double walk_dislike_factor = 1.0;  ///< weight of the walk to lunch
  double outdoor_cost_min = 0.0;     ///< of a place outdoors, in minutes of waiting
};

/// Only the settings of its kind mean something.
struct Intervention {
  std::string id;
  InterventionKind kind = InterventionKind::kChangePlace;
  std::string place;    ///< id of the place; open-place may name a new one
  std::string at;       ///< id of the place beside which a new one stands
  std::string name_ja;  ///< of what is new; empty = its id
  std::string name_en;
  ServiceChange change;
  FoodTrucks trucks;
  Audience audience;
  EventSettings event;
  WalkwaySettings walkway;
  LineSettings line;
  FlightSettings flights;
  PeopleSettings people;
  HoursSettings hours;
  ShuttleSettings shuttle;
  WeatherSettings weather;
  std::optional<SimTime> from;    ///< nothing = from the day's begin
  std::optional<SimTime> until;   ///< nothing = to the day's end
  std::vector<std::string> days;  ///< types of day on which it holds; empty = all
  double cost_yen = 0.0;          ///< of the day, for indicators per cost; 0: not given
  bool announced = false;         ///< known when plans are made
  SourcePlace source;             ///< for messages
  std::map<std::string, SourcePlace, std::less<>> key_places;  ///< of the keys in the file

  /// Where the key stands, or the intervention if it is not there.
  [[nodiscard]] const SourcePlace& place_of(std::string_view key) const {
    const auto found = key_places.find(key);
    return found == key_places.end() ? source : found->second;
  }
  [[nodiscard]] bool holds_on(DayType day_type) const;
};

}  // namespace poai::scenario
