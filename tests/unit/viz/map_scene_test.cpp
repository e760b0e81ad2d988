#include "viz/render/map_scene.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"
#include "tests/unit/district/small_district.hpp"
#include "unit/output/recorded_day.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

/// What the failure to read a scene says.
template <class Read>
InputError failure_of(Read read) {
  try {
    static_cast<void>(read());
  } catch (const InputError& error) {
    return error;
  }
  ADD_FAILURE() << "it did not fail";
  return InputError(InputKind::kFiles, {});
}

/// The first person rides the train that left S at 07:05, the second one is in a car; seen at
/// 07:07.
void write_riding_day(test::ObservedIsland& island, const std::filesystem::path& folder) {
  using K = EventKind;
  const PersonId anna(0);
  const PersonId ben(1);
  const PlaceId homes = island.place("homes");
  const PlaceId gate = island.place("gate");
  metrics::DayRecord record(island.world());
  output::Hdf5Sink sink(folder);
  sink.begin(island.world());
  const SimTime time = SimTime::at(7) + Duration::minutes(7);
  EventBuffer events;
  std::vector<movement::TransitEngine::Alighted> alighted;
  island.riding->advance(time + Duration::seconds(1), events, alighted);
  for (const PersonId person : {anna, ben}) {
    record.on_events(std::vector<Event>{
        test::with(test::event(K::kActivityBegins, SimTime::at(3), person, homes),
                   ActivityKind::kHome),
        test::with(test::event(K::kActivityEnds, SimTime::at(7), person, homes),
                   ActivityKind::kHome),
        test::with(test::event(K::kTripBegins, SimTime::at(7), person, homes, gate),
                   person == anna ? Mode::kPortLiner : Mode::kCar)});
  }
  const auto& timetable = island.island.district.transit.timetables[0];
  std::size_t run = 0;
  while (timetable.calls[RunId(run)][1].departure != SimTime::at(7) + Duration::minutes(5)) {
    ++run;
  }
  island.put(anna, movement::StateKind::kInRun, run, time);
  island.put(ben, movement::StateKind::kVehicle, gate.index(), SimTime::at(7));
  record.on_frame(time);
  sink.frame(record, time);
  record.finish(SimTime::at(8));
  sink.finish(record, simulation::RunStatus::kComplete);
}

TEST(SceneOfRun, ShowsTheFrameAtOrBeforeTheTime) {
  const TemporaryFolder folder;
  test::ObservedIsland island(2);
  test::write_small_day(island, folder.path());
  const MapScene scene = scene_of_run(folder.path(), SimTime::at(7) + Duration::minutes(7));
  ASSERT_TRUE(scene.people);
  EXPECT_EQ(scene.clock, "07:05");
  EXPECT_EQ(scene.people->count[0], 1U);
  // Who waits for a train is part of the ring around the station, not a dot.
  EXPECT_TRUE(scene.people->figures.empty());
  EXPECT_EQ(scene.people->waiting, 1U);
  ASSERT_EQ(scene.people->crowds.size(), 1U);
  EXPECT_EQ(scene.stations.at(scene.people->crowds[0].station).code, "S");
  EXPECT_EQ(scene.people->crowds[0].count[0], 1U);
}

TEST(SceneOfRun, KnowsThePlaceAndTheDay) {
  const TemporaryFolder folder;
  test::ObservedIsland island(2, "small-day");
  test::write_small_day(island, folder.path());
  const MapScene scene = scene_of_run(folder.path(), SimTime::at(7));
  EXPECT_EQ(scene.title_en, "Small Island");
  EXPECT_EQ(scene.title_ja, "小島");
  EXPECT_EQ(scene.name, "small-day");
  EXPECT_EQ(scene.day_type, DayType::kTermWeekday);
  EXPECT_EQ(scene.land.size(), 1U);
  EXPECT_EQ(scene.stations.size(), 2U);
  EXPECT_EQ(scene.ways[0].size(), island.island.district.network.link_count());
  EXPECT_EQ(scene.mainland_ways.size(), 1U);
}

TEST(SceneOfRun, DrawsRidersAsATrainAndLeavesCarsOut) {
  const TemporaryFolder folder;
  test::ObservedIsland island(2);
  write_riding_day(island, folder.path());
  const MapScene scene = scene_of_run(folder.path(), SimTime::at(7) + Duration::minutes(7));
  ASSERT_TRUE(scene.people);
  EXPECT_TRUE(scene.people->figures.empty());
  EXPECT_EQ(scene.people->in_trains, 1U);
  EXPECT_EQ(scene.people->not_shown, 1U);
  ASSERT_EQ(scene.people->trains.size(), 1U);
  EXPECT_DOUBLE_EQ(scene.people->trains[0].load_share, 0.01);  // of plain_route's 100 places
}

TEST(SceneOfRun, RefusesATimeWithoutAFrameAsAProblemOfTheCommandLine) {
  const TemporaryFolder folder;
  test::ObservedIsland island(2);
  test::write_small_day(island, folder.path());
  for (const int hour : {6, 12}) {
    const InputError error =
        failure_of([&] { return scene_of_run(folder.path(), SimTime::at(hour)); });
    EXPECT_EQ(error.kind(), InputKind::kScenario);
    EXPECT_NE(std::string(error.what()).find("from 07:00 to 07:10"), std::string::npos);
  }
}

TEST(SceneOfRun, RefusesTheFileOfARunThatHasNotEnded) {
  const TemporaryFolder folder;
  const TemporaryFolder copy;
  test::ObservedIsland island(2);
  test::write_small_day(island, folder.path(), test::Ending::kKilled);
  std::filesystem::copy_file(folder / "killed.h5", copy / "run.h5");
  const InputError error = failure_of([&] { return scene_of_run(copy.path(), SimTime::at(7)); });
  EXPECT_EQ(error.kind(), InputKind::kFiles);
  EXPECT_NE(std::string(error.what()).find("not ended"), std::string::npos);
}

TEST(SceneOfRun, RefusesAFolderWithoutAResult) {
  const TemporaryFolder folder;
  const InputError error = failure_of([&] { return scene_of_run(folder.path(), SimTime::at(7)); });
  EXPECT_EQ(error.kind(), InputKind::kFiles);
}

TEST(SceneOfDistrict, ShowsTheBundledIslandWithoutPeople) {
  const MapScene scene =
      scene_of_district(std::filesystem::path(POAI_SOURCE_DIR) / "data" / "port-island");
  EXPECT_FALSE(scene.people);
  EXPECT_FALSE(scene.day_type);
  EXPECT_EQ(scene.land.size(), 2U);
  EXPECT_EQ(scene.stations.size(), 12U);
  EXPECT_EQ(scene.guideways.size(), 3U);  // out, in, loop
  EXPECT_GT(scene.buildings.size(), 50U);
  EXPECT_GT(scene.places.size(), 70U);
  EXPECT_GT(scene.ways[1].size(), 10U);
}

TEST(SceneOfDistrict, MarksItsFlawsAlsoThoseThatARunRefuses) {
  test::SmallDistrict small;
  small.add_feature(
      "walkways.geojson",
      test::feature("LineString", R"("id":"x","kind":"footway","width_m":2,"area":"island")",
                    "[[135.2,34.665],[135.201,34.665]]"));
  const TemporaryFolder folder;
  small.write(folder.path());
  const MapScene scene = scene_of_district(folder.path());
  ASSERT_EQ(scene.flaws.size(), 1U) << "the missing page of sources has no position";
  EXPECT_EQ(scene.flaws[0].mark, FlawMark::kError);
  EXPECT_NEAR(scene.flaws[0].position.y_m, 555.0, 1.0);  // 0.005 degrees of latitude
}

TEST(SceneOfDistrict, LeavesOutGatesThatWouldMakeTheLandADot) {
  test::SmallDistrict small;  // its land is 2.2 km high, P1 is 550 m west of it
  small.add_feature(
      "walkways.geojson",
      test::feature("LineString",
                    R"("id":"gate_link_X","kind":"bridge","width_m":2,"area":"mainland")",
                    "[[135.2,34.66],[135.6,34.66]]"));
  small.add_feature("places.geojson",
                    test::feature("Point",
                                  R"("id":"gate_X","name_ja":"遠","name_en":"Far","kind":"gate",)"
                                  R"("area":"mainland","modes":["port_liner"])",
                                  "[135.6,34.66]"));
  small.files["gtfs/stops.txt"] += "X,遠,34.66,135.6\n";
  small.files["gtfs/stop_times.txt"] += "first,08:40:00,08:40:00,X,3\n";
  const TemporaryFolder folder;
  small.write(folder.path());
  const MapScene scene = scene_of_district(folder.path());
  ASSERT_EQ(scene.stations.size(), 2U);
  EXPECT_EQ(scene.stations[0].code, "P1");
  EXPECT_EQ(scene.stations[1].code, "P2");
  EXPECT_EQ(scene.mainland_ways.size(), 1U) << "there is no land along the tie";
}

}  // namespace
}  // namespace poai::viz
