#pragma once
// The layers of a map that lie on the ground, from below to above.

#include <optional>
#include <string>
#include <vector>

#include "viz/render/label_placement.hpp"
#include "viz/render/map_frame.hpp"
#include "viz/render/map_sheet.hpp"

namespace poai::viz {

/// Points that stand for all that must be seen: coast, land and stations.
[[nodiscard]] std::vector<geometry::Point> content_of(const MapScene& scene);

void draw_ground(MapSheet& sheet, const MapFrame& frame);
void draw_lines(MapSheet& sheet, const MapFrame& frame);
void draw_flow(MapSheet& sheet, const MapFrame& frame);
void draw_density(MapSheet& sheet, const MapFrame& frame);
void draw_lunch(MapSheet& sheet, const MapFrame& frame);
void draw_encounters(MapSheet& sheet, const MapFrame& frame);
void draw_places(MapSheet& sheet, const MapFrame& frame);
void draw_people(MapSheet& sheet, const MapFrame& frame);
struct StationLabel {
  std::string name;
  double name_width_px = 0.0;
};

/// Names of the stations and where they stand.
struct StationNames {
  std::vector<StationLabel> labels;
  std::vector<std::optional<PlacedLabel>> placed;
};

/// Names keep off `reserved`.
[[nodiscard]] StationNames place_names(const MapSheet& sheet, const MapFrame& frame,
                                       const std::vector<Box>& reserved);
/// Markers, names, and who waits.
void draw_stations(MapSheet& sheet, const MapFrame& frame, const StationNames& names);

void draw_flaws(MapSheet& sheet, const MapFrame& frame);

/// The ring around a flaw at `at`.
void draw_flaw(MapSheet& sheet, Pixel at, FlawMark mark);

/// A train of that load at `at`; `heading` is a unit vector.
void draw_train(MapSheet& sheet, Pixel at, Pixel heading, double load_share);

}  // namespace poai::viz
