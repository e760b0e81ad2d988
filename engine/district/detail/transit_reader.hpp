#pragma once
// Transit lines from a GTFS feed and the table of vehicles.

#include <filesystem>

#include "engine/core/input_error.hpp"
#include "engine/district/detail/node_finder.hpp"
#include "engine/district/detail/settings.hpp"
#include "engine/district/district.hpp"
#include "engine/geometry/projection.hpp"

namespace poai::district {

/// Faster than this no vehicle goes.
inline constexpr double kMostSpeedMps = 40.0;

/// Fills `district.transit`; the places are there already. Does nothing without a feed.
void read_transit(const Settings& settings, const geometry::Projection& projection,
                  const NodeFinder& nodes, District& district, Problems& problems);

}  // namespace poai::district
