#pragma once
// Where people who share a place stand in a picture, and which way trains head.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/output/enum_names.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

/// Radius of the disc over which `count` people in one container are spread.
[[nodiscard]] double spread_m(output::StateKind state, std::size_t count);

/// A fixed place of the person within the disc, even over its area.
[[nodiscard]] geometry::Point spread(geometry::Point centre, std::uint64_t person_key,
                                     double radius_m);

/// The direction of the nearest piece of the lines; east without any.
[[nodiscard]] geometry::Point heading_at(geometry::Point point, const std::vector<Line>& lines);

}  // namespace poai::viz
