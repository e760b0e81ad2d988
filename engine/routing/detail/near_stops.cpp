#include "engine/routing/detail/near_stops.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/id_range.hpp"

namespace poai::routing::detail {

NearStops::Row NearStops::nearest(std::vector<NearStop>& all, FarPlaces far_places) {
  std::erase_if(all,
                [](const NearStop& near) { return near.effort_m == WalkFields::kUnreachable; });
  std::sort(all.begin(), all.end(), [](const NearStop& a, const NearStop& b) {
    return std::pair(a.effort_m, a.stop) < std::pair(b.effort_m, b.stop);
  });
  Row row;
  for (const NearStop& near : all) {
    const bool is_only_one = row.count == 0 && far_places == FarPlaces::kTakeNearestStop;
    const bool in_reach = static_cast<double>(near.effort_m) <= kReachM;
    if (row.count < kMost && (in_reach || is_only_one)) {
      row.stops[row.count++] = near;
    }
  }
  return row;
}

NearStops::NearStops(const district::District& district, const WalkFields& fields,
                     const std::vector<StopId>& stops, FarPlaces far_places)
    : from_(district.places.size()), to_(district.places.size()) {
  std::vector<NearStop> access;
  std::vector<NearStop> egress;
  for (const PlaceId place : ids<PlaceId>(district.places.size())) {
    const NodeId node = district.places[place].node;
    access.clear();
    egress.clear();
    for (const StopId stop : stops) {
      const NodeId platform = district.transit.stops[stop].node;
      access.push_back({stop, fields.effort_m(fields.destination_of(platform), node)});
      egress.push_back({stop, fields.effort_m(fields.destination_of(node), platform)});
    }
    from_[place] = nearest(access, far_places);
    to_[place] = nearest(egress, far_places);
  }
}

}  // namespace poai::routing::detail
