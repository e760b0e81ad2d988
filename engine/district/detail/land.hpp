#pragma once
// The land: rings of the coast line, and whether something stands on them.

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/formats/geojson.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/geometry/projection.hpp"

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

/// True for every point if there is no coast line at all.
[[nodiscard]] bool is_on_land(const std::vector<geometry::Ring>& coastline, geometry::Point point);

}  // namespace poai::district
