#pragma once
// Names on a map: of the stations, and of the places that a theme is about.

#include <optional>
#include <string>
#include <vector>

#include "viz/render/label_placement.hpp"
#include "viz/render/map_frame.hpp"
#include "viz/render/map_sheet.hpp"

namespace poai::viz {

/// A name and where it stands.
struct MapName {
  std::string text;
  std::string code;  ///< of a station; empty for a place
  double text_width_px = 0.0;
  int size_px = 0;
  Pixel point;
  PlacedLabel placed;
};

/// Names of stations, then of places; those without room are left out. They keep off `reserved` and
/// off each other, and hide as little as can be of what the scene shows.
[[nodiscard]] std::vector<MapName> place_names(const MapSheet& sheet, const MapFrame& frame,
                                               const std::vector<Box>& reserved);

void draw_names(MapSheet& sheet, const std::vector<MapName>& names);

}  // namespace poai::viz
