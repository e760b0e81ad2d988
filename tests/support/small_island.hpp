#pragma once
// A district small enough to think about, and its population file: a gate on the mainland, a train
// to a station between homes, an office with its canteen, two equal restaurants, a school, an
// airport.
//
//     G ----- 1500 m ----- S -- 100 -- H -- 200 -- O -- 200 -- R -- 200 -- C ---- 2000 ---- T
//     gate               station     homes       office  restaurants    school          terminal

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/district/district.hpp"
#include "engine/routing/trip_router.hpp"
#include "support/drawn_network.hpp"
#include "support/drawn_timetable.hpp"

namespace poai::test {

inline PlaceId add_place(district::District& district, const std::string& id,
                         district::PlaceKind kind, NodeId node) {
  district::Place place;
  place.id = id;
  place.kind = kind;
  place.node = node;
  place.position = district.network.node_position[node];
  const PlaceId added = district.places.push_back(place);
  district.services.push_back({});
  district.place_by_id.emplace(id, added);
  return added;
}

inline void add_service(district::District& district, const std::string& id,
                        district::ServiceKind kind, std::uint32_t seats) {
  district::Service& service = district.services[district.place_by_id.at(id)];
  service.kind = kind;
  service.seats = seats;
  service.price_yen = 800.0;
}

/// A train every 10 minutes from 05:00 to 24:00, 4 minutes each way.
inline std::string shuttle_timetable() {
  std::string text = "stops G S G\n";
  for (int minute = 5 * 60; minute <= 24 * 60; minute += 10) {
    const auto clock = [](int m) { return fmt::format("{:02}:{:02}", m / 60, m % 60); };
    text += fmt::format("line {} {}/{} {}\n", clock(minute), clock(minute + 4), clock(minute + 5),
                        clock(minute + 9));
  }
  return text;
}

inline district::Flight small_flight(const std::string& number, SimTime time,
                                     district::Flight::Direction direction, PlaceId terminal) {
  district::Flight flight;
  flight.number = number;
  flight.time = time;
  flight.direction = direction;
  flight.seats = 100;
  flight.load_factor = 0.8;
  flight.delay_sd_min = 8.0;
  flight.terminal = terminal;
  return flight;
}

inline district::District small_island() {
  const DrawnNetwork drawn = draw_network(R"(
    G S 1500 4
    S H 100 4
    H O 200 4
    O R 200 4
    R C 200 4
    C T 2000 4)");
  const auto node = [&](const char* name) { return drawn.node.at(name); };
  district::District district;
  district.network = drawn.network;
  using district::PlaceKind;
  const PlaceId gate = add_place(district, "gate", PlaceKind::kGate, node("G"));
  for (const Mode mode : {Mode::kPortLiner, Mode::kBus, Mode::kCar, Mode::kWalk, Mode::kTaxi}) {
    district.places[gate].gate_modes |=
        static_cast<std::uint16_t>(1U << static_cast<unsigned>(mode));
  }
  const PlaceId stop_gate = add_place(district, "stop_gate", PlaceKind::kGate, node("S"));
  district.places[stop_gate].gate_modes = 1U << static_cast<unsigned>(Mode::kPortLiner);
  add_place(district, "homes", PlaceKind::kHousing, node("H"));
  const PlaceId office = add_place(district, "office", PlaceKind::kOffice, node("O"));
  const PlaceId hall = add_place(district, "canteen", PlaceKind::kDining, node("O"));
  district.places[hall].host = office;
  add_place(district, "restaurant_a", PlaceKind::kDining, node("R"));
  add_place(district, "restaurant_b", PlaceKind::kDining, node("R"));
  add_place(district, "shop", PlaceKind::kDining, node("R"));
  add_place(district, "school", PlaceKind::kSchool, node("C"));
  const PlaceId terminal = add_place(district, "terminal", PlaceKind::kAirport, node("T"));
  add_place(district, "far_restaurant", PlaceKind::kDining, node("T"));
  add_service(district, "canteen", district::ServiceKind::kCanteen, 100);
  district.services[hall].access = district::Access::kMembers;
  add_service(district, "restaurant_a", district::ServiceKind::kRestaurant, 40);
  add_service(district, "restaurant_b", district::ServiceKind::kRestaurant, 40);
  add_service(district, "shop", district::ServiceKind::kConvenience, 0);
  add_service(district, "far_restaurant", district::ServiceKind::kRestaurant, 400);
  district.transit = draw_timetable(shuttle_timetable()).transit;
  district.transit.timetables[1] = district.transit.timetables[0];
  for (const StopId stop : ids<StopId>(district.transit.stops.size())) {
    district.transit.stops[stop].node = node(district.transit.stops[stop].id.c_str());
  }
  using Direction = district::Flight::Direction;
  district.flights.push_back(small_flight("AA1", SimTime::at(10), Direction::kArrival, terminal));
  district.flights.push_back(small_flight("AA2", SimTime::at(11), Direction::kDeparture, terminal));
  district.flights.push_back(small_flight("AA3", SimTime::at(21), Direction::kArrival, terminal));
  district.flights[FlightId(2)].on_weekends = false;
  return district;
}

/// The district with everything that travel times come from.
struct SmallIsland {
  explicit SmallIsland(std::uint64_t seed = 1)
      : draws(seed, 0),
        fields(district.network, every_node(), threads),
        times(district.transit, district.transit.timetables[0], {}, threads),
        router(district, fields, times, {}, draws) {}
  SmallIsland(const SmallIsland&) = delete;
  SmallIsland& operator=(const SmallIsland&) = delete;

  [[nodiscard]] std::vector<NodeId> every_node() const {
    std::vector<NodeId> nodes;
    for (const NodeId node : ids<NodeId>(district.network.node_count())) {
      nodes.push_back(node);
    }
    return nodes;
  }
  [[nodiscard]] PlaceId place(const std::string& id) const { return district.place_by_id.at(id); }

  parallel::Threads threads{2};
  random::Draws draws;
  district::District district = small_island();
  routing::WalkFields fields;
  routing::TransitTimes times;
  routing::TripRouter router;
};

/// More for the population file: meetings of the office workers at the school, children who are
/// picked up there, bicycles of all adults.
inline std::string small_activities() {
  return R"(
[[subtour]]
id = "meeting"
activity = "meeting"
roles = ["office_worker"]
share = { term-weekday = 0.25, vacation-weekday = 0.2, weekend = 0.1 }
begin = [["09:30", "11:00", 1], ["13:00", "16:00", 2]]
stay_mean_min = 50
stay_sd_min = 10
stay_least_min = 20
places = ["school"]

[[pick_up]]
id = "after_school"
of = "school"
ages = [6, 10]
share = 0.5
at = [["16:30", "17:30", 1], ["17:30", "19:00", 2]]
stay_min = 5

[bicycle]
owner_share = [[18, 99, 1.0]]
)";
}

/// A population file for the small island; tests replace parts of it.
inline std::string small_population() {
  return R"(
format = "poai-population"
format_version = 1

[[residents]]
id = "residents_homes"
place = "homes"
households = 900
male = 950
female = 1050
ages = [90, 100, 110, 100, 120, 130, 130, 140, 150, 150, 140, 130, 120, 120, 110, 80, 80]
household_sizes = [300, 290, 170, 100, 30, 10]
access = "all_train"

[[resident_tour]]
id = "school"
tour = "school"
ages = [6, 14]
share = { term-weekday = 0.9, vacation-weekday = 0.1, weekend = 0.0 }
slot = "main"
destination = ["school"]

[[resident_tour]]
id = "work_here"
tour = "office"
ages = [18, 64]
share = 0.2
slot = "main"
destination = "staff_positions"

[[resident_tour]]
id = "work_away"
tour = "away"
ages = [18, 64]
share = 0.6
slot = "main"
destination = "off_island"

[[resident_tour]]
id = "shopping"
tour = "shopping"
ages = [15, 99]
share = 0.5
slot = "extra"
destination = ["shop", "office"]
weights = [3, 1]

[[block]]
id = "office_staff"
role = "office_worker"
place = "office"
persons = { term-weekday = 4000, vacation-weekday = 3000, weekend = 400 }
male_share = 0.7
age_profile = "working"
tour = "office"
access = "mixed"
lunch = "employees"

[[block]]
id = "night_nurses"
role = "clinical_worker"
place = "office"
persons = 20
male_share = 0.3
age_profile = "working"
tour = "night_end"
access = "all_train"

[[block]]
id = "in_patients"
role = "in_patient"
place = "office"
persons = 30
male_share = 0.5
age_profile = "working"
tour = "bed"
access = "all_train"

[[block]]
id = "riders"
role = "mainland_rider"
place = "stop_gate"
persons = 100
male_share = 0.5
age_profile = "working"
tour = "office"
access = "all_train"
home = "gate"
lunch = "employees"

[[block]]
id = "visitors_from_homes"
role = "visitor"
place = "school"
persons = 50
male_share = 0.5
age_profile = "working"
tour = "visit"
home = "homes"

[tour.office]
activity = "work"
appears = { term-weekday = 0.9, vacation-weekday = 0.8, weekend = 0.1 }
arrive = [["07:30", "08:00", 20], ["08:00", "09:00", 60], ["09:00", "10:00", 20]]
stay_mean_min = 540
stay_sd_min = 60
stay_least_min = 240
lunch_share = 0.95

[tour.school]
activity = "study"
appears = 1.0
arrive = [["08:00", "08:20", 1]]
stay_mean_min = 400
stay_sd_min = 30

[tour.away]
activity = "work"
appears = 0.95
leave_home = [["06:30", "08:30", 1]]
stay_mean_min = 560
stay_sd_min = 90
stay_least_min = 200

[tour.shopping]
activity = "shopping"
appears = 1.0
arrive = [["09:00", "12:00", 1], ["14:00", "21:00", 2]]
stay_mean_min = 40
stay_sd_min = 15
stay_least_min = 10

[tour.night_end]
activity = "work"
appears = 1.0
starts_in_place = true
leave = [["08:45", "09:45", 1]]

[tour.bed]
activity = "medical"
appears = 1.0
starts_in_place = true
stays_overnight = true

[tour.visit]
activity = "visit"
appears = 1.0
arrive = [["13:00", "15:00", 1]]
stay_mean_min = 60

[access.all_train]
port_liner = 1.0

[access.mixed]
port_liner = 0.7
car = 0.25
walk = 0.05

[gates.port_liner]
gate = 1.0

[gates.car]
gate = 1.0

[gates.walk]
gate = 1.0

[age_profile.working]
bands = [[20, 39, 0.5], [40, 64, 0.5]]

[lunch.employees]
start = [["11:45", "12:00", 1], ["12:00", "12:30", 3]]
break_min = [[45, 0.4], [60, 0.6]]

[lunch.employees.male]
home_bento = 0.367
bought_bento = 0.202
canteen = 0.158
eating_out = 0.144
none = 0.129

[lunch.employees.female]
home_bento = 0.533
bought_bento = 0.177
canteen = 0.078
eating_out = 0.066
none = 0.146

[air]
access = "mixed"
age_profile = "working"
male_share = 0.6
show_up_domestic_min = [55, 10]
show_up_international_min = [80, 15]
closes_min = 20
kerb_domestic_min = [15, 4]
kerb_international_min = [35, 8]
)";
}

}  // namespace poai::test
