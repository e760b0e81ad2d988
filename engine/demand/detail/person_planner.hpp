#pragma once
// Plans the day of one person at a time.

#include <cstdint>
#include <vector>

#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Draws one person's tours and writes the day's items; keeps buffers between persons, so that each
/// thread has its own.
class PersonPlanner {
 public:
  PersonPlanner(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws)
      : inputs_(inputs), day_(day), draws_(draws) {}

  /// Appends the items of the person and adds to the counts.
  void plan(PersonId person, std::vector<PlanItem>& items, PlanReport& report);

 private:
  void plan_resident(PersonId person, PlanReport& report);
  void plan_from_outside(PersonId person, PlanReport& report);
  void plan_passenger(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;
  void plan_arrival(PersonId person, std::vector<PlanItem>& items) const;
  void plan_departure(PersonId person, std::vector<PlanItem>& items, PlanReport& report) const;

  /// A tour of the person to `place`, drawn; `lunch_block` tells the habits of lunch, if any.
  TourWindow draw_window(PersonId person, const population::Tour& tour, PlaceId place,
                         const TourDraws& draws, PlanReport& report) const;
  void add_lunch(PersonId person, const population::Tour& tour, std::optional<std::size_t> profile,
                 const TourDraws& draws, TourWindow& window) const;
  void add_extra_tour(PersonId person, const population::ResidentTour& extra, PlanReport& report);
  void write_stay(const TourWindow& window, std::vector<PlanItem>& items) const;
  void write_windows(PersonId person, std::vector<PlanItem>& items, PlanReport& report);

  [[nodiscard]] Mode mode_between(PersonId person, PlaceId from, PlaceId to) const;
  [[nodiscard]] std::int32_t travel_ms(PersonId person, PlaceId from, PlaceId to,
                                       std::int32_t time_ms) const;
  [[nodiscard]] std::int32_t departure_ms(PersonId person, PlaceId from, PlaceId to,
                                          std::int32_t arrive_ms) const;
  [[nodiscard]] std::int32_t catch_last_run(PersonId person, const TourWindow& window) const;
  [[nodiscard]] bool is_gate(PlaceId place) const {
    return inputs_.district.places[place].is_gate();
  }
  [[nodiscard]] bool is_late_for_last_run(PersonId person, PlaceId from,
                                          std::int32_t time_ms) const;

  const PlanInputs& inputs_;
  const PlanDay& day_;
  const random::Draws& draws_;
  std::vector<TourWindow> windows_;
};

}  // namespace poai::demand::detail
