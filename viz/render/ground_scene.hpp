#pragma once
// The part of a scene that stays: land, buildings, ways, lines and stations.

#include "engine/district/district.hpp"
#include "engine/output/map_tables.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

/// Adds the ground that the tables of a run or of a district describe.
void add_ground(MapScene& scene, const output::MapShapes& map, const output::LinkTable& links,
                const output::PlaceTable& places, const output::StopTable& stops);

/// The scene of a district, without people and flaws.
[[nodiscard]] MapScene ground_of_district(const district::District& district);

}  // namespace poai::viz
