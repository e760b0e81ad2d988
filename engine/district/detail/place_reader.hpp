#pragma once
// Places, the services they offer, and the buildings they are in.

#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/node_finder.hpp"
#include "engine/district/district.hpp"
#include "engine/geometry/projection.hpp"

namespace poai::district {

/// Reads `places.geojson` into `district.places`, `.services` and `.place_by_id`. The network and
/// the coast line are there already.
void read_places(const std::filesystem::path& path, const geometry::Projection& projection,
                 const Land& land, const NodeFinder& nodes, District& district, Problems& problems);

/// Reads `buildings.geojson` into `district.buildings`; the places are there already.
void read_buildings(const std::filesystem::path& path, const geometry::Projection& projection,
                    District& district, Problems& problems);

}  // namespace poai::district
