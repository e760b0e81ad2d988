#pragma once
// Finds room for further runs between those of a timetable.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/scenario/detail/timetable_edit.hpp"

namespace poai::scenario::detail {

/// What further runs keep their distance from.
enum class Keeps : std::uint8_t {
  kToOwnLine,   ///< the runs of the same route and direction, where they begin
  kToAllOnWay,  ///< all runs, on each way from a stop to the next: those of a guideway
};

struct Spacing {
  Keeps keeps = Keeps::kToOwnLine;
  Duration least;  ///< between two departures on one way
};

struct ExtraRuns {
  std::vector<EditedRun> runs;  ///< in no order
  bool fits = true;  ///< all of them, with the least time to each other and to the others
};

/// `count` runs between the first and the last of `own` (one route and direction, in the order of
/// time; two at least), one after the other in the largest gap of the line that has room then, at
/// the moment in it that is farthest from all runs on the whole way; copies of the run of `own`
/// before. `others` are all runs besides, which matter for kToAllOnWay. The moments are tried every
/// 5 s, as timetables of trains have them.
[[nodiscard]] ExtraRuns extra_runs(const std::vector<EditedRun>& own,
                                   std::span<const EditedRun> others, std::size_t count,
                                   const Spacing& spacing, std::string_view intervention);

}  // namespace poai::scenario::detail
