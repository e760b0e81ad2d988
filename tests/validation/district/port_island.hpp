#pragma once
// The bundled district, loaded once for the tests of a program.

#include <filesystem>

#include "engine/district/load.hpp"

namespace poai::test {

inline std::filesystem::path port_island_folder() {
  return std::filesystem::path(POAI_SOURCE_DIR) / "data" / "port-island";
}

/// Throws with all problems if it has any.
inline const district::District& port_island() {
  static const district::District kDistrict = [] {
    Problems problems;
    district::District district = district::load_district(port_island_folder(), {}, problems);
    problems.throw_if_any();
    return district;
  }();
  return kDistrict;
}

}  // namespace poai::test
