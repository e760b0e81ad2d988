#pragma once
// Lunch on the day: who ate as intended, how far the walk and how long the rest of the break, and
// where demand and seats are.

#include <cstdint>
#include <vector>

#include "engine/metrics/day_record.hpp"
#include "engine/metrics/indicators.hpp"

namespace poai::metrics {

/// One row a place. Persons as they were simulated.
struct LunchMap {
  /// 5 minutes at 80 m a minute, the speed of Japanese property advertisements.
  static constexpr double kReachM = 400.0;

  std::vector<std::uint32_t> demand;       ///< meals wanted from a place by who was here
  std::vector<std::uint32_t> unserved;     ///< of these
  std::vector<float> as_wanted_share;      ///< got one of the wanted form; NaN without demand
  std::vector<float> mean_walk_min;        ///< of the served: to the first place; NaN without any
  std::vector<float> mean_left_min;        ///< of the served: of the break when back
  std::vector<std::uint32_t> demand_near;  ///< at all places within reach on foot from here
  std::vector<std::uint32_t> seats_near;   ///< of places open to all within reach, and own ones
};

/// Of a finished record.
[[nodiscard]] LunchMap lunch_map(const DayRecord& record);

/// Adds "dining.intended_share", ".realised_share" (of employees with a lunch in their plan, by sex
/// and form) "dining.by_role", ".by_area" and, of residents,
/// ".by_chome" (of meals wanted from a place).
void add_lunch_indicators(const DayRecord& record, Indicators& indicators);

}  // namespace poai::metrics
