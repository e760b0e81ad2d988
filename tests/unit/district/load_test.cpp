#include "engine/district/load.hpp"

#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

using test::load_clean;
using test::SmallDistrict;

TEST(LoadDistrict, TakesTheTitlesAndTheOrigin) {
  const District district = load_clean(SmallDistrict());
  EXPECT_EQ(district.name, "small");
  EXPECT_EQ(district.title_ja, "小島");
  EXPECT_EQ(district.credit_ja, "Drawn by hand");  // where there is none in Japanese
  EXPECT_EQ(district.origin.lon_deg, 135.2);
  EXPECT_EQ(district.crs, "EPSG:6673");
}

TEST(LoadDistrict, JoinsWalkwaysThatEndAtTheSamePositionAndLevel) {
  const WalkNetwork network = load_clean(SmallDistrict()).network;
  EXPECT_EQ(network.link_count(), 6U);
  EXPECT_EQ(network.node_count(), 7U);  // 6 along the line, of which one on two levels
  EXPECT_EQ(network.link_to[LinkId(0)], network.link_from[LinkId(1)]);
  EXPECT_EQ(network.link_name[LinkId(4)], "bridge");
  EXPECT_EQ(network.shape[LinkId(4)].size(), 3U);
  EXPECT_EQ(network.kind[LinkId(1)], WalkwayKind::kCrossing);
  EXPECT_EQ(network.area[LinkId(5)], Area::kMainland);
  EXPECT_FLOAT_EQ(network.width_m[LinkId(1)], 3.5F);
  EXPECT_EQ(network.covered[LinkId(0)], 0);
  EXPECT_EQ(network.covered[LinkId(2)], 1);
}

// 0.001 degrees of longitude at 34.66 degrees are 91.68 m on GRS80.
TEST(LoadDistrict, MeasuresWalkwaysInMetres) {
  const WalkNetwork network = load_clean(SmallDistrict()).network;
  EXPECT_NEAR(network.length_m[LinkId(0)], 91.68F, 0.05F);
  EXPECT_NEAR(network.node_position[NodeId(0)].x_m, 0.0, 1e-9);
  EXPECT_GT(network.node_position[NodeId(1)].x_m, 91.0);
}

TEST(LoadDistrict, CountsStairsOfNoLengthAsHalfAMetre) {
  SmallDistrict small;
  small.add_feature(
      "walkways.geojson",
      test::feature(
          "LineString",
          R"("id":"up","kind":"stairs","width_m":2,"level":0,"level_to":1,"area":"island")",
          "[[135.2,34.66],[135.2,34.66]]"));
  EXPECT_FLOAT_EQ(load_clean(small).network.length_m[LinkId(6)], 0.5F);
}

TEST(LoadDistrict, PutsPlacesOnTheNearestNodeOfTheirLevel) {
  const District district = load_clean(SmallDistrict());
  const WalkNetwork& network = district.network;
  EXPECT_EQ(district.places[*district.find_place("lab")].node, network.link_to[LinkId(0)]);
  const NodeId platform = district.places[*district.find_place("P2")].node;
  EXPECT_EQ(platform, network.link_to[LinkId(3)]);
  EXPECT_FLOAT_EQ(network.node_level[platform], 3.0F);
}

TEST(LoadDistrict, ReadsWhatPlacesAre) {
  const District district = load_clean(SmallDistrict());
  const Place& lab = district.places[*district.find_place("lab")];
  EXPECT_EQ(lab.kind, PlaceKind::kResearch);
  EXPECT_EQ(lab.area, PlaceArea::kPhase1);
  EXPECT_EQ(lab.name_ja, "研究所");
  EXPECT_EQ(lab.staff, 40U);
  EXPECT_DOUBLE_EQ(lab.floor_area_m2, 2500.0);
  EXPECT_FALSE(lab.host.valid());
  const Place& gate = district.places[*district.find_place("bridge_gate")];
  EXPECT_TRUE(gate.is_gate());
  EXPECT_EQ(gate.gate_modes, (1U << static_cast<unsigned>(Mode::kWalk)) |
                                 (1U << static_cast<unsigned>(Mode::kBicycle)));
  EXPECT_FALSE(district.find_place("nowhere"));
  EXPECT_EQ(district.place_ids().size(), 6U);
}

TEST(LoadDistrict, ReadsWhatPlacesOffer) {
  const District district = load_clean(SmallDistrict());
  const PlaceId place = *district.find_place("canteen");
  const Service& canteen = district.services[place];
  EXPECT_EQ(canteen.kind, ServiceKind::kCanteen);
  EXPECT_EQ(canteen.access, Access::kMembers);
  EXPECT_EQ(canteen.seats, 60U);
  EXPECT_EQ(canteen.counters, 2U);
  EXPECT_DOUBLE_EQ(canteen.service_mean_s, 15.0);
  EXPECT_DOUBLE_EQ(canteen.stay_mean_min, 22.0);
  EXPECT_DOUBLE_EQ(canteen.price_yen, 600.0);
  EXPECT_EQ(canteen.stock, 150U);
  EXPECT_EQ(canteen.opens, SimTime::at(11));
  EXPECT_EQ(canteen.last_order, SimTime::at(13, 30));
  EXPECT_EQ(canteen.closes, SimTime::at(14));
  EXPECT_TRUE(canteen.open_on_weekdays);
  EXPECT_FALSE(canteen.open_on_weekends);
  EXPECT_EQ(district.places[place].host, district.find_place("lab"));
  EXPECT_EQ(district.services[*district.find_place("lab")].kind, ServiceKind::kNone);
}

TEST(LoadDistrict, ReadsHowLargeTablesAre) {
  SmallDistrict small;
  const District usual = load_clean(small);
  EXPECT_FALSE(usual.services[*usual.find_place("canteen")].table_size);
  small.replace("places.geojson", R"("seats":60)", R"("seats":60,"table_size":2)");
  const District own = load_clean(small);
  EXPECT_EQ(own.services[*own.find_place("canteen")].table_size, 2U);
}

TEST(LoadDistrict, ReadsWhetherGuestsHaveARoofAndHowGoodAPlaceIs) {
  SmallDistrict small;
  const District usual = load_clean(small);
  const Service& canteen = usual.services[*usual.find_place("canteen")];
  EXPECT_TRUE(canteen.is_indoor());
  EXPECT_EQ(canteen.quality, 0.0);
  small.replace("places.geojson", R"("seats":60)", R"("seats":60,"indoor":false,"quality":1.5)");
  const District own = load_clean(small);
  EXPECT_FALSE(own.services[*own.find_place("canteen")].is_indoor());
  EXPECT_EQ(own.services[*own.find_place("canteen")].quality, 1.5);
}

TEST(LoadDistrict, TakesTheLastOrderAtTheCloseUnlessToldOtherwise) {
  SmallDistrict small;
  small.replace("places.geojson", R"("last_order":"13:30",)", "");
  small.replace("places.geojson", R"("stock":150,)", "");
  const District district = load_clean(small);
  const Service& canteen = district.services[*district.find_place("canteen")];
  EXPECT_EQ(canteen.last_order, SimTime::at(14));
  EXPECT_FALSE(canteen.stock);
}

TEST(LoadDistrict, ReadsBuildings) {
  const District district = load_clean(SmallDistrict());
  ASSERT_EQ(district.buildings.size(), 1U);
  EXPECT_EQ(district.buildings[0].place, district.find_place("lab"));
  EXPECT_EQ(district.buildings[0].floors, 5U);
  EXPECT_EQ(district.buildings[0].outline.size(), 4U);
}

TEST(LoadDistrict, ReadsTransitLinesWithTheirVehicles) {
  const District district = load_clean(SmallDistrict());
  const Transit& transit = district.transit;
  ASSERT_EQ(transit.routes.size(), 1U);
  const Route& line = transit.routes[RouteId(0)];
  EXPECT_EQ(line.mode, Mode::kPortLiner);
  EXPECT_EQ(line.name, "Island line");
  EXPECT_EQ(line.cars, 6U);
  EXPECT_EQ(line.rated_capacity, 300U);
  EXPECT_EQ(line.crush_capacity, 600U);
  EXPECT_EQ(line.nominal_dwell, Duration::seconds(25));
  EXPECT_EQ(line.fixed_dwell.ms, 12'500);
  EXPECT_EQ(transit.stops[StopId(1)].place, district.find_place("P2"));
  EXPECT_EQ(transit.stops[StopId(1)].node, district.places[*district.find_place("P2")].node);
  EXPECT_EQ(transit.stops[StopId(1)].name_en, "Island");
}

TEST(LoadDistrict, JoinsTheTripsOfABlock) {
  SmallDistrict small;
  small.files["gtfs/trips.txt"] =
      "route_id,service_id,trip_id,direction_id,block_id\n"
      "line,weekday,second,1,b\nline,weekday,first,0,\nline,weekday,third,0,b\n"
      "line,weekend,rest,0,b\n";
  const Transit transit = load_clean(small).transit;
  const Timetable& weekday = transit.timetable(DayType::kTermWeekday);
  ASSERT_EQ(weekday.previous.size(), 3U);  // third at 07:00, first and second at 08:00
  EXPECT_EQ(weekday.previous[RunId(2)], RunId(0));
  EXPECT_FALSE(weekday.previous[RunId(0)].valid());
  EXPECT_FALSE(weekday.previous[RunId(1)].valid());
  EXPECT_FALSE(transit.timetable(DayType::kWeekend).previous[RunId(0)].valid());
  EXPECT_TRUE(load_clean(SmallDistrict())
                  .transit.timetable(DayType::kTermWeekday)
                  .previous.empty());  // no trip names a block
}

TEST(LoadDistrict, ReadsHowPeopleGetOntoAWay) {
  SmallDistrict small;
  const auto add = [&small](const std::string& properties) {
    small.add_feature("walkways.geojson",
                      test::feature("LineString", properties + R"(,"width_m":2,"area":"island")",
                                    "[[135.2,34.66],[135.2,34.6601]]"));
  };
  add(R"("id":"up","kind":"stairs","level":0,"level_to":1)");
  add(R"("id":"e","kind":"escalator","level":0,"level_to":1,"speed_mps":0.6)");
  add(R"("id":"l","kind":"lift","level":0,"level_to":1,"cycle_s":50,"ride_s":15,"places":9)");
  add(R"("id":"g","kind":"gate","level":1,"flow_per_s":2.4)");
  add(R"("id":"c","kind":"crossing","cycle_s":90,"green_s":35,"offset_s":20)");
  const WalkNetwork network = load_clean(small).network;
  const Passage& escalator = network.passage[LinkId(7)];
  EXPECT_NEAR(escalator.ride.in_seconds(), 11.09 / 0.6, 0.1);  // 0.0001 degrees are 11.09 m
  EXPECT_NEAR(escalator.flow_per_s, 1.667 * 0.6 / 0.5 * 2.0, 1e-9);
  EXPECT_FALSE(network.is_open(directed(LinkId(7), 1)));
  const Passage& lift = network.passage[LinkId(8)];
  EXPECT_EQ(lift.cycle, Duration::seconds(50));
  EXPECT_EQ(lift.ride, Duration::seconds(15));
  EXPECT_EQ(lift.places, 9U);
  EXPECT_DOUBLE_EQ(network.passage[LinkId(9)].flow_per_s, 2.4);
  const Passage& signal = network.passage[LinkId(10)];
  EXPECT_EQ(signal.cycle, Duration::seconds(90));
  EXPECT_EQ(signal.open, Duration::seconds(35));
  EXPECT_EQ(signal.offset, Duration::seconds(20));
  EXPECT_EQ(network.passage[LinkId(0)], Passage{});
}

TEST(LoadDistrict, OrdersRunsByDepartureAndThenById) {
  const Transit transit = load_clean(SmallDistrict()).transit;
  const Timetable& weekday = transit.timetable(DayType::kTermWeekday);
  ASSERT_EQ(weekday.run_count(), 3U);
  EXPECT_EQ(weekday.trip_id[RunId(0)], "third");
  EXPECT_EQ(weekday.trip_id[RunId(1)], "first");
  EXPECT_EQ(weekday.trip_id[RunId(2)], "second");
  EXPECT_EQ(weekday.direction[RunId(2)], 1);
  EXPECT_EQ(weekday.calls[RunId(2)][0].stop, StopId(1));
  EXPECT_EQ(weekday.calls[RunId(2)][1].arrival, SimTime::at(8, 2));
  EXPECT_EQ(transit.timetable(DayType::kWeekend).run_count(), 1U);
}

TEST(LoadDistrict, TellsBusesAndFerriesFromTrains) {
  SmallDistrict small;
  small.replace("gtfs/routes.txt", "line,12", "line,3");
  EXPECT_EQ(load_clean(small).transit.routes[RouteId(0)].mode, Mode::kBus);
  small.replace("gtfs/routes.txt", "line,3", "line,4");
  EXPECT_EQ(load_clean(small).transit.routes[RouteId(0)].mode, Mode::kFerry);
}

TEST(LoadDistrict, PutsAStopWithoutAPlaceOnTheNearestNode) {
  SmallDistrict small;
  small.files["gtfs/stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon\nP1,本土,34.66,135.184\nP9,角,34.6605,135.2001\n";
  for (int i = 0; i < 4; ++i) {
    small.replace("gtfs/stop_times.txt", ",P2,", ",P9,");
  }
  const District district = load_clean(small);
  EXPECT_FALSE(district.transit.stops[StopId(1)].place.valid());
  EXPECT_EQ(district.transit.stops[StopId(1)].node, district.network.link_from[LinkId(0)]);
}

TEST(LoadDistrict, ReadsFlights) {
  const District district = load_clean(SmallDistrict());
  ASSERT_EQ(district.flights.size(), 2U);
  const Flight& arrival = district.flights[FlightId(0)];
  EXPECT_EQ(arrival.time, SimTime::at(8, 10));
  EXPECT_EQ(arrival.direction, Flight::Direction::kArrival);
  EXPECT_EQ(arrival.seats, 177U);
  EXPECT_DOUBLE_EQ(arrival.load_factor, 0.8);
  EXPECT_EQ(arrival.terminal, district.find_place("terminal"));
  const Flight& departure = district.flights[FlightId(1)];
  EXPECT_EQ(departure.kind, Flight::Kind::kInternational);
  EXPECT_FALSE(departure.on_weekdays);
  EXPECT_TRUE(departure.on_weekends);
}

TEST(LoadDistrict, NeedsNeitherTransitNorFlightsNorBuildings) {
  SmallDistrict small;
  for (const char* line : {"buildings = \"buildings.geojson\"\n", "gtfs = \"gtfs\"\n",
                           "vehicles = \"vehicles.csv\"\n", "flights = \"flights.csv\"\n"}) {
    small.replace("district.toml", line, "");
  }
  const District district = load_clean(small);
  EXPECT_TRUE(district.transit.stops.empty());
  EXPECT_EQ(district.transit.timetables[0].run_count(), 0U);
  EXPECT_TRUE(district.flights.empty());
}

TEST(LoadDistrict, TakesAnotherFlightTableAndPopulationOnRequest) {
  SmallDistrict small;
  const TemporaryFolder folder;
  std::ofstream(folder / "few.csv")
      << small.files["flights.csv"].substr(0, small.files["flights.csv"].find("22:30"));
  std::ofstream(folder / "other.toml") << "format = \"poai-population\"\n";
  Problems problems;
  const District district =
      small.load(problems, {.flights = folder / "few.csv", .population = folder / "other.toml"});
  problems.throw_if_any();
  EXPECT_EQ(district.flights.size(), 1U);
  EXPECT_EQ(district.population_file, folder / "other.toml");
}

TEST(LoadDistrict, ListsAllFilesItRead) {
  const TemporaryFolder folder;
  SmallDistrict().write(folder.path());
  Problems problems;
  const District district = load_district(folder.path(), {}, problems);
  EXPECT_EQ(district.files.size(), 13U);  // 7 of the folder, 6 of the feed
  for (const auto& file : district.files) {
    EXPECT_TRUE(std::filesystem::is_regular_file(file)) << file;
  }
}

}  // namespace
}  // namespace poai::district
