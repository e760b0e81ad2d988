#pragma once
// What names on a map had better not hide.

#include <vector>

#include "viz/render/map_frame.hpp"
#include "viz/render/map_sheet.hpp"

namespace poai::viz {

/// Points of people, guideways and what the theme draws: the larger or darker, the more points.
[[nodiscard]] std::vector<Pixel> covered_by_names(const MapSheet& sheet, const MapFrame& frame);

}  // namespace poai::viz
