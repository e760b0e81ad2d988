#include "viz/render/theme_scenes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>

#include "engine/core/input_error.hpp"
#include "engine/district/places.hpp"
#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"
#include "viz/render/map_legend.hpp"
#include "viz/render/theme_look.hpp"

namespace poai::viz {
namespace {

using K = EventKind;

/// At 12:07 Anna enters link 1 and stays on it; Ben comes from the mainland by link 0, finds a
/// queue and goes away.
class ThemeScenes : public testing::Test {
 protected:
  ThemeScenes() {
    metrics::DayRecord record(island_.world());
    output::Hdf5Sink sink(folder_.path());
    sink.begin(island_.world());
    const PersonId anna(0);
    const PersonId ben(1);
    const PlaceId diner = island_.place("restaurant_a");
    const SimTime noon = SimTime::at(12, 7);
    record.on_events(std::vector<Event>{
        test::event(K::kLinkEnters, noon, anna, directed(LinkId(1), 0)),
        test::event(K::kLinkEnters, SimTime::at(12, 6), ben, directed(LinkId(0), 0)),
        test::event(K::kLinkLeaves, noon, ben, directed(LinkId(0), 0)),
        test::event(K::kQueueJoins, noon, ben, diner, diner),
        test::with(test::event(K::kVenueLeaves, SimTime::at(12, 8), ben, diner),
                   VenueOutcome::kReneged)});
    island_.put(anna, movement::StateKind::kLink, 1, noon);
    record.on_frame(SimTime::at(12, 10));
    sink.frame(record, SimTime::at(12, 10));
    record.finish(SimTime::at(13));
    sink.finish(record, simulation::RunStatus::kComplete);
  }

  [[nodiscard]] output::RunFile run() const { return output::RunFile::open(folder_.path()); }

  TemporaryFolder folder_;
  test::ObservedIsland island_{2};
};

TEST_F(ThemeScenes, CountWalkersInTheirQuarterOfAnHour) {
  const FlowTheme flow = flow_of(run(), SimTime::at(12, 14));
  ASSERT_EQ(flow.links.size(), 1U);  // link 0 is on the mainland
  EXPECT_DOUBLE_EQ(flow.links[0].persons_per_15min, 1.0);
  EXPECT_TRUE(flow_of(run(), SimTime::at(12, 15)).links.empty());
  const output::TimeWindow interval = link_interval(run(), SimTime::at(12, 14));
  EXPECT_EQ(interval.from, SimTime::at(12));
  EXPECT_EQ(interval.until, SimTime::at(12, 15));
}

TEST_F(ThemeScenes, CountGuestsWhoWentOffForAQuarterOfAnHour) {
  const auto went_off = [this](SimTime time) {
    const LunchTheme lunch = lunch_of(run(), time);
    return std::accumulate(
        lunch.places.begin(), lunch.places.end(), 0.0,
        [](double sum, const LunchPlace& place) { return sum + place.went_off; });
  };
  EXPECT_DOUBLE_EQ(went_off(SimTime::at(12, 5)), 0.0);
  EXPECT_DOUBLE_EQ(went_off(SimTime::at(12, 10)), 1.0);
  EXPECT_DOUBLE_EQ(went_off(SimTime::at(12, 20)), 1.0);
  EXPECT_DOUBLE_EQ(went_off(SimTime::at(12, 25)), 0.0);
  EXPECT_DOUBLE_EQ(lunch_of(run(), SimTime::at(12, 25)).went_off, 1.0);  // of the day so far
}

TEST_F(ThemeScenes, AreZeroEverywhereAgainstThemselves) {
  const DensityTheme density = density_of(run(), 0);
  const DensityTheme nothing = difference_of(density, density);
  EXPECT_EQ(nothing.values, DensityTheme::Values::kDifference);
  for (const LinkDensity& link : nothing.links) {
    EXPECT_EQ(link.persons_per_m2, 0.0);
  }
}

TEST_F(ThemeScenes, NameThePlacesThatMostWentOffFrom) {
  const LunchTheme lunch = lunch_of(run(), SimTime::at(12, 5));  // nobody went off yet
  const auto named = std::count_if(lunch.places.begin(), lunch.places.end(),
                                   [](const LunchPlace& place) { return place.is_named; });
  EXPECT_EQ(named, 1) << "of the whole day, so that a film keeps its names";
}

TEST_F(ThemeScenes, SetMealsWantedAgainstSeatsNear) {
  const LunchDesertTheme desert = lunch_desert_of(run());
  const output::PlaceTable places = run().places();
  EXPECT_DOUBLE_EQ(desert.wanted, 0.0) << "nobody of this short day planned a lunch";
  std::size_t with_seats = 0;
  for (std::size_t row = 0; row < places.id.size(); ++row) {
    const auto service = static_cast<district::ServiceKind>(places.service[row]);
    with_seats += places.seats[row] > 0 && service != district::ServiceKind::kLounge ? 1U : 0U;
  }
  EXPECT_GT(with_seats, 0U);
  EXPECT_EQ(desert.places.size(), with_seats);
}

TEST(LunchDesertColours, GoByMealsWantedPerSeatNear) {
  const auto colour_of = [](double wanted_near, double seats_near) {
    LunchNeed need;
    need.wanted_near = wanted_near;
    need.seats_near = seats_near;
    return std::string(look::desert_hex(need));
  };
  EXPECT_EQ(colour_of(0.0, 10.0), look::kDeserts[0]);
  EXPECT_EQ(colour_of(19.0, 10.0), look::kDeserts[0]);
  EXPECT_EQ(colour_of(20.0, 10.0), look::kDeserts[1]);
  EXPECT_EQ(colour_of(500.0, 10.0), look::kDeserts[3]);
  EXPECT_EQ(colour_of(1.0, 0.0), look::kDeserts[4]) << "no seat at all";
}

TEST(DifferenceOf, SubtractsTheBase) {
  DensityTheme density;
  density.links = {{.id = "a", .line = {}, .width_m = 2.0, .persons_per_m2 = 0.25}};
  density.buildings = {{.outline = {}, .persons_per_m2 = 0.5}};
  DensityTheme base = density;
  base.links[0].persons_per_m2 = 0.5;
  base.buildings[0].persons_per_m2 = 0.125;
  const DensityTheme difference = difference_of(density, base);
  EXPECT_DOUBLE_EQ(difference.links[0].persons_per_m2, -0.25);
  EXPECT_DOUBLE_EQ(difference.buildings[0].persons_per_m2, 0.375);
}

TEST(DifferenceOf, GoesByTheIdsOfLinks) {
  const auto link = [](const char* id, double persons_per_m2) {
    return LinkDensity{.id = id, .line = {}, .width_m = 2.0, .persons_per_m2 = persons_per_m2};
  };
  DensityTheme density;
  density.links = {link("new-deck", 0.5), link("street", 0.25)};
  DensityTheme base;
  base.links = {link("closed", 0.125), link("street", 0.75)};
  const DensityTheme difference = difference_of(density, base);
  EXPECT_DOUBLE_EQ(difference.links[0].persons_per_m2, 0.5) << "the base has no such link";
  EXPECT_DOUBLE_EQ(difference.links[1].persons_per_m2, -0.5);
}

TEST_F(ThemeScenes, AddNoPlaceToTheRunItself) { EXPECT_TRUE(places_added(run(), run()).empty()); }

TEST(DifferenceOf, RefusesAnotherDistrict) {
  DensityTheme density;
  density.links.resize(1);
  EXPECT_THROW(static_cast<void>(difference_of(density, DensityTheme())), InputError);
}

TEST(DensityColours, AreCentredOnZeroForDifferences) {
  using Values = DensityTheme::Values;
  EXPECT_EQ(look::density_hex(0.0, Values::kDifference), nullptr);
  EXPECT_STREQ(look::density_hex(0.05, Values::kDifference), look::kMore[1]);
  EXPECT_STREQ(look::density_hex(-0.05, Values::kDifference), look::kLess[1]);
  EXPECT_EQ(look::density_hex(0.0005, Values::kDensity), nullptr);
  EXPECT_STREQ(look::density_hex(0.001, Values::kDensity), look::kDensities[0]);
  EXPECT_STREQ(look::density_hex(7.0, Values::kDensity), look::kDensities[6]);
}

TEST(ThemeLegends, NameEveryColour) {
  const MapWords& words = words_in(Language::kEnglish);
  MapScene density;
  density.density = DensityTheme();
  EXPECT_EQ(legend_rows(density, words).size(), look::kDensities.size() + 1);
  density.base_name = "base";
  EXPECT_EQ(legend_rows(density, words).size(), 2 * look::kMore.size() + 4)
      << "that nothing differs, and that it is a moment";
  MapScene comparison;
  comparison.difference = DifferenceTheme{.links = {}, .places = {}, .pairs = 1};
  const std::size_t one_pair = legend_rows(comparison, words).size();
  comparison.difference->pairs = 9;
  EXPECT_EQ(legend_rows(comparison, words).size(), one_pair + 2)
      << "what is drawn is beyond chance, and grey may be the same in all pairs";
  MapScene desert;
  desert.lunch_desert = LunchDesertTheme();
  EXPECT_GT(legend_rows(desert, words).size(), look::kDeserts.size());
  MapScene flow;
  flow.flow = FlowTheme();
  EXPECT_GT(legend_rows(flow, words).size(), look::kLoads.size());
}

TEST(ThemeLegends, TellVisitsThatEndedUnservedFromLunchesNotGot) {
  MapScene scene;
  scene.lunch =
      LunchTheme{.places = {}, .served = 0.0, .went_off = 7.0, .not_got = 3.0, .no_place = 2.0};
  std::string text;
  for (const LegendRow& row : legend_rows(scene, words_in(Language::kEnglish))) {
    text += row.text + '\n';
  }
  for (const char* said : {"no lounges", "Visits that ended unserved  7\n(up to 3 by one person",
                           "Lunches not got at all  3\n", "Of these, no open place in reach  2"}) {
    EXPECT_NE(text.find(said), std::string::npos) << said << " in\n" << text;
  }
}

/// Anna and Ben stay in a restaurant for an hour each and talk there for half of it, as strangers.
class EncounterScene : public testing::Test {
 protected:
  EncounterScene() { record_day(folder_); }

  void record_day(const TemporaryFolder& folder) {
    metrics::DayRecord record(island_.world());
    output::Hdf5Sink sink(folder.path());
    sink.begin(island_.world());
    const PlaceId diner = island_.place("restaurant_a");
    std::vector<Event> events;
    for (const std::uint32_t person : {0U, 1U}) {
      events.push_back(
          test::with(test::event(K::kActivityBegins, SimTime::at(12), PersonId(person), diner),
                     ActivityKind::kLunch));
    }
    constexpr std::uint32_t kHalfAnHourMs = 1'800'000;
    Event begins = test::event(K::kContactBegins, SimTime::at(12), PersonId(0), diner, diner);
    begins.a = 1;
    begins.detail = static_cast<std::uint8_t>(ContactDetail::kFirst | ContactDetail::kBridge);
    Event ends = begins;
    ends.kind = K::kContactEnds;
    ends.time = begins.time + Duration::minutes(30);
    ends.b = kHalfAnHourMs;
    events.insert(events.end(), {begins, ends});
    for (const std::uint32_t person : {0U, 1U}) {
      events.push_back(
          test::with(test::event(K::kActivityEnds, SimTime::at(13), PersonId(person), diner),
                     ActivityKind::kLunch));
    }
    record.on_events(events);
    record.finish(SimTime::at(14));
    sink.finish(record, simulation::RunStatus::kComplete);
  }

  TemporaryFolder folder_;
  test::ObservedIsland island_{2};
};

TEST_F(EncounterScene, JoinsWhereTheyMeetToWhereTheyAreBased) {
  const EncounterTheme theme = encounters_of(output::RunFile::open(folder_.path()));
  ASSERT_EQ(theme.places.size(), 1U);
  EXPECT_NEAR(theme.places[0].hours, 0.5, 1e-6);
  EXPECT_DOUBLE_EQ(theme.places[0].bridges, 1.0);
  EXPECT_TRUE(theme.places[0].is_best);
  ASSERT_FALSE(theme.arcs.empty());
  double hours = 0.0;
  for (const EncounterArc& arc : theme.arcs) {
    EXPECT_DOUBLE_EQ(arc.to.x_m, theme.places[0].position.x_m);
    EXPECT_TRUE(arc.is_bridge);
    hours += arc.hours;
  }
  EXPECT_NEAR(hours, 0.5, 1e-6) << "all of the place's hours";
}

TEST_F(EncounterScene, DrawsNoArcToTheTerminalOfAirPassengers) {
  island_.population.role[PersonId(0)] = Role::kAirPassenger;
  island_.population.role[PersonId(1)] = Role::kAirPassenger;
  const TemporaryFolder folder;
  record_day(folder);
  const EncounterTheme theme = encounters_of(output::RunFile::open(folder.path()));
  ASSERT_EQ(theme.places.size(), 1U);
  EXPECT_NEAR(theme.places[0].hours, 0.5, 1e-6);
  EXPECT_TRUE(theme.arcs.empty());
}

TEST(EncounterScenes, HaveNothingWhereNobodyMeets) {
  TemporaryFolder folder;
  test::ObservedIsland island(1);
  test::write_small_day(island, folder.path());
  const EncounterTheme theme = encounters_of(output::RunFile::open(folder.path()));
  EXPECT_TRUE(theme.places.empty());
  EXPECT_TRUE(theme.arcs.empty()) << "who only stays somewhere has not met anybody";
}

}  // namespace
}  // namespace poai::viz
