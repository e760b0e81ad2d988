#pragma once
// The way of a run between two stops along the lines of the map.

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/output/map_tables.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

class LineTracks {
 public:
  LineTracks(const output::MapShapes& map, const output::StopTable& stops);

  /// The point at `share` (0 to 1) of the way from stop to stop: along the line of the stops' mode
  /// that leads there on the shortest way, else straight.
  [[nodiscard]] geometry::Point between(std::uint32_t from_stop, std::uint32_t to_stop,
                                        double share) const;

  [[nodiscard]] geometry::Point stop(std::uint32_t row) const { return stops_.at(row); }

  /// The way from stop to stop as a line.
  [[nodiscard]] Line way(std::uint32_t from_stop, std::uint32_t to_stop) const;

 private:
  std::vector<Line> lines_;
  std::vector<std::uint8_t> line_mode_;
  std::vector<geometry::Point> stops_;
  std::vector<std::uint8_t> stop_mode_;
  mutable std::map<std::pair<std::uint32_t, std::uint32_t>, Line> ways_;  ///< those asked for
};

}  // namespace poai::viz
