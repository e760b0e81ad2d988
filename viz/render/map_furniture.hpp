#pragma once
// What stands around a map: title, clock, legend, scale, north and sources.

#include <array>
#include <string>
#include <vector>

#include "viz/render/map_frame.hpp"
#include "viz/render/map_legend.hpp"
#include "viz/render/map_sheet.hpp"

namespace poai::viz {

enum class LegendCorner { kBottomLeft, kTopLeft, kTopRight, kBottomRight };
inline constexpr std::array<LegendCorner, 4> kLegendCorners = {
    LegendCorner::kBottomLeft, LegendCorner::kTopLeft, LegendCorner::kTopRight,
    LegendCorner::kBottomRight};

/// Its boxes are known before the map is fitted between them.
class MapFurniture {
 public:
  explicit MapFurniture(const MapSheet& sheet);

  /// What the map must leave free, with the legend in that corner.
  [[nodiscard]] std::vector<Box> boxes(LegendCorner corner) const;

  /// Takes the numbers of the sheet's scene as it is now.
  void update(const MapSheet& sheet);
  void draw(MapSheet& sheet, const MapFrame& frame, LegendCorner corner) const;
  /// Without scale and north, which a view in perspective has not.
  void draw_texts(MapSheet& sheet, LegendCorner corner) const;

 private:
  void measure_title(const MapSheet& sheet);
  void measure_credit(const MapSheet& sheet);
  [[nodiscard]] Box legend_box(LegendCorner corner) const;
  void draw_title(MapSheet& sheet) const;
  void draw_scale(MapSheet& sheet, const MapFrame& frame) const;
  void draw_north(MapSheet& sheet, const MapFrame& frame) const;
  void draw_credit(MapSheet& sheet) const;

  MapLegend legend_;
  double gap_px_;  ///< between boxes
  Box title_;
  Box clock_;
  Box compass_;  ///< north and scale
  Box credit_;
  std::vector<std::string> credit_lines_;
};

}  // namespace poai::viz
