#pragma once
// Cars, doors and capacities of the routes' vehicles.

#include <filesystem>

#include "engine/core/input_error.hpp"
#include "engine/district/transit.hpp"

namespace poai::district {

/// Fills in the vehicles of `routes`; a route without a row and a row without a route are reported.
void read_vehicles(const std::filesystem::path& path, Column<RouteId, Route>& routes,
                   Problems& problems);

}  // namespace poai::district
