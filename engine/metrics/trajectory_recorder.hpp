#pragma once
// Who was on which link from when to when, and where each run was, in a window of time: what films
// are made from.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/time.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// A walker on a link; rows in the order of their ends. Times in milliseconds since midnight.
struct LinkPassages {
  std::vector<std::uint32_t> person;
  std::vector<std::uint32_t> link;  ///< directed: 2 * link + direction
  std::vector<std::int32_t> enter_ms;
  std::vector<std::int32_t> leave_ms;

  [[nodiscard]] std::size_t size() const { return person.size(); }
};

/// A run between two stops; rows in the order of arrival.
struct RunPassages {
  std::vector<std::uint32_t> run;
  std::vector<std::uint32_t> from_stop;
  std::vector<std::uint32_t> to_stop;
  std::vector<std::int32_t> depart_ms;
  std::vector<std::int32_t> arrive_ms;

  [[nodiscard]] std::size_t size() const { return run.size(); }
};

/// Keeps what overlaps the window from `from` to before `until`.
class TrajectoryRecorder {
 public:
  TrajectoryRecorder(SimTime from, SimTime until, std::size_t run_count)
      : from_(from), until_(until), last_departure_(run_count) {}

  /// A walker leaves the link of `event` that was entered at `entered`.
  void leave_link(const Event& event, SimTime entered) {
    if (overlaps(entered, event.time)) {
      add(event.person, event.a, entered, event.time);
    }
  }
  /// The day ends with somebody on a link.
  void stay_on_link(PersonId person, DirectedLinkId link, SimTime entered, SimTime end);
  /// Takes departures and arrivals of runs; everything else is ignored.
  void take(const Event& event);

  /// Saves or restores what was seen.
  void checkpoint(storage::Archive& archive);
  /// The run ends at `end`: nothing is known from then on.
  void finish(SimTime end) { until_ = std::clamp(end, from_, until_); }

  [[nodiscard]] SimTime from() const { return from_; }
  [[nodiscard]] SimTime until() const { return until_; }
  [[nodiscard]] const LinkPassages& links() const { return links_; }
  [[nodiscard]] const RunPassages& runs() const { return runs_; }

 private:
  struct Departure {
    StopId stop;
    SimTime time;
  };

  [[nodiscard]] bool overlaps(SimTime begin, SimTime end) const {
    return begin < until_ && end >= from_;
  }
  void add(PersonId person, std::uint32_t link, SimTime entered, SimTime left);

  SimTime from_;
  SimTime until_;
  Column<RunId, Departure> last_departure_;
  LinkPassages links_;
  RunPassages runs_;
};

}  // namespace poai::metrics
