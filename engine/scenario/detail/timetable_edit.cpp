#include "engine/scenario/detail/timetable_edit.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/core/id_range.hpp"

namespace poai::scenario::detail {

std::vector<EditedRun> runs_of(const district::Timetable& timetable) {
  std::vector<EditedRun> runs;
  const auto first_of_set = [&timetable](RunId run) {
    while (timetable.previous[run].valid()) {
      run = timetable.previous[run];
    }
    return run;
  };
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const auto calls = timetable.calls[run];
    runs.push_back({timetable.trip_id[run],
                    timetable.route[run],
                    timetable.direction[run],
                    {calls.begin(), calls.end()},
                    timetable.shape.empty() ? district::ShapeId() : timetable.shape[run],
                    timetable.previous.empty() ? RunId::none() : first_of_set(run)});
  }
  return runs;
}

district::Timetable timetable_of(std::vector<EditedRun> runs) {
  std::stable_sort(runs.begin(), runs.end(), [](const EditedRun& a, const EditedRun& b) {
    const SimTime a_leaves = a.leaves();
    const SimTime b_leaves = b.leaves();
    return std::tie(a_leaves, a.trip_id) < std::tie(b_leaves, b.trip_id);
  });
  const bool has_shapes =
      std::any_of(runs.begin(), runs.end(), [](const EditedRun& run) { return run.shape.valid(); });
  const bool has_sets =
      std::any_of(runs.begin(), runs.end(), [](const EditedRun& run) { return run.set.valid(); });
  district::Timetable timetable;
  std::map<RunId, RunId> last_of_set;
  for (EditedRun& run : runs) {
    const RunId id(timetable.run_count());
    if (has_sets) {
      timetable.previous.push_back(
          run.set.valid() && last_of_set.contains(run.set) ? last_of_set[run.set] : RunId::none());
      last_of_set[run.set] = id;
    }
    timetable.trip_id.push_back(std::move(run.trip_id));
    timetable.route.push_back(run.route);
    timetable.direction.push_back(run.direction);
    timetable.calls.append_row(run.calls);
    if (has_shapes) {
      timetable.shape.push_back(run.shape);
    }
  }
  return timetable;
}

EditedRun moved(EditedRun run, Duration by) {
  run.set = RunId::none();
  for (district::Call& call : run.calls) {
    call.arrival = call.arrival + by;
    call.departure = call.departure + by;
  }
  return run;
}

std::vector<EditedRun> thinned(std::vector<EditedRun> runs, std::size_t count) {
  std::vector<EditedRun> kept;
  for (std::size_t i = 0; i < count; ++i) {
    kept.push_back(std::move(runs[i * runs.size() / count]));
  }
  return kept;
}

}  // namespace poai::scenario::detail
