#pragma once
// Outlines and heights of areas and solids that GDAL reads.

#include <ogrsf_frmts.h>

#include <vector>

#include "engine/formats/feature_text.hpp"

namespace poai::importers::detail {

/// From the lowest to the highest point of a solid. 0 without walls: the heights of a roof or of a
/// footprint on a slope are none of a building.
[[nodiscard]] double solid_height_m(const OGRGeometry& geometry);

/// The outer rings of a geometry in plan; those of a solid are joined.
[[nodiscard]] std::vector<formats::GeoLine> outlines_of(const OGRGeometry& geometry);

}  // namespace poai::importers::detail
