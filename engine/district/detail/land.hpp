#pragma once
// The land: rings of the coast line, and whether something stands on them.

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/formats/geojson.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/geometry/spatial_grid.hpp"

namespace poai::district {

/// Farther from the origin than this, a position is a mistake.
inline constexpr double kMostDistanceM = 100'000.0;
/// Positions and coast lines are generalised: this far beyond the coast line still counts as land.
inline constexpr double kShoreToleranceM = 2.0;

/// The local position; nothing, with a report, if it is absurdly far away.
[[nodiscard]] std::optional<geometry::Point> local_point(const geometry::Projection& projection,
                                                         geometry::GeoPoint point,
                                                         const formats::Feature& feature);

/// The local positions of one part of a feature; empty, with a report, if one is absurd.
[[nodiscard]] std::vector<geometry::Point> local_part(const geometry::Projection& projection,
                                                      const std::vector<geometry::GeoPoint>& part,
                                                      const formats::Feature& feature);

[[nodiscard]] std::vector<geometry::Ring> read_coastline(const std::filesystem::path& path,
                                                         const geometry::Projection& projection,
                                                         Problems& problems);

/// Whether something stands on the land, to within kShoreToleranceM. Without a coast line
/// everything does.
class Land {
 public:
  explicit Land(std::vector<geometry::Ring> rings);

  [[nodiscard]] bool holds(geometry::Point point) const;
  /// Whether all of a line is on land; water that is less than kSampleEveryM wide may be missed.
  [[nodiscard]] bool holds_all(std::span<const geometry::Point> line) const;

 private:
  static constexpr double kSampleEveryM = 2.0;
  [[nodiscard]] bool holds_inside(geometry::Point a, geometry::Point b) const;

  std::vector<geometry::Ring> rings_;
  geometry::SpatialGrid border_;
};

}  // namespace poai::district
