// Places that no walkway comes near.

#include <fmt/format.h>

#include "engine/district/detail/flaws.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

void find_place_flaws(const District& district, std::vector<Finding>& findings) {
  for (const Place& place : district.places) {
    if (!place.node.valid()) {
      continue;  // refused when the district was loaded
    }
    const double distance_m =
        geometry::distance_m(place.position, district.network.node_position[place.node]);
    if (distance_m > kFarEntranceM) {
      findings.push_back(
          {.kind = FindingKind::kNoEntrance,
           .severity = Severity::kWarning,
           .file = "places.geojson",
           .id = place.id,
           .problem = fmt::format("the nearest end of a walkway is {:.0f} m away", distance_m),
           .reason = "people enter there, and nobody walks the rest",
           .position = place.position});
    }
  }
}

}  // namespace poai::district
