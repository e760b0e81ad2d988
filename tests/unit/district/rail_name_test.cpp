#include "engine/district/rail_name.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace poai::district {
namespace {

Transit with_routes(const std::vector<std::pair<std::string, Mode>>& routes) {
  Transit transit;
  for (const auto& [name, mode] : routes) {
    Route route;
    route.name = name;
    route.mode = mode;
    transit.routes.push_back(route);
  }
  return transit;
}

TEST(RailName, IsWhatMostRoutesOfTrainsBeginWith) {
  const RailName name = rail_name(with_routes({{"JR神戸線 普通", Mode::kPortLiner},
                                               {"JR神戸線　新快速", Mode::kPortLiner},
                                               {"阪神本線", Mode::kPortLiner},
                                               {"市バス 1", Mode::kBus}}));
  EXPECT_EQ(name.ja, "JR神戸線");
  EXPECT_EQ(name.en, "JR神戸線");
}

TEST(RailName, IsTheWholeNameOfASingleRoute) {
  EXPECT_EQ(rail_name(with_routes({{"Island line", Mode::kPortLiner}})).en, "Island line");
}

TEST(RailName, IsAnyTrainWhereLinesHaveNothingInCommon) {
  EXPECT_EQ(
      rail_name(with_routes({{"JR神戸線", Mode::kPortLiner}, {"阪神本線", Mode::kPortLiner}})).en,
      "train");
  EXPECT_EQ(rail_name(with_routes({{"Port bus", Mode::kBus}})).ja, "列車");
  EXPECT_EQ(rail_name(with_routes({{"", Mode::kPortLiner}})).en, "train");
}

TEST(RailName, OfTheBundledLineIsThereInBothLanguages) {
  const RailName name =
      rail_name(with_routes({{"ポートライナー 神戸空港方面", Mode::kPortLiner},
                             {"ポートライナー 北埠頭方面(循環)", Mode::kPortLiner}}));
  EXPECT_EQ(name.ja, "ポートライナー");
  EXPECT_EQ(name.en, "Port Liner");
}

TEST(RailName, ReplacesThatOfTheBundledLineInWords) {
  const RailName name = {.en = "JR", .ja = "JR線"};
  EXPECT_EQ(about_rail("Port Liner boardings", name), "JR boardings");
  EXPECT_EQ(about_rail("ポートライナー乗車", name), "JR線乗車");
  EXPECT_EQ(about_rail("Bus boardings", name), "Bus boardings");
  EXPECT_EQ(about_rail("Port Liner boardings", RailName()), "Port Liner boardings");
}

}  // namespace
}  // namespace poai::district
