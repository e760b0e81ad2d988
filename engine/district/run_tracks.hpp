#pragma once
// Where runs are between two stops: on the line they follow.

#include <cstdint>
#include <map>
#include <span>
#include <tuple>

#include "engine/core/ids.hpp"
#include "engine/district/transit.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::district {

/// A shape serves a run if each of its stops is this close to it, in their order.
inline constexpr double kMostFromShapeM = 150.0;

class RunTracks {
 public:
  /// Cuts the shapes at the stops of the runs. `transit` and `timetable` must outlive this.
  RunTracks(const Transit& transit, const Timetable& timetable);

  /// The point at `share` (0 to 1) of the way between two stops that the run calls at one after the
  /// other: along its shape, or on the straight line if it has none that serves it.
  [[nodiscard]] geometry::Point between(RunId run, StopId from, StopId to, double share) const;

 private:
  using Key = std::tuple<ShapeId, StopId, StopId>;
  void cut(ShapeId shape, std::span<const Call> calls);
  [[nodiscard]] ShapeId shape_of(RunId run) const;

  const Transit& transit_;
  const Timetable& timetable_;
  std::map<Key, geometry::Polyline> pieces_;
};

}  // namespace poai::district
