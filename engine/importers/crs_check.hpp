#pragma once
// Whether a projected CRS serves a place on the earth.

#include <string>

#include "engine/core/input_error.hpp"
#include "engine/geometry/point.hpp"

namespace poai::importers {

/// A point more than 3 degrees outside the area that a CRS is made for is a problem: lengths would
/// be wrong by more than about 0.2 %. So are an unknown CRS and one that is not in metres.
void check_crs(const std::string& crs, geometry::GeoPoint middle, Problems& problems);

}  // namespace poai::importers
