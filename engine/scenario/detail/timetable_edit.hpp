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

/// So many runs in all, of those of one route and direction in the order of time: more stand in the
/// middle of the largest gaps, as copies of the run before; fewer are left out evenly.
[[nodiscard]] std::vector<EditedRun> with_count(std::vector<EditedRun> runs, std::size_t count,
                                                std::string_view intervention);

}  // namespace poai::scenario::detail
