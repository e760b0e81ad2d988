#pragma once
// Plans the day of one person at a time.

#include <cstdint>
#include <vector>

#include "engine/demand/detail/day_changes.hpp"
#include "engine/demand/detail/passenger_planner.hpp"
#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/detail/travel_estimates.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Draws one person's tours and writes the day's items; keeps buffers between persons, so that each
/// thread has its own.
class PersonPlanner {
 public:
  PersonPlanner(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws)
      : inputs_(inputs),
        day_(day),
        draws_(draws),
        travel_(inputs, day),
        passengers_(inputs, day, draws, travel_),
        changes_(day.changes, inputs.population, day.number, draws) {}
  PersonPlanner(const PersonPlanner&) = delete;
  PersonPlanner& operator=(const PersonPlanner&) = delete;

  /// Appends the items of the person and adds to the counts.
  void plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report);

 private:
  void plan_resident(PersonId person, PlanReport& report);
  void plan_from_outside(PersonId person, PlanReport& report);

  /// A tour of the person to `place`, drawn, without its lunch.
  TourWindow draw_window(PersonId person, const population::Tour& tour, PlaceId place,
                         const TourDraws& draws, PlanReport& report) const;
  void add_lunch(PersonId person, const population::Tour& tour, std::optional<std::size_t> profile,
                 const TourDraws& draws, TourWindow& window) const;
  void add_extra_tour(PersonId person, const population::ResidentTour& extra, PlanReport& report);
  void write_stay(const TourWindow& window, std::vector<PlanItem>& items) const;
  void write_windows(PersonId person, std::vector<PlanItem>& items, PlanReport& report);

  [[nodiscard]] bool is_gate(PlaceId place) const {
    return inputs_.district.places[place].is_gate();
  }

  const PlanInputs& inputs_;
  const PlanDay& day_;
  const random::Draws& draws_;
  TravelEstimates travel_;
  PassengerPlanner passengers_;
  DayChanges changes_;
  std::vector<TourWindow> windows_;
};

}  // namespace poai::demand::detail
