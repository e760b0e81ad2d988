#include <gtest/gtest.h>

#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"

namespace poai::scenario {
namespace {

using district::District;
using district::Service;
using district::ServiceKind;

PlaceId add(District& district, const std::string& id, NodeId node, const Service& service) {
  district::Place place;
  place.id = id;
  place.node = node;
  place.position = district.network.node_position[node];
  const PlaceId added = district.places.push_back(std::move(place));
  district.services.push_back(service);
  district.place_by_id.emplace(id, added);
  return added;
}

/// An office without a service, a cafe with 20 seats open 08:00-18:00, a canteen in the office that
/// is closed on every day, and a station whose platform is on level 3, 10 m from a street node.
District small_district() {
  District district;
  for (const auto& [x, level] : {std::pair{0.0, 0.0F}, {500.0, 3.0F}, {510.0, 0.0F}}) {
    district.network.node_position.push_back({x, 0.0});
    district.network.node_level.push_back(level);
  }
  const PlaceId office = add(district, "office", NodeId(0), Service{});
  Service cafe;
  cafe.kind = ServiceKind::kCafe;
  cafe.seats = 20;
  cafe.price_yen = 800;
  cafe.opens = SimTime::at(8);
  cafe.last_order = SimTime::at(17, 30);
  cafe.closes = SimTime::at(18);
  add(district, "cafe", NodeId(0), cafe);
  Service canteen = cafe;
  canteen.kind = ServiceKind::kCanteen;
  canteen.open_on_weekdays = false;
  canteen.open_on_weekends = false;
  district.places[add(district, "canteen", NodeId(0), canteen)].host = office;
  add(district, "P07", NodeId(1), Service{});
  return district;
}

/// The district with the interventions of a scenario text, and what comes later in the day.
class Applied {
 public:
  explicit Applied(const std::string& interventions, const std::string& run = "") {
    const Scenario scenario = files_.load(kHead + run + kDistrict + interventions, problems);
    problems.throw_if_any();
    population::PopulationSpec nobody;
    edits = apply_interventions(scenario, district, nobody, problems).services;
  }
  [[nodiscard]] const Service& service(const std::string& id) const {
    return district.services[*district.find_place(id)];
  }
  [[nodiscard]] std::string only_problem() const {
    EXPECT_EQ(problems.size(), 1U);
    return problems.empty() ? "" : problems.all()[0].text();
  }

 private:
  ScenarioFiles files_;

 public:
  District district = small_district();
  Problems problems;
  std::vector<ServiceEdit> edits;
};

std::string intervention(const std::string& kind, const std::string& place,
                         const std::string& more = "", const std::string& id = "a") {
  return "[[intervention]]\nid = \"" + id + "\"\nkind = \"" + kind + "\"\nplace = \"" + place +
         "\"\n" + more + "\n";
}

TEST(ApplyInterventions, LeavesTheDistrictAloneWithoutAny) {
  const Applied applied("");
  EXPECT_TRUE(applied.edits.empty());
  EXPECT_EQ(applied.district.places.size(), small_district().places.size());
}

TEST(ApplyInterventions, ChangesAPlaceFromTheBegin) {
  const Applied applied(intervention("change-place", "cafe", "seats = 40\nprice_yen = 600"));
  EXPECT_TRUE(applied.edits.empty());
  EXPECT_EQ(applied.service("cafe").seats, 40U);
  EXPECT_EQ(applied.service("cafe").price_yen, 600.0);
  EXPECT_EQ(applied.service("cafe").kind, ServiceKind::kCafe);
}

TEST(ApplyInterventions, GivesAPlaceOtherTables) {
  const Applied applied(
      intervention("change-place", "cafe", "table_size = 2\nuntil = \"14:00\"") +
      intervention("open-place", "hall",
                   "at = \"office\"\nservice = \"canteen\"\nprice_yen = 700\nseats = 60\n"
                   "table_size = 6",
                   "b"));
  EXPECT_TRUE(applied.problems.empty());
  EXPECT_EQ(applied.service("cafe").table_size, 2U);
  EXPECT_EQ(applied.service("hall").table_size, 6U);
  ASSERT_EQ(applied.edits.size(), 1U);
  EXPECT_FALSE(applied.edits[0].service.table_size) << "as everywhere again";
}

TEST(ApplyInterventions, GivesAPlaceARoofAndAQuality) {
  const Applied applied(
      intervention("change-place", "cafe", "indoor = false\nquality = 1.5\nuntil = \"14:00\"") +
      "[[intervention]]\nid = \"b\"\nkind = \"food-truck\"\nat = \"office\"\nquality = -1\n" +
      "[[intervention]]\nid = \"c\"\nkind = \"food-truck\"\nat = \"office\"\nindoor = true\n");
  EXPECT_TRUE(applied.problems.empty());
  EXPECT_FALSE(applied.service("cafe").is_indoor());
  EXPECT_EQ(applied.service("cafe").quality, 1.5);
  ASSERT_EQ(applied.edits.size(), 1U);
  EXPECT_TRUE(applied.edits[0].service.is_indoor()) << "as before again";
  EXPECT_EQ(applied.edits[0].service.quality, 0.0);
  EXPECT_FALSE(applied.service("b").is_indoor());
  EXPECT_EQ(applied.service("b").quality, -1.0);
  EXPECT_TRUE(applied.service("c").is_indoor());
}

TEST(ApplyInterventions, ChangesAndUndoesWithinTheDay) {
  const Applied applied(
      intervention("change-place", "cafe", "seats = 40\nfrom = \"11:00\"\nuntil = \"14:00\""));
  const Service base = small_district().services[PlaceId(1)];
  EXPECT_EQ(applied.service("cafe"), base);
  ASSERT_EQ(applied.edits.size(), 2U);
  EXPECT_EQ(applied.edits[0].at, SimTime::at(11));
  EXPECT_EQ(applied.edits[0].service.seats, 40U);
  EXPECT_EQ(applied.edits[1].at, SimTime::at(14));
  EXPECT_EQ(applied.edits[1].service, base);
}

TEST(ApplyInterventions, MakesNoEditOfAChangeOfNothing) {
  const Applied applied(
      intervention("change-place", "cafe", "seats = 20\nfrom = \"11:00\"\nuntil = \"14:00\"") +
      intervention("change-place", "cafe", "", "b"));
  EXPECT_TRUE(applied.problems.empty());
  EXPECT_TRUE(applied.edits.empty());
  EXPECT_EQ(applied.service("cafe"), small_district().services[PlaceId(1)]);
}

TEST(ApplyInterventions, ClosesAPlaceForAWhile) {
  const Applied applied(intervention("close-place", "cafe", "from = \"12:00\"\nuntil = \"13:00\""));
  ASSERT_EQ(applied.edits.size(), 2U);
  EXPECT_FALSE(applied.edits[0].service.open_on_weekdays);
  EXPECT_FALSE(applied.edits[0].service.open_on_weekends);
  EXPECT_EQ(applied.edits[1].service, small_district().services[PlaceId(1)]);
}

TEST(ApplyInterventions, ClosesAPlaceForTheDay) {
  const Applied applied(intervention("close-place", "cafe"));
  EXPECT_TRUE(applied.edits.empty());
  EXPECT_FALSE(applied.service("cafe").open_on_weekdays);
}

TEST(ApplyInterventions, OpensAPlaceThatIsClosed) {
  const Applied applied(intervention("open-place", "canteen"));
  EXPECT_TRUE(applied.problems.empty());
  EXPECT_TRUE(applied.service("canteen").open_on_weekdays);
  EXPECT_EQ(applied.service("canteen").seats, 20U);
}

TEST(ApplyInterventions, OpensANewPlaceBesideAnother) {
  const Applied applied(intervention("open-place", "truck",
                                     "at = \"office\"\nservice = \"food_truck\"\nprice_yen = 700"));
  EXPECT_TRUE(applied.problems.empty());
  const auto truck = applied.district.find_place("truck");
  ASSERT_TRUE(truck);
  EXPECT_EQ(applied.district.places[*truck].node, NodeId(0));
  EXPECT_EQ(applied.district.places[*truck].kind, district::PlaceKind::kDining);
  EXPECT_EQ(applied.service("truck").kind, ServiceKind::kFoodTruck);
  EXPECT_TRUE(applied.service("truck").open_on_weekdays);
  EXPECT_EQ(applied.district.services.size(), applied.district.places.size());
}

TEST(ApplyInterventions, PutsANewPlaceOnTheStreetAndNotOnThePlatform) {
  const Applied applied(intervention("open-place", "truck",
                                     "at = \"P07\"\nservice = \"food_truck\"\nprice_yen = 700"));
  const district::Place& truck = applied.district.places[*applied.district.find_place("truck")];
  EXPECT_EQ(truck.node, NodeId(2));
  EXPECT_EQ(truck.position.x_m, 510.0);
}

TEST(ApplyInterventions, OpensANewPlaceLaterAndClosesItAgain) {
  const Applied applied(intervention("open-place", "truck",
                                     "at = \"office\"\nservice = \"food_truck\"\nprice_yen = 700\n"
                                     "from = \"11:30\"\nuntil = \"13:30\""));
  EXPECT_EQ(applied.service("truck").kind, ServiceKind::kNone);
  ASSERT_EQ(applied.edits.size(), 2U);
  EXPECT_EQ(applied.edits[0].service.kind, ServiceKind::kFoodTruck);
  EXPECT_EQ(applied.edits[1].service.kind, ServiceKind::kNone);
}

TEST(ApplyInterventions, KeepsALaterChangeWhenAnEarlierOneIsUndone) {
  const Applied applied(
      intervention("change-place", "cafe", "seats = 40\nfrom = \"10:00\"\nuntil = \"12:00\"") +
      intervention("change-place", "cafe", "price_yen = 500\nfrom = \"11:00\"\nuntil = \"13:00\"",
                   "b"));
  ASSERT_EQ(applied.edits.size(), 4U);
  EXPECT_EQ(applied.edits[1].service.seats, 40U);
  EXPECT_EQ(applied.edits[1].service.price_yen, 500.0);
  EXPECT_EQ(applied.edits[2].service.seats, 20U);
  EXPECT_EQ(applied.edits[2].service.price_yen, 500.0);
  EXPECT_EQ(applied.edits[3].service, small_district().services[PlaceId(1)]);
}

TEST(ApplyInterventions, OrdersEditsByTime) {
  const Applied applied(intervention("change-place", "cafe", "seats = 40\nfrom = \"12:00\"") +
                        intervention("open-place", "canteen", "from = \"11:00\"", "b"));
  ASSERT_EQ(applied.edits.size(), 2U);
  EXPECT_LT(applied.edits[0].at, applied.edits[1].at);
}

TEST(ApplyInterventions, LeavesOutWhatIsAfterTheEnd) {
  const Applied applied(intervention("close-place", "cafe", "from = \"12:00\"\nuntil = \"13:00\""),
                        "[run]\nend = \"12:30\"\n");
  EXPECT_EQ(applied.edits.size(), 1U);
}

TEST(ApplyInterventions, AppliesAtOnceWhatBeganBeforeTheDay) {
  const Applied applied(intervention("close-place", "cafe", "from = \"05:00\"\nuntil = \"13:00\""),
                        "[run]\nbegin = \"06:00\"\n");
  EXPECT_FALSE(applied.service("cafe").open_on_weekdays);
  ASSERT_EQ(applied.edits.size(), 1U);
  EXPECT_TRUE(applied.edits[0].service.open_on_weekdays);
}

TEST(ApplyInterventions, MovesTheLastOrderWithTheClosingTime) {
  const Applied applied(intervention("change-place", "cafe", "closes = \"15:00\""));
  EXPECT_TRUE(applied.problems.empty());
  EXPECT_EQ(applied.service("cafe").last_order, SimTime::at(15));
}

TEST(RefusedInterventions, NameAnUnknownPlaceAndTheNearestOne) {
  const Applied applied(intervention("close-place", "caffe"));
  EXPECT_NE(applied.only_problem().find("test.toml:9:1: intervention.a.place: there is no place "
                                        "\"caffe\" in the district"),
            std::string::npos)
      << applied.only_problem();
  EXPECT_NE(applied.only_problem().find("did you mean \"cafe\"?"), std::string::npos);
}

TEST(RefusedInterventions, NeedAPlaceBesideWhichANewOneStands) {
  const Applied applied(
      intervention("open-place", "truck", "service = \"food_truck\"\nprice_yen = 700"));
  EXPECT_NE(applied.only_problem().find("a new place needs `at`"), std::string::npos);
}

TEST(RefusedInterventions, NameAnUnknownNeighbour) {
  const Applied applied(intervention("open-place", "truck",
                                     "at = \"ofice\"\nservice = \"food_truck\"\nprice_yen = 700"));
  EXPECT_NE(applied.only_problem().find("did you mean \"office\"?"), std::string::npos);
}

TEST(RefusedInterventions, DoNotPutAnExistingPlaceElsewhere) {
  const Applied applied(intervention("open-place", "canteen", "at = \"office\""));
  EXPECT_NE(applied.only_problem().find("\"canteen\" exists already"), std::string::npos);
}

TEST(RefusedInterventions, NeedAServiceAndAPriceWhereThereIsNone) {
  const Applied applied(intervention("open-place", "truck", "at = \"office\"") +
                        intervention("open-place", "office", "service = \"cafe\"", "b"));
  ASSERT_EQ(applied.problems.size(), 2U);
  EXPECT_EQ(applied.problems.all()[0].key, "intervention.b.price_yen");
  EXPECT_EQ(applied.problems.all()[1].key, "intervention.a.service");
}

TEST(RefusedInterventions, DoNotCloseOrChangeAPlaceThatServesNothing) {
  const Applied applied(intervention("close-place", "office") +
                        intervention("change-place", "office", "seats = 3", "b"));
  ASSERT_EQ(applied.problems.size(), 2U);
  EXPECT_EQ(applied.problems.all()[0].problem, "\"office\" serves nothing");
}

TEST(RefusedInterventions, DoNotCloseBeforeTheyOpen) {
  const Applied applied(intervention("change-place", "cafe", "opens = \"19:00\""));
  EXPECT_NE(applied.only_problem().find("with it cafe is open from 19:00 until 18:00"),
            std::string::npos);
}

TEST(RefusedInterventions, NeedAHostForMembers) {
  const Applied applied(intervention("change-place", "cafe", "access = \"members\""));
  EXPECT_NE(applied.only_problem().find("nobody is a member"), std::string::npos);
  EXPECT_TRUE(
      Applied(intervention("change-place", "canteen", "access = \"members\"")).problems.empty());
}

TEST(RefusedInterventions, NeedSeatsAtTheirTables) {
  const Applied applied(intervention("open-place", "truck",
                                     "at = \"office\"\nservice = \"food_truck\"\nprice_yen = 700\n"
                                     "table_size = 4"));
  EXPECT_NE(applied.only_problem().find("table_size: there are no seats at the tables"),
            std::string::npos)
      << applied.only_problem();
}

TEST(RefusedInterventions, AreAllShown) {
  const Applied applied(intervention("close-place", "x") +
                        intervention("close-place", "y", "", "b") +
                        intervention("change-place", "office", "seats = 1", "c"));
  EXPECT_EQ(applied.problems.size(), 3U);
}

}  // namespace
}  // namespace poai::scenario
