#pragma once
// The legend of a map: who is where in which colour, or what the buildings are.

#include <optional>
#include <string>
#include <vector>

#include "viz/render/map_sheet.hpp"

namespace poai::viz {

struct LegendRow {
  enum class Mark {
    kHeading,
    kNone,
    kDot,
    kRing,
    kOutline,
    kTrain,
    kBuilding,
    kWay,
    kWarning,
    kError,
    kAdded
  };
  /// A row of the right column shares the line of the row before it.
  enum class Column { kLeft, kRight };

  std::string text;
  Mark mark = Mark::kNone;
  const char* hex = "#000000";
  Column column = Column::kLeft;
  double size_px = 0.0;  ///< width of a way or radius of a disc; 0 = as usual
};

/// Rows from top to bottom.
[[nodiscard]] std::vector<LegendRow> legend_rows(const MapScene& scene, const MapWords& words);

/// The text as long as it gets where its first number is a count of people that grows over a film.
[[nodiscard]] std::string with_room_for_thousands(const std::string& text);

/// Those of flows, densities, lunch and encounters; nothing for other scenes.
[[nodiscard]] std::vector<LegendRow> theme_rows(const MapScene& scene, const MapWords& words);

class MapLegend {
 public:
  explicit MapLegend(const MapSheet& sheet);

  [[nodiscard]] double width_px() const { return width_px_; }
  [[nodiscard]] double height_px() const { return height_px_; }

  /// Other rows of the same form, as in the next picture of a film; the size stays.
  void refill(std::vector<LegendRow> rows);

  /// Draws the legend with its top left corner there.
  void draw(MapSheet& sheet, Pixel top_left) const;

 private:
  [[nodiscard]] double indent_px(const MapSheet& sheet, const LegendRow& row) const;
  void draw_mark(MapSheet& sheet, const LegendRow& row, Pixel at) const;

  std::vector<LegendRow> rows_;
  double right_column_px_ = 0.0;  ///< where it begins
  double width_px_ = 0.0;
  double height_px_ = 0.0;
};

}  // namespace poai::viz
