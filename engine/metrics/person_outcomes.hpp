#pragma once
// What a day meant for each person.

#include <cstdint>
#include <vector>

namespace poai::metrics {

/// One row a person; made at the end of the day. Minutes of simulated time.
struct PersonOutcomes {
  std::vector<std::uint8_t> appeared;       ///< 1 = made a trip or was in the district
  std::vector<std::uint16_t> trips;         ///< completed
  std::vector<float> travelled_min;         ///< in trips
  std::vector<float> walked_min;            ///< on foot
  std::vector<float> in_vehicle_min;        ///< in runs, cars, on bicycles and ferries
  std::vector<float> waited_min;            ///< on platforms
  std::vector<float> crowded_min;           ///< in runs over their rated capacity
  std::vector<float> queued_min;            ///< in queues of places
  std::vector<float> lunch_yen;             ///< paid for meals
  std::vector<std::uint8_t> lunch_form;     ///< LunchForm; 255 = no lunch in the plan
  std::vector<std::uint8_t> lunch_outcome;  ///< MealOutcome; 255 = none
  std::vector<std::uint32_t> contacts;      ///< face to face
  std::vector<float> contact_min;           ///< in them
  std::vector<std::uint32_t> partners;      ///< people met
};

}  // namespace poai::metrics
