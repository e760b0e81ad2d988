#pragma once
// The day of an air passenger: from the aircraft to the gate, or from the gate to the aircraft.

#include <vector>

#include "engine/demand/detail/travel_estimates.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

class PassengerPlanner {
 public:
  PassengerPlanner(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws,
                   const TravelEstimates& travel)
      : inputs_(inputs), day_(day), draws_(draws), travel_(travel) {}

  /// Appends the items of the passenger and adds to the counts.
  void plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;

 private:
  void plan_arrival(PersonId person, std::vector<PlanItem>& items) const;
  void plan_departure(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;
  [[nodiscard]] std::int32_t flight_ms(const district::Flight& flight) const;

  const PlanInputs& inputs_;
  const PlanDay& day_;
  const random::Draws& draws_;
  const TravelEstimates& travel_;
};

}  // namespace poai::demand::detail
