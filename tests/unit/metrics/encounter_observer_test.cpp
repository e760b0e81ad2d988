#include "engine/metrics/encounter_observer.hpp"

#include <gtest/gtest.h>

#include "engine/metrics/encounter_indicators.hpp"
#include "support/handed_over.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using encounters::SpaceKind;

constexpr std::uint8_t kFirst = ContactDetail::kFirst;
constexpr std::uint8_t kTie = ContactDetail::kTie;
constexpr std::uint8_t kBridge = ContactDetail::kBridge;

class EncounterObserverTest : public testing::Test {
 protected:
  EncounterObserverTest() {
    island.population.organisations.sector_name = {"devices", "hospital"};
    island.circles.affiliation[PersonId(1)] = {.organisation = 0, .sector = 0};
    island.circles.affiliation[PersonId(2)] = {.organisation = 0, .sector = 0};
    island.circles.affiliation[PersonId(3)] = {.organisation = 1, .sector = 1};
    observer = std::make_unique<EncounterObserver>(island.world());
  }

  void begin(std::size_t a, std::size_t b, PlaceId place) {
    observer->take({.time = SimTime::at(12),
                    .person = PersonId(a),
                    .a = static_cast<std::uint32_t>(b),
                    .b = place.value(),
                    .kind = EventKind::kContactBegins,
                    .detail = static_cast<std::uint8_t>(SpaceKind::kLobby)});
  }
  void end(std::size_t a, std::size_t b, std::uint32_t duration_s) {
    observer->take({.time = SimTime::at(13),
                    .person = PersonId(a),
                    .a = static_cast<std::uint32_t>(b),
                    .b = 1000 * duration_s,
                    .kind = EventKind::kContactEnds,
                    .detail = static_cast<std::uint8_t>(SpaceKind::kLobby)});
  }

  void meet(std::size_t a, std::size_t b, std::int64_t duration_s, SpaceKind kind,
            std::uint8_t ties = 0) {
    Event event = {.time = SimTime::at(12),
                   .person = PersonId(a),
                   .a = static_cast<std::uint32_t>(b),
                   .b = office.value(),
                   .kind = EventKind::kContactBegins,
                   .detail = static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind) | ties)};
    observer->take(event);
    event.kind = EventKind::kContactEnds;
    event.b = static_cast<std::uint32_t>(1000 * duration_s);
    observer->take(event);
  }

  test::ObservedIsland island{5};
  PlaceId office = island.place("office");
  std::unique_ptr<EncounterObserver> observer;
};

TEST_F(EncounterObserverTest, CountsAContactForBothAndOnce) {
  meet(1, 2, 40, SpaceKind::kOffice);
  meet(2, 1, 100, SpaceKind::kLobby);
  EXPECT_EQ(observer->total().contacts, 2U);
  EXPECT_EQ(observer->contacts()[PersonId(1)], 2U);
  EXPECT_EQ(observer->contact_ms()[PersonId(2)], 140'000U);
  EXPECT_EQ(observer->contacts()[PersonId(0)], 0U);
  EXPECT_EQ(observer->in(SpaceKind::kLobby).contacts, 1U);
  EXPECT_EQ(observer->in(SpaceKind::kOffice).ms, 40'000U);
  EXPECT_DOUBLE_EQ(observer->mean_duration_s(), 70.0);
}

TEST_F(EncounterObserverTest, SharesDurations) {
  for (const int duration_s : {20, 40, 60, 300}) {
    meet(1, 2, duration_s, SpaceKind::kOffice);
  }
  EXPECT_DOUBLE_EQ(observer->share_of_duration(0), 0.75);
  EXPECT_DOUBLE_EQ(observer->share_of_duration(1), 0.5);
  EXPECT_DOUBLE_EQ(observer->share_of_duration(2), 0.25);
  EXPECT_DOUBLE_EQ(observer->share_of_duration(3), 0.25);
}

// 1 and 2 are of one sector, 3 of another, 0 and 4 of none.
TEST_F(EncounterObserverTest, KnowsContactsAcrossSectorsOfEmployeesOnly) {
  meet(1, 2, 20, SpaceKind::kOffice);
  meet(2, 1, 20, SpaceKind::kOffice);
  meet(2, 1, 20, SpaceKind::kOffice);
  meet(1, 3, 20, SpaceKind::kLobby);
  meet(0, 3, 20, SpaceKind::kLobby);
  EXPECT_DOUBLE_EQ(observer->cross_sector_share(), 0.25);
  EXPECT_EQ(observer->by_place()[office].cross_sector, 1U);
  const auto sectors = observer->by_sector();
  ASSERT_EQ(sectors.size(), 9U);
  EXPECT_EQ(sectors[0].contacts, 3U);
  EXPECT_EQ(sectors[1].contacts, 1U);
  EXPECT_EQ(sectors[3].contacts, 1U);
  EXPECT_EQ(sectors[5].contacts, 1U);
}

// One person talks with three others at once; the contact on the way (no place) and those at the
// two places end in another order than they began.
TEST_F(EncounterObserverTest, AddsTheTimeOfAContactToThePlaceWhereItBegan) {
  const PlaceId restaurant = island.place("restaurant_a");
  begin(1, 2, office);
  begin(1, 3, restaurant);
  begin(1, 4, PlaceId::none());
  end(1, 2, 40);
  begin(0, 2, restaurant);
  end(1, 4, 500);
  end(0, 2, 7);
  end(1, 3, 100);
  begin(1, 2, restaurant);
  end(1, 2, 3);
  EXPECT_EQ(observer->by_place()[office].sum.ms, 40'000U);
  EXPECT_EQ(observer->by_place()[restaurant].sum.ms, 110'000U);
  EXPECT_EQ(observer->total().ms, 650'000U);
}

TEST_F(EncounterObserverTest, KnowsThePlacesOfOpenContactsAfterACheckpoint) {
  begin(1, 2, office);
  begin(1, 3, PlaceId::none());
  EncounterObserver second(island.world());
  test::hand_over(*observer, second);
  observer = std::make_unique<EncounterObserver>(std::move(second));
  end(1, 3, 20);
  end(1, 2, 60);
  EXPECT_EQ(observer->by_place()[office].sum.ms, 60'000U);
}

TEST_F(EncounterObserverTest, HasASymmetricMatrixOfRoles) {
  meet(0, 1, 20, SpaceKind::kLobby);
  meet(2, 1, 20, SpaceKind::kOffice);
  const auto cell = [this](Role x, Role y) {
    return observer
        ->by_role()[static_cast<std::size_t>(x) * kRoleNames.size() + static_cast<std::size_t>(y)]
        .contacts;
  };
  EXPECT_EQ(cell(Role::kResident, Role::kOfficeWorker), 1U);
  EXPECT_EQ(cell(Role::kOfficeWorker, Role::kResident), 1U);
  EXPECT_EQ(cell(Role::kOfficeWorker, Role::kOfficeWorker), 1U);
}

TEST_F(EncounterObserverTest, CountsStrangersWeakTiesAndBridges) {
  meet(0, 1, 20, SpaceKind::kLobby, kFirst | kBridge);
  meet(0, 1, 20, SpaceKind::kLobby, kBridge);
  meet(1, 2, 20, SpaceKind::kOffice, kTie);
  meet(1, 4, 20, SpaceKind::kOffice, kTie | ContactDetail::kStrongTie);
  EXPECT_DOUBLE_EQ(observer->stranger_share(), 0.5);
  EXPECT_DOUBLE_EQ(observer->weak_tie_share(), 0.25);
  EXPECT_EQ(observer->bridges(), 1U);
  EXPECT_EQ(observer->by_place()[office].first, 1U);
  EXPECT_EQ(observer->by_place()[office].bridges, 1U);
  EXPECT_EQ(observer->by_place()[office].sum.contacts, 4U);
}

TEST_F(EncounterObserverTest, HasIndicatorsOfRealPersons) {
  meet(1, 2, 40, SpaceKind::kOffice);
  observer->finish();
  Indicators indicators;
  island.scenario.population.scale = 0.5;
  add_encounter_indicators(*observer, island.world(), indicators);
  EXPECT_EQ(indicators.number("encounters.contacts"), 2.0);
  EXPECT_EQ(indicators.number("encounters.contacts_by_space.office"), 2.0);
  EXPECT_EQ(indicators.number("encounters.mean_duration_s"), 40.0);
  EXPECT_EQ(indicators.number("encounters.share_of_40_s"), 1.0);
  EXPECT_EQ(indicators.number("encounters.new_ties"), 0.0);
  EXPECT_FALSE(indicators.number("encounters.per_1000_yen.contacts"));
}

TEST_F(EncounterObserverTest, SetsContactsAgainstTheCostOfTheirPlaces) {
  island.scenario.interventions.resize(3);
  island.scenario.interventions[0].place = "office";
  island.scenario.interventions[0].cost_yen = 3'000.0;
  island.scenario.interventions[1].place = "restaurant_a";
  island.scenario.interventions[1].cost_yen = 1'000.0;
  island.scenario.interventions[2].place = "office";
  meet(0, 1, 20, SpaceKind::kEvent, kFirst | kBridge);
  meet(1, 2, 20, SpaceKind::kEvent, kTie);
  observer->finish();
  Indicators indicators;
  add_encounter_indicators(*observer, island.world(), indicators);
  EXPECT_EQ(indicators.number("encounters.per_1000_yen.contacts"), 0.5);  // 2 for 4,000 yen
  EXPECT_EQ(indicators.number("encounters.per_1000_yen.first"), 0.25);
  EXPECT_EQ(indicators.number("encounters.per_1000_yen.bridges"), 0.25);
}

}  // namespace
}  // namespace poai::metrics
