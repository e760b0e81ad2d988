#pragma once
// Whether days that are run one after the other still change: flows of a day, and the table of the
// days.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/event.hpp"

namespace poai::metrics {

class DayRecord;

/// How many go where on a day.
struct DayFlows {
  std::vector<std::uint32_t> sections;  ///< passengers by clock hour, then section
  std::vector<std::uint32_t> places;    ///< who comes to a place that serves, by place, then hour
  std::vector<std::uint32_t> modes;     ///< completed trips by main mode
};

/// Of a finished day.
[[nodiscard]] DayFlows flows_of(const DayRecord& record);

/// Sum of all differences between two days over the sum of the later one; 0 if both are empty.
[[nodiscard]] double change_share(const std::vector<std::uint32_t>& before,
                                  const std::vector<std::uint32_t>& now);

/// One of the days. Changes are those from the day before; NaN on the first day.
struct IterationRow {
  std::uint32_t iteration = 0;   ///< 1, 2, ...
  std::uint32_t other_mode = 0;  ///< persons with another mode than on the day before
  double section_change = 0.0;   ///< shares, see change_share
  double place_change = 0.0;
  double mode_change = 0.0;
  std::uint32_t denied = 0;  ///< boardings, by all modes
  std::uint32_t meals_unserved = 0;

  /// The largest of the changes.
  [[nodiscard]] double change() const;
};

struct Convergence {
  std::vector<IterationRow> rows;
  bool converged = false;
};

}  // namespace poai::metrics
