#pragma once
// A timetable as a list of runs that can be edited, and back.

#include <string>
#include <vector>

#include "engine/district/transit.hpp"

namespace poai::scenario::detail {

struct EditedRun {
  std::string trip_id;
  RouteId route;
  std::uint8_t direction = 0;
  std::vector<district::Call> calls;
  district::ShapeId shape;
  RunId set;  ///< the first run of the vehicles in the timetable it is from; none without a set

  [[nodiscard]] SimTime leaves() const { return calls.front().departure; }
};

[[nodiscard]] std::vector<EditedRun> runs_of(const district::Timetable& timetable);

/// The runs in the order (first departure, trip id).
[[nodiscard]] district::Timetable timetable_of(std::vector<EditedRun> runs);

/// All times of the run `by` later, with vehicles of its own.
[[nodiscard]] EditedRun moved(EditedRun run, Duration by);

/// `count` of the runs, which are in the order of time and at least as many: the others are left
/// out evenly.
[[nodiscard]] std::vector<EditedRun> thinned(std::vector<EditedRun> runs, std::size_t count);

}  // namespace poai::scenario::detail
