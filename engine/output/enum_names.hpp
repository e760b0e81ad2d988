#pragma once
// Names of the enumerations that only result files spell out.

#include <array>
#include <string_view>

#include "engine/core/event.hpp"
#include "engine/movement/person_state.hpp"

namespace poai::output {

/// What `state` of a frame's rows means; indexes kStateNames.
using movement::StateKind;
inline constexpr std::array<std::string_view, movement::kStateKindCount> kStateNames = {
    "off_island", "activity", "link",        "link_end", "platform",
    "in_run",     "vehicle",  "venue_queue", "seat",     "terminal"};

/// MealOutcome.
inline constexpr std::array<std::string_view, 5> kMealOutcomeNames = {
    "served", "own_food", "skipped", "no_place", "turned_away"};

/// EventKind; 0 is no event.
inline constexpr std::array<std::string_view, kEventKindCount> kEventNames = {"none",
                                                                              "activity_begins",
                                                                              "activity_ends",
                                                                              "trip_begins",
                                                                              "trip_ends",
                                                                              "walk_begins",
                                                                              "walk_ends",
                                                                              "link_enters",
                                                                              "link_leaves",
                                                                              "stuck_releases",
                                                                              "platform_enters",
                                                                              "boards",
                                                                              "denied",
                                                                              "alights",
                                                                              "run_arrives",
                                                                              "run_departs",
                                                                              "vehicle_begins",
                                                                              "vehicle_ends",
                                                                              "queue_joins",
                                                                              "service_begins",
                                                                              "seat_takes",
                                                                              "venue_leaves",
                                                                              "meal_wanted",
                                                                              "meal_settled",
                                                                              "flight_arrives",
                                                                              "flight_departs",
                                                                              "flight_missed",
                                                                              "wait_gives_up",
                                                                              "contact_begins",
                                                                              "contact_ends",
                                                                              "terminal_reaches",
                                                                              "flight_cancelled",
                                                                              "passenger_stranded",
                                                                              "car_parks",
                                                                              "car_park_full",
                                                                              "car_leaves",
                                                                              "outing_wanted",
                                                                              "outing_settled"};

}  // namespace poai::output
