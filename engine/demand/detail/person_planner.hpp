#pragma once
// Plans the day of one person at a time.

#include <cstdint>
#include <vector>

#include "engine/demand/detail/day_changes.hpp"
#include "engine/demand/detail/day_pattern.hpp"
#include "engine/demand/detail/household_days.hpp"
#include "engine/demand/detail/passenger_planner.hpp"
#include "engine/demand/detail/rooms.hpp"
#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/detail/travel_estimates.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Draws one person's tours and writes the day's items; keeps buffers between persons, so that each
/// thread has its own.
class PersonPlanner {
 public:
  PersonPlanner(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws,
                const HouseholdMembers& households, const RoomRules& rooms)
      : inputs_(inputs),
        households_(households),
        rooms_(rooms),
        day_(day),
        draws_(draws),
        travel_(inputs, day, draws),
        passengers_(inputs, day, draws, travel_),
        changes_(day.changes, inputs.population, day.number, draws) {}
  PersonPlanner(const PersonPlanner&) = delete;
  PersonPlanner& operator=(const PersonPlanner&) = delete;

  /// Appends the items of the person, and the stays in rooms, and adds to the counts.
  void plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report,
            std::vector<RoomGuest>& guests);

 private:
  using Windows = std::vector<TourWindow>;

  void plan_from_outside(PersonId person, PlanReport& report);
  /// What a resident does without regard to the household.
  void plan_resident(PersonId person, Windows& windows, PlanReport& report) const;
  void add_main_tour(PersonId person, std::uint32_t pattern, Windows& windows,
                     PlanReport& report) const;
  void add_pick_ups(PersonId person, PlanReport& report);

  /// Parts of the person's patterns from the second on: the subtours of the role.
  void list_subtours(Role role, std::vector<PatternPart>& parts) const;
  /// Those of the pattern, whose bits from `first_part` on are the subtours of the role.
  void add_subtours(PersonId person, Role role, std::uint32_t pattern, std::size_t first_part,
                    TourWindow& window, PlanReport& report) const;

  /// A tour of the person to `place`, drawn, without its lunch.
  TourWindow draw_window(PersonId person, const population::Tour& tour, PlaceId place,
                         const TourDraws& draws, PlanReport& report) const;
  void add_lunch(PersonId person, const population::Tour& tour, std::optional<std::size_t> profile,
                 const TourDraws& draws, TourWindow& window) const;
  void add_extra_tour(PersonId person, const population::ResidentTour& extra, Windows& windows,
                      PlanReport& report) const;
  [[nodiscard]] bool has_extra_tour(PersonId person, const population::ResidentTour& extra) const;
  [[nodiscard]] Role role_at_work(PersonId person) const;
  void write_way_home(const TourWindow& window, PlanItem at_home, std::vector<PlanItem>& items,
                      PlanReport& report) const;
  void write_stay(const TourWindow& window, std::vector<PlanItem>& items) const;
  void write_windows(PersonId person, std::vector<PlanItem>& items, PlanReport& report);

  [[nodiscard]] bool is_gate(PlaceId place) const {
    return inputs_.district.places[place].is_gate();
  }

  const PlanInputs& inputs_;
  const HouseholdMembers& households_;
  RoomRules rooms_;
  const PlanDay& day_;
  const random::Draws& draws_;
  TravelEstimates travel_;
  PassengerPlanner passengers_;
  DayChanges changes_;
  Windows windows_;
  std::vector<PatternPart> parts_;
  std::vector<MemberDay> members_;
};

}  // namespace poai::demand::detail
