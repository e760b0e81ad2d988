#pragma once
// Makes the plans of a day: who comes, when, for how long, and what they mean to eat.

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/pattern_parameters.hpp"
#include "engine/demand/plan.hpp"
#include "engine/demand/plan_changes.hpp"
#include "engine/district/district.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"
#include "engine/routing/trip_router.hpp"

namespace poai::demand {

/// References that must live as long as the call.
struct PlanInputs {
  const population::Population& population;
  const population::PopulationSpec& spec;
  const district::District& district;
  const routing::TripRouter& router;
  /// By what people know of the ways at a later time; nothing: `router`.
  std::function<const routing::TripRouter&(SimTime)> router_at = {};
};

struct PlanDay {
  DayType day_type = DayType::kTermWeekday;
  std::uint32_t number = 0;                ///< of the run; enters the draws
  std::int32_t lunch_break_extra_min = 0;  ///< added to every lunch break
  double outing_share_factor = 1.0;        ///< on the shares of people who have outings
  const PlanChanges* changes = nullptr;    ///< of the scenario, if there are any
  PatternParameters pattern;
  double capacity_scale = 1.0;  ///< on the capacities of the population file
};

/// How many of those come whom an event asked for: fewer where its audience is not there or has no
/// time. Simulated persons.
struct EventGuests {
  std::string id;
  std::uint32_t asked = 0;
  std::uint32_t come = 0;
};

/// What became of the day's tours.
struct PlanReport {
  std::array<std::uint32_t, kRoleNames.size()> roster{};  ///< persons by role
  std::array<std::uint32_t, kRoleNames.size()> appear{};  ///< who has at least one tour
  std::uint32_t tours = 0;
  std::uint32_t lunches = 0;   ///< lunch items
  std::uint32_t repaired = 0;  ///< tours that were moved to fit into the day
  std::uint32_t dropped = 0;   ///< extra tours that fitted nowhere
  std::uint32_t subtours = 0;  ///< meetings and seminars elsewhere
  std::uint32_t subtours_repaired = 0;
  std::uint32_t subtours_dropped = 0;
  std::uint32_t refused_rooms = 0;  ///< times a place had no room left for somebody
  std::uint32_t pick_ups = 0;       ///< households that pick up children
  std::uint32_t pick_ups_dropped = 0;
  std::uint32_t outings = 0;  ///< coffee breaks, and what comes after work
  std::uint32_t outings_repaired = 0;
  std::uint32_t outings_dropped = 0;
  std::vector<EventGuests> events;  ///< a row for each of the changes'
};

struct PlannedDay {
  Plans plans;
  PlanReport report;
};

/// Plans of everybody. Items at a gate, and before a flight's arrival or after its departure at the
/// terminal, have the activity kElsewhere: the person is not in the district. The same for any
/// number of threads.
[[nodiscard]] PlannedDay make_plans(const PlanInputs& inputs, const PlanDay& day,
                                    random::Draws draws, parallel::Threads threads);

}  // namespace poai::demand
