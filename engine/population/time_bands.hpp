#pragma once
// The recurring shapes of what `population.toml` says of a day: values per day type, spans of the
// clock, lengths.

#include <array>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/district.hpp"

namespace poai::population {

/// A value per day type.
template <class T>
struct ByDayType {
  std::array<T, kDayTypeCount> values{};

  [[nodiscard]] const T& operator[](DayType day_type) const {
    return values[static_cast<std::size_t>(day_type)];
  }
};

/// A span of the clock that is drawn in proportion to `weight`; within it every moment is as
/// likely.
struct TimeBand {
  SimTime from;
  SimTime to;
  double weight = 0.0;
};
using TimeBands = std::vector<TimeBand>;

/// Mean and standard deviation of a number of minutes.
struct Minutes {
  double mean = 0.0;
  double sd = 0.0;
};

}  // namespace poai::population
