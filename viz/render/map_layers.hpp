#pragma once
// The layers of a map that lie on the ground, from below to above.

#include "viz/render/map_frame.hpp"
#include "viz/render/map_sheet.hpp"

namespace poai::viz {

/// Points that stand for all that must be seen: coast, land and stations.
[[nodiscard]] std::vector<geometry::Point> content_of(const MapScene& scene);

void draw_ground(MapSheet& sheet, const MapFrame& frame);
void draw_lines(MapSheet& sheet, const MapFrame& frame);
void draw_places(MapSheet& sheet, const MapFrame& frame);
void draw_people(MapSheet& sheet, const MapFrame& frame);
/// Markers and names; names keep off `reserved`.
void draw_stations(MapSheet& sheet, const MapFrame& frame, const std::vector<Box>& reserved);

void draw_flaws(MapSheet& sheet, const MapFrame& frame);

/// The ring around a flaw at `at`.
void draw_flaw(MapSheet& sheet, Pixel at, FlawMark mark);

/// A train of that load at `at`; `heading` is a unit vector.
void draw_train(MapSheet& sheet, Pixel at, Pixel heading, double load_share);

}  // namespace poai::viz
