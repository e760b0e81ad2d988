#pragma once
// What riders learnt of the runs of a timetable on the days before: how late they are, how full,
// and how long people are left behind.

#include <vector>

namespace poai::routing {

/// Means over the days so far. Calls are in the order of all calls of the timetable, as
/// `CompressedRows::offset` counts them. Empty: by the timetable, nobody crowded or left behind.
struct RideExperience {
  std::vector<double> arrival_late_s;    ///< per call, >= 0
  std::vector<double> departure_late_s;  ///< per call, >= 0
  std::vector<double> load_share;        ///< per call, leaving: persons / rated capacity
  /// Per stop and quarter hour of coming to the platform (stop x kSlotCount + slot): from the first
  /// run that was full to boarding, mean over all who board.
  std::vector<double> left_behind_s;

  [[nodiscard]] bool empty() const { return load_share.empty(); }
  /// Moves every mean towards `day` by `weight` of the difference; takes `day` over if it is empty.
  void approach(const RideExperience& day, double weight);
};

/// How crowding is felt: a minute ridden at load share x counts as 1 + weight max(0, x - free).
struct CrowdingParameters {
  double weight = 0.7;      ///< felt minutes per minute and unit of load share
  double free_share = 0.5;  ///< of the rated capacity, up to which nobody is crowded
};

}  // namespace poai::routing
