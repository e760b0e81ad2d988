#pragma once
// The flight table.

#include <filesystem>

#include "engine/core/input_error.hpp"
#include "engine/district/district.hpp"

namespace poai::district {

/// Reads `flights.csv` into `district.flights`; the places are there already.
void read_flights(const std::filesystem::path& path, District& district, Problems& problems);

}  // namespace poai::district
