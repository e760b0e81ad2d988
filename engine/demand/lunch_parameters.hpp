#pragma once
// What decides where people have lunch; `[demand]` of a scenario.

namespace poai::demand {

/// Utilities are per unit of what their names say, for one way of a walk.
struct LunchParameters {
  static constexpr double kReferenceBudgetYen = 800.0;  ///< whose weight of prices is as below

  double walk_limit_min = 12.0;          ///< one way
  double utility_per_walk_min = -0.038;  ///< one way
  double utility_per_wait_min = -0.08;
  double utility_per_yen = -0.002;
  double utility_log_seats = 1.0;  ///< of ln(seats), or ln(10 x counters) where there are none
  double utility_per_star = 0.07;  ///< of quality above an average place
  double utility_habit = 0.7;      ///< of the place of the day before's lunch
  double break_extra_min = 0.0;    ///< added to every break; whole minutes
  double company_share = 0.3;      ///< of colleagues who join the one before, see Parties
  double least_meal_min = 10.0;    ///< what must be left of the break after the ways and the wait
};

}  // namespace poai::demand
