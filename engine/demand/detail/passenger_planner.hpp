#pragma once
// The day of an air passenger: from the aircraft to the gate, or from the gate to the aircraft.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/demand/detail/travel_estimates.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

class PassengerPlanner {
 public:
  PassengerPlanner(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws,
                   const TravelEstimates& travel);

  /// Appends the items of the passenger and adds to the counts.
  void plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;

 private:
  void plan_arrival(PersonId person, std::vector<PlanItem>& items) const;
  void plan_departure(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;
  enum class Way : std::uint8_t { kInTime, kTooLate };
  [[nodiscard]] Way way_to_terminal(PersonId person, std::int32_t arrive_ms,
                                    std::vector<PlanItem>& items) const;
  [[nodiscard]] std::int32_t kerb_time_ms(PersonId person, const district::Flight& flight) const;
  void plan_for_stranded(PersonId person, std::vector<PlanItem>& items) const;
  /// The stay of somebody who stops on the island on the way; nothing for residents and transfers.
  [[nodiscard]] std::optional<PlanItem> stop_over(PersonId person) const;
  [[nodiscard]] Mode mode_inside(PersonId person) const;
  [[nodiscard]] Mode mode_between(PersonId person, PlaceId from, PlaceId to) const;
  [[nodiscard]] PlanItem at_home(PersonId person) const;
  [[nodiscard]] std::int32_t flight_ms(const district::Flight& flight) const;

  const PlanInputs& inputs_;
  const PlanDay& day_;
  const random::Draws& draws_;
  const TravelEstimates& travel_;
  std::vector<PlaceId> hotels_;
};

}  // namespace poai::demand::detail
