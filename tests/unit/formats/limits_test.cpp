// Tables and GeoJSON files that claim more than anybody needs.

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/core/input_limits.hpp"
#include "engine/formats/csv.hpp"
#include "engine/formats/geojson.hpp"
#include "tests/support/problem_texts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::formats {
namespace {

using test::text_of;

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

std::string problems_of_geojson(const std::string& text) {
  Problems problems;
  static_cast<void>(parse_geojson(text, "t.geojson", {GeometryType::kPoint}, problems));
  return text_of(problems);
}

/// A point with these coordinates and properties.
std::string point(const std::string& coordinates, const std::string& properties = "") {
  return "{\"features\":[\n{\"type\":\"Feature\",\"properties\":{" + properties +
         "},\"geometry\":{\"type\":\"Point\",\"coordinates\":" + coordinates + "}}]}";
}

TEST(GeoJsonLimits, RefuseListsThatAreNestedWithoutEnd) {
  const std::string too_deep =
      "the lists are nested too deep (at most 32 are read within each other)\n";
  EXPECT_EQ(problems_of_geojson(point(repeated("[", 1'000'000) + repeated("]", 1'000'000))),
            "t.geojson:2: " + too_deep);
  EXPECT_EQ(problems_of_geojson(repeated("{\"a\":", 1'000'000)), "t.geojson:1: " + too_deep);
  EXPECT_EQ(problems_of_geojson("{\"a\":" + repeated("[", 31) + repeated("]", 31) + "}"),
            "t.geojson: the file is not a GeoJSON collection (there is no list \"features\")\n");
}

TEST(GeoJsonLimits, DoNotCountBracketsInTexts) {
  EXPECT_EQ(problems_of_geojson(
                point("[135,34]", "\"name\":\"\\\"" + repeated("[{", 100) + "\",\"b\":\"]\"")),
            "");
}

TEST(GeoJsonLimits, ShowNoMoreThanTheBeginningOfALongPosition) {
  const std::string text = problems_of_geojson(point("[null" + repeated(",0", 100'000) + "]"));
  EXPECT_EQ(text.find("t.geojson:2: [null,0,0"), 0U);
  EXPECT_LT(text.size(), 2 * kMostProblemBytes);
}

TEST(GeoJsonLimits, RefusePropertiesThatAreTooLong) {
  const std::string text(kMostPropertyBytes, 'x');
  EXPECT_EQ(problems_of_geojson(point("[135,34]", "\"name\":\"" + text + "\"")), "");
  EXPECT_EQ(problems_of_geojson(point("[135,34]", "\"name\":\"" + text + "x\"")),
            "t.geojson:2: the property \"name\" is too long (names and texts have at most 10000 "
            "bytes)\n");
  EXPECT_NE(problems_of_geojson(point("[135,34]", "\"" + text + "x\":1")).find("is too long"),
            std::string::npos);
}

TEST(GeoJsonLimits, RefuseAFileThatIsTooLarge) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.geojson") << "{";
  std::filesystem::resize_file(folder / "a.geojson", kMostGeoJsonBytes + 1);
  Problems problems;
  EXPECT_THROW(
      static_cast<void>(read_geojson(folder / "a.geojson", {GeometryType::kPoint}, problems)),
      InputError);
}

std::string problems_of_csv(const std::string& text) {
  Problems problems;
  static_cast<void>(CsvTable::parse(text, "t.csv", problems));
  return text_of(problems);
}

TEST(CsvLimits, RefuseAHeaderWithColumnsWithoutEnd) {
  EXPECT_EQ(problems_of_csv(std::string(kMostColumns - 1, ',') + "\n"), "");
  EXPECT_EQ(problems_of_csv(std::string(kMostColumns, ',') + "\n"),
            "t.csv:1: the header has too many columns (at most 1000 are read)\n");
  EXPECT_EQ(problems_of_csv(std::string(10'000'000, ',')),
            "t.csv:1: the header has too many columns (at most 1000 are read)\n");
}

TEST(CsvLimits, RefuseARowWithCellsWithoutEnd) {
  EXPECT_EQ(problems_of_csv("a,b\n" + std::string(10'000'000, ',') + "\n1,2\n"),
            "t.csv:2: the row has more than 1000 cells, the header 2; put cells that hold commas "
            "in quotes\n");
}

TEST(CsvLimits, ListNoMoreProblemsThanAnybodyReads) {
  Problems problems;
  static_cast<void>(CsvTable::parse("a,b\n" + repeated("1\n", 100'000), "t.csv", problems));
  EXPECT_EQ(problems.size(), kMostProblems + 1);
}

TEST(CsvLimits, RefuseAFileThatIsTooLarge) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.csv") << "a,b\n";
  std::filesystem::resize_file(folder / "a.csv", std::uintmax_t{1} << 40U);
  Problems problems;
  EXPECT_THROW(static_cast<void>(CsvTable::read(folder / "a.csv", problems)), InputError);
}

}  // namespace
}  // namespace poai::formats
