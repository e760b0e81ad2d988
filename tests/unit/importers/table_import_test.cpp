#include "engine/importers/table_import.hpp"

#include <gtest/gtest.h>

#include "support/drawn_osm.hpp"
#include "support/imported_into.hpp"

namespace poai::importers {
namespace {

using test::DrawnOsm;
using test::ImportedOsm;

/// A street with an airport terminal (n88) and homes (n89).
class TableImport : public testing::Test {
 protected:
  ImportReport import(const std::string& text, TableKind kind, const std::string& name = "t.csv",
                      ConflictPolicy policy = ConflictPolicy::kRefuse) {
    write_file_atomically(folder_ / name, text);
    return test::import_into(
        street_.district(),
        [&](const DistrictFolder& district, ImportReport& report, Problems& problems) {
          return import_table(folder_ / name, {.kind = kind}, district, report, problems);
        },
        policy);
  }

  std::string problem_of(const std::string& text, TableKind kind) {
    try {
      static_cast<void>(import(text, kind));
    } catch (const InputError& error) {
      return error.what();
    }
    return "no problem";
  }

  TemporaryFolder folder_;
  ImportedOsm street_{DrawnOsm("A B C\n X Y")
                          .way(1, "ABC", "highway=residential")
                          .node('X', "aeroway=terminal")
                          .node('Y', "building=apartments")};
};

constexpr const char* kFlights = "time,direction,number,kind,seats,load_factor,terminal,days\n";

TEST_F(TableImport, ReadsFlights) {
  const ImportReport report =
      import(kFlights + std::string("08:10,arrival,BC1,domestic,177,0.8,n88,daily\n"),
             TableKind::kFlights);
  EXPECT_EQ(report.subject("rows").accepted, 1U);
  const auto& flights = street_.load().flights;
  ASSERT_EQ(flights.size(), 1U);
  EXPECT_EQ(flights[FlightId(0)].seats, 177U);
  EXPECT_DOUBLE_EQ(flights[FlightId(0)].load_factor, 0.8);
}

TEST_F(TableImport, ReadsWhatJapaneseAgenciesPublish) {
  // Heads in Japanese with units, full-width digits, CRLF, quotes, a byte order mark.
  const ImportReport report = import(
      "\xEF\xBB\xBF時刻,発着,便名,区分,座席数（人）,搭乗率（％）,ターミナル,運航日\r\n"
      "８：１０,arrival,\"BC\"\"1\"\"\",domestic,１７７,８０,n88,daily\r\n",
      TableKind::kFlights);
  EXPECT_EQ(report.subject("rows").accepted, 1U);
  const district::Flight flight = street_.load().flights[FlightId(0)];
  EXPECT_EQ(flight.time, SimTime::at(8, 10));
  EXPECT_EQ(flight.number, "BC\"1\"");
  EXPECT_DOUBLE_EQ(flight.load_factor, 0.8);
}

TEST_F(TableImport, UnderstandsJapaneseWords) {
  const ImportReport report = import(
      "時刻,発着,便名,区分,座席数,搭乗率（％）,ターミナル,運航日\n"
      "9:00,出発,NH1,国際線,１６０,６０,n88,土休日\n",
      TableKind::kFlights);
  EXPECT_EQ(report.subject("rows").accepted, 1U);
  const district::Flight flight = street_.load().flights[FlightId(0)];
  EXPECT_EQ(flight.direction, district::Flight::Direction::kDeparture);
  EXPECT_EQ(flight.kind, district::Flight::Kind::kInternational);
}

TEST_F(TableImport, CountsEveryRowThatItRejectsWithItsReason) {
  const ImportReport report =
      import(kFlights + std::string("08:10,arrival,A,domestic,177,0.8,n88,daily\n"
                                    "8h10,arrival,B,domestic,177,0.8,n88,daily\n"
                                    "08:10,arival,C,domestic,177,0.8,n88,daily\n"
                                    "08:10,arrival,D,domestic,0,0.8,n88,daily\n"
                                    "08:10,arrival,E,domestic,177,1.8,n88,daily\n"
                                    "08:10,arrival,F,domestic,177,0.8,n99,daily\n"
                                    "08:10,arrival,,domestic,177,0.8,n88,daily\n"
                                    "08:10,arrival,H\n"),
             TableKind::kFlights);
  EXPECT_EQ(report.subject("rows").accepted, 1U);
  EXPECT_EQ(report.subject("rows").rejected_count(), 7U);
  EXPECT_EQ(report.rejected("rows", "time is not a time as 08:20"), 1U);
  EXPECT_EQ(report.rejected("rows", "direction is not one of arrival, departure"), 1U);
  EXPECT_EQ(report.rejected("rows", "seats is not a whole number (persons, 1 to 1000)"), 1U);
  EXPECT_EQ(report.rejected("rows", "load_factor is not a number (share, 0 to 1)"), 1U);
  EXPECT_EQ(report.rejected("rows", "its terminal is no place"), 1U);
  EXPECT_EQ(report.rejected("rows", "number is missing"), 1U);
  EXPECT_EQ(report.rejected("rows", "more or fewer cells than the header"), 1U);
}

TEST_F(TableImport, RefusesTablesThatCannotBeUsed) {
  EXPECT_NE(problem_of("time,direction\n08:00,arrival\n", TableKind::kFlights)
                .find("the column \"seats\" (座席数) is missing"),
            std::string::npos);
  EXPECT_NE(problem_of(kFlights, TableKind::kFlights).find("no row can be imported"),
            std::string::npos);
  EXPECT_NE(problem_of("route_id,cars,doors_per_car,rated_capacity,crush_capacity,"
                       "nominal_dwell_s (m),fixed_dwell_s\nr,1,2,3,4,5,6\n",
                       TableKind::kVehicles)
                .find("the unit \"m\" is not one of \"s\""),
            std::string::npos);
  EXPECT_NE(problem_of("\xFF\xFE", TableKind::kCounts).find("neither UTF-8 nor Shift_JIS"),
            std::string::npos);
}

TEST_F(TableImport, MakesPlacesOfOrganisations) {
  const ImportReport report = import(
      "id,lon,lat,kind,名称,従業者数（人）\n"
      "lab,135.2005,34.66,research,研究所,\"1,200\"\n"
      "far,135.3,34.66,research,遠い,5\nodd,135.2005,34.66,castle,城,5\n",
      TableKind::kOrganisations);
  EXPECT_EQ(report.rejected("rows", "no walkway within 150 m"), 1U);
  EXPECT_NE(report.table().find("kind is not one of housing, office"), std::string::npos);
  const auto district = street_.load();
  const district::Place& lab = district.places[*district.find_place("lab")];
  EXPECT_EQ(lab.staff, 1'200U);
  EXPECT_EQ(lab.name_ja, "研究所");
}

/// A row of residents at a place, of whom all are 20 to 24.
std::string residents(const std::string& id, const std::string& place, int male) {
  std::string row = fmt::format("{},{},5,{},0", id, place, male);
  for (int band = 0; band < 17; ++band) {
    row += fmt::format(",{}", band == 4 ? male : 0);
  }
  return row + ",walk\n";
}

std::string resident_head() {
  std::string head = "id,place,households,male,female";
  for (int band = 0; band < 16; ++band) {
    head += fmt::format(",age_{}_{}", 5 * band, 5 * band + 4);
  }
  return head + ",age_80_over,access\n";
}

TEST_F(TableImport, AddsResidentsToThePopulation) {
  write_file_atomically(street_.district() / "population.toml",
                        "# mine\nformat = \"poai-population\"\nformat_version = 1\n"
                        "[access.walk]\nwalk = 1.0\n[gates.walk]\nn88 = 1.0\n");
  const std::string table = resident_head() + residents("a", "n89", 7) + residents("b", "n99", 7);
  const ImportReport report = import(table, TableKind::kResidents);
  EXPECT_EQ(report.rejected("rows", "its place is not in the district"), 1U);
  const std::string once = street_.file("population.toml");
  EXPECT_EQ(once.substr(0, 7), "# mine\n");
  EXPECT_NE(once.find("male = 7"), std::string::npos) << once;
  static_cast<void>(import(table, TableKind::kResidents));
  EXPECT_EQ(street_.file("population.toml"), once);

  const std::string later = resident_head() + residents("a", "n89", 9);
  EXPECT_THROW(static_cast<void>(import(later, TableKind::kResidents)), InputError);
  static_cast<void>(import(later, TableKind::kResidents, "t.csv", ConflictPolicy::kOverwrite));
  const std::string replaced = street_.file("population.toml");
  EXPECT_NE(replaced.find("male = 9"), std::string::npos) << replaced;
  EXPECT_EQ(replaced.find("male = 7"), std::string::npos) << replaced;
  EXPECT_NE(replaced.find("[gates.walk]"), std::string::npos) << replaced;
}

TEST_F(TableImport, RejectsResidentsOfUnknownAccessOrOfPlacesThatAreNoHomes) {
  const std::string table = resident_head() + residents("a", "n89", 7) + residents("b", "n88", 7);
  const std::string said = problem_of(table, TableKind::kResidents);
  EXPECT_NE(said.find("its place is none of the kind housing"), std::string::npos) << said;
  EXPECT_NE(said.find("has no profile [access.<name>] yet"), std::string::npos) << said;
  write_file_atomically(street_.district() / "population.toml",
                        "format = \"poai-population\"\nformat_version = 1\n"
                        "[access.train]\nwalk = 1.0\n[access.car]\nwalk = 1.0\n");
  EXPECT_NE(problem_of(table, TableKind::kResidents).find("its access is not one of car, train"),
            std::string::npos);
}

TEST_F(TableImport, ReadsNumbersWithUnitsAndWordsAsTheyStandOnBoards) {
  const ImportReport report = import(
      "時刻,出発到着,便名,区分,座席数,搭乗率,ターミナル,運航日\n"
      "9:00,発,ＮＨ１２,国内線,160人,70 %,n88,毎日\n"
      "9:30,着,ＮＨ１３,国内線,160,７０％,n88,毎日\n",
      TableKind::kFlights);
  EXPECT_EQ(report.subject("rows").accepted, 2U) << report.table();
  const std::string flights = street_.file("flights.csv");
  EXPECT_NE(flights.find("09:00,departure,,NH12,,domestic,160,0.7,"), std::string::npos) << flights;
  EXPECT_NE(flights.find("09:30,arrival,,NH13,,domestic,160,0.7,"), std::string::npos) << flights;
}

TEST_F(TableImport, RejectsOrganisationsThatATableCannotDescribe) {
  const ImportReport report = import(
      "id,lon,lat,kind\nlab,135.2005,34.66,research\ncafe,135.2005,34.66,dining\n"
      "in,135.2005,34.66,gate\n",
      TableKind::kOrganisations);
  EXPECT_EQ(report.subject("rows").rejected_count(), 2U);
  const std::string said = report.table();
  EXPECT_NE(said.find("kind is not one of housing, "), std::string::npos) << said;
  EXPECT_EQ(said.find("bus_stop, gate"), std::string::npos) << "a gate is offered: " << said;
}

TEST_F(TableImport, RejectsNegativeCounts) {
  const ImportReport report =
      import("station,count\nP01,12\nP02,-5\n", TableKind::kCounts, "ridership.csv");
  EXPECT_EQ(report.rejected("rows", "the count is negative"), 1U);
  EXPECT_EQ(street_.file("observed/ridership.csv"), "station,count\nP01,12\n");
}

TEST_F(TableImport, SaysWhatAFileIsThatIsNotOfTheGivenEncoding) {
  write_file_atomically(folder_ / "t.csv", "\x89\x77,n\nP01,2\n");  // a character of Shift_JIS
  Problems problems;
  ImportReport report("table", {});
  const auto district = open_district_folder(street_.district(), std::nullopt, problems);
  try {
    static_cast<void>(import_table(folder_ / "t.csv",
                                   {.kind = TableKind::kCounts, .encoding = TableEncoding::kUtf8},
                                   district, report, problems));
    FAIL() << "Shift_JIS was read as UTF-8";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("is not UTF-8; it is Shift_JIS"), std::string::npos)
        << error.what();
  }
}

TEST_F(TableImport, KeepsCountsWithTheirOwnColumns) {
  const ImportReport report =
      import("駅,年度,乗降客数（人）\nP01,2024,\"１２，３４５\"\nP02,2024,-\n", TableKind::kCounts,
             "ridership.csv");
  EXPECT_EQ(street_.file("observed/ridership.csv"), "駅,年度,乗降客数_人\nP01,2024,12345\n");
  EXPECT_EQ(report.rejected("rows", "the last column is no number"), 1U);
}

}  // namespace
}  // namespace poai::importers
