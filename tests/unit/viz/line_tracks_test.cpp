#include "viz/render/line_tracks.hpp"

#include <gtest/gtest.h>

#include "engine/core/event.hpp"

namespace poai::viz {
namespace {

/// Two stops on a bent line, a third one off all lines.
LineTracks bent_line() {
  output::MapShapes map;
  map.transit_lines = {{{0, 0}, {0, 100}, {100, 100}}, {{100, 100}, {0, 100}, {0, 0}}};
  const auto mode = static_cast<std::uint8_t>(Mode::kPortLiner);
  map.transit_mode = {mode, mode};
  output::StopTable stops;
  stops.id = {"A", "B", "far"};
  stops.mode = {mode, mode, mode};
  stops.x_m = {0.0F, 100.0F, 500.0F};
  stops.y_m = {0.0F, 100.0F, 500.0F};
  return {map, stops};
}

TEST(LineTracks, FollowTheLineInBothDirections) {
  const LineTracks tracks = bent_line();
  const geometry::Point half = tracks.between(0, 1, 0.5);
  EXPECT_NEAR(half.x_m, 0.0, 1e-9);
  EXPECT_NEAR(half.y_m, 100.0, 1e-9);
  const geometry::Point back = tracks.between(1, 0, 0.75);
  EXPECT_NEAR(back.x_m, 0.0, 1e-9);
  EXPECT_NEAR(back.y_m, 50.0, 1e-9);
}

TEST(LineTracks, GoStraightWhereNoLineLeads) {
  const geometry::Point half = bent_line().between(0, 2, 0.5);
  EXPECT_NEAR(half.x_m, 250.0, 1e-9);
  EXPECT_NEAR(half.y_m, 250.0, 1e-9);
}

}  // namespace
}  // namespace poai::viz
