#include "engine/district/detail/airport_reader.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/core/files.hpp"
#include "engine/district/flights.hpp"
#include "tests/support/problem_texts.hpp"

namespace poai::district {
namespace {

std::string bundled() { return read_file(POAI_SOURCE_DIR "/data/port-island/airport.toml"); }

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

std::string problems_of(const std::string& text) {
  Problems problems;
  static_cast<void>(parse_airport(text, "airport.toml", problems));
  return test::text_of(problems);
}

TEST(AirportReader, ReadsTheBundledFile) {
  Problems problems;
  const auto airport = parse_airport(bundled(), "airport.toml", problems);
  ASSERT_TRUE(airport.has_value());
  EXPECT_EQ(test::text_of(problems), "");
  EXPECT_DOUBLE_EQ(airport->door_open_min, 3.0);
  EXPECT_DOUBLE_EQ(airport->full_cabin_s.mean, 291.0);
  EXPECT_EQ(airport->immigration.servers, 6U);
  EXPECT_DOUBLE_EQ(airport->immigration.service_s.most, 90.0);
  const auto international = static_cast<std::size_t>(Flight::Kind::kInternational);
  EXPECT_DOUBLE_EQ(airport->passengers.at(international).checked_bag_share, 0.85);
  EXPECT_EQ(airport->purposes[static_cast<std::size_t>(AirPurpose::kMedical)].places,
            (std::vector<PlaceKind>{PlaceKind::kHospital}));
  const auto zoo = static_cast<std::size_t>(PlaceKind::kZoo);
  EXPECT_EQ(airport->stop_hours.at(zoo).opens, SimTime::at(10));
  EXPECT_EQ(airport->stop_hours.at(zoo).closes, SimTime::at(17));
  EXPECT_DOUBLE_EQ(airport->stranded_weights[0], 0.6);
}

TEST(AirportReader, NamesEveryProblemWithItsLine) {
  std::string text = replaced(bundled(), "doors = 1 ", "doors = 0 ");
  text = replaced(text, "foreigner_share = 0.83", "foreigner_share = 1.83");
  text = replaced(text, "[60, 90]", "[90, 60]");
  text = replaced(text, "last_bag_min = [20, 30]", "last_bag_min = [12, 30]");
  text = replaced(text, "transfer = 0.935", "transfer = 0.5");
  text = replaced(text, "\"hospital\"", "\"hospitall\"");
  text = replaced(text, "returned = 0.25", "returned = 0");
  const std::string problems = problems_of(text);
  for (const char* expected :
       {"airport.toml:8:", "arrivals.doors: must be 1 to 10",
        "airport.toml:14:19: arrivals.foreigner_share: must be 0 to 1",
        "service_s: is upside down (90 > 60)", "last_bag_min: begins before first_bag_min ends",
        "purpose: the shares add up to 0.565 (they must make 1)", "did you mean \"hospital\"?",
        "returned: must be over 0"}) {
    EXPECT_NE(problems.find(expected), std::string::npos) << expected << "\nin\n" << problems;
  }
}

TEST(AirportReader, NamesHoursThatCannotBe) {
  std::string text = replaced(bundled(), R"(museum = ["10:00", "17:00"])", R"(museum = ["17:00"])");
  text = replaced(text, R"(zoo = ["10:00", "17:00"])", R"(zoo = ["17:00", "10:00"])");
  text = replaced(text, R"(retail = ["10:00",)", R"(retail = ["10:99",)");
  text = replaced(text, "hospital = [\"08:30\"", "school = [\"08:30\"");
  const std::string problems = problems_of(text);
  for (const char* expected :
       {"stops.hours.museum: must be [opens, closes]", "stops.hours.zoo: must close after it opens",
        "stops.hours.retail[1]: must be a time", "stops.hours.school: nobody stops there"}) {
    EXPECT_NE(problems.find(expected), std::string::npos) << expected << "\nin\n" << problems;
  }
}

TEST(AirportReader, TakesPlacesWithoutHoursForAlwaysOpen) {
  Problems problems;
  const auto airport = parse_airport(replaced(bundled(), R"(zoo = ["10:00", "17:00"])", ""),
                                     "airport.toml", problems);
  EXPECT_EQ(test::text_of(problems), "");
  const auto zoo = static_cast<std::size_t>(PlaceKind::kZoo);
  EXPECT_EQ(airport->stop_hours.at(zoo).opens, SimTime::at(0));
  EXPECT_EQ(airport->stop_hours.at(zoo).closes, SimTime::at(30));
}

TEST(AirportReader, NamesWhatIsMissing) {
  const std::string problems = problems_of("format = \"poai-airport\"\nformat_version = 1\n");
  for (const char* key :
       {"arrivals", "departures", "domestic", "international", "stops", "stranded"}) {
    EXPECT_NE(problems.find(key), std::string::npos) << key << "\nin\n" << problems;
  }
}

TEST(AirportReader, SuggestsTheKeyThatIsMeant) {
  const std::string problems = problems_of(replaced(bundled(), "walk_min", "walks_min"));
  EXPECT_NE(problems.find("did you mean \"walk_min\"?"), std::string::npos) << problems;
}

}  // namespace
}  // namespace poai::district
