#pragma once
// The land of a district into which OpenStreetMap data go: what is known, and what is made up.

#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/importers/detail/osm_network.hpp"
#include "engine/importers/detail/osm_shapes.hpp"

namespace poai::importers::detail {

/// The land of a district that is there.
struct KnownLand {
  std::vector<formats::GeoLine> rings;
  bool is_made_up = false;  ///< a rectangle that an import made
};

/// Reads `coastline.geojson`.
[[nodiscard]] KnownLand read_land(const std::filesystem::path& path, Problems& problems);

/// Whether the land is the rectangle of an earlier import, which an own export says.
[[nodiscard]] bool is_made_up(const std::vector<CoastRing>& coast);

/// A rectangle around everything that was imported, and around the one that an earlier import made:
/// that itself if it still holds everything. Its sides are along the axes of the district: corners
/// in degrees would not hold a network that is tens of kilometres long, as meridians converge.
[[nodiscard]] formats::GeoLine rectangle(const std::vector<NetworkPiece>& pieces,
                                         const geometry::Projection& projection,
                                         const KnownLand& before);

}  // namespace poai::importers::detail
