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
  /// A stop on the island on the way: where, for how long, and when the place is open.
  struct WantedStop {
    PlanItem item;
    std::int32_t stay_ms = 0;
    std::int32_t opens_ms = 0;
    std::int32_t closes_ms = 0;
  };
  struct EarlyStop {
    PlanItem item;
    std::int32_t comes_ms = 0;
  };

  void plan_arrival(PersonId person, std::vector<PlanItem>& items) const;
  void plan_departure(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;
  enum class Way : std::uint8_t { kInTime, kTooLate };
  [[nodiscard]] Way way_to_terminal(PersonId person, std::int32_t arrive_ms,
                                    std::vector<PlanItem>& items) const;
  [[nodiscard]] std::int32_t kerb_time_ms(PersonId person, const district::Flight& flight) const;
  void plan_for_stranded(PersonId person, std::vector<PlanItem>& items) const;
  /// Nothing for residents and transfers.
  [[nodiscard]] std::optional<WantedStop> wanted_stop(PersonId person) const;
  /// The stop of who comes out of the terminal, as planned: who is held up there stays shorter.
  /// Nothing if the place is closed on arrival, or would close at once.
  [[nodiscard]] std::optional<PlanItem> stop_after(PersonId person, std::int32_t kerb_ms) const;
  /// The stop of who has to be at the terminal by `arrive_ms`. Nothing if the place is closed
  /// before, or until then.
  [[nodiscard]] std::optional<EarlyStop> stop_before(PersonId person, std::int32_t arrive_ms) const;
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
