#pragma once
// The layers of a map that lie on the ground, from below to above.

#include <vector>

#include "viz/render/map_area.hpp"
#include "viz/render/map_frame.hpp"
#include "viz/render/map_sheet.hpp"

namespace poai::viz {

/// Points that stand for all that must be seen: coast, land and stations, or what of them lies in
/// the built-up centre.
[[nodiscard]] std::vector<geometry::Point> content_of(const MapScene& scene, MapArea area);

void draw_ground(MapSheet& sheet, const MapFrame& frame);
void draw_lines(MapSheet& sheet, const MapFrame& frame);
void draw_flow(MapSheet& sheet, const MapFrame& frame);
void draw_density(MapSheet& sheet, const MapFrame& frame);
void draw_lunch(MapSheet& sheet, const MapFrame& frame);
void draw_difference(MapSheet& sheet, const MapFrame& frame);
void draw_lunch_desert(MapSheet& sheet, const MapFrame& frame);
void draw_encounters(MapSheet& sheet, const MapFrame& frame);
void draw_places(MapSheet& sheet, const MapFrame& frame);
void draw_people(MapSheet& sheet, const MapFrame& frame);

/// Radius of the ring of those who wait, by station; 0 where nobody does.
[[nodiscard]] std::vector<double> waiting_rings_px(const MapSheet& sheet);
/// Markers of stations, and who waits.
void draw_stations(MapSheet& sheet, const MapFrame& frame);

void draw_flaws(MapSheet& sheet, const MapFrame& frame);

/// The ring around a flaw at `at`.
void draw_flaw(MapSheet& sheet, Pixel at, FlawMark mark);

/// The ring around a place that only an alternative has.
void draw_added_place(MapSheet& sheet, Pixel at);

/// A train of that load at `at`; `heading` is a unit vector.
void draw_train(MapSheet& sheet, Pixel at, Pixel heading, double load_share);

}  // namespace poai::viz
