#include "engine/scenario/detail/declare_choice.hpp"

namespace poai::scenario::detail {

using config::between;
using config::FieldVisitor;

void declare(FieldVisitor& visitor, demand::ModeParameters& mode) {
  visitor.word(
      {.key = "model",
       .meaning = "shares: everybody keeps the mode that the access profiles gave. "
                  "nested-logit: that holds at today's service (the scenario without its "
                  "interventions); changes of times, waits, crowding and fares move people "
                  "between the modes of their profile."},
      demand::kModeModelNames, mode.model);
  visitor.field({.key = "utility_per_min",
                 .meaning = "Utility of a felt minute of one way, door to door.",
                 .unit = "1/min",
                 .range = between(-1, 0)},
                mode.utility_per_min);
  visitor.field({.key = "wait_weight",
                 .meaning = "Felt minutes of a minute waited, in the choice of a mode.",
                 .range = between(1, 10)},
                mode.wait_weight);
  visitor.field({.key = "utility_per_yen",
                 .meaning = "Utility of a yen.",
                 .unit = "1/yen",
                 .range = between(-1, 0)},
                mode.utility_per_yen);
  visitor.field(
      {.key = "transit_nest",
       .meaning = "Scale within the nest of Port Liner, bus, ferry and shuttle: 1 = no more alike "
                  "than any modes.",
       .range = between(0.05, 1)},
      mode.transit_nest);
  visitor.field({.key = "active_nest",
                 .meaning = "Scale within the nest of bicycle and walk; that of car and taxi is 1.",
                 .range = between(0.05, 1)},
                mode.active_nest);
  const auto yen = [&](const char* key, const char* meaning, double& change) {
    visitor.field(
        {.key = key, .meaning = meaning, .unit = "yen", .range = between(-10'000, 10'000)}, change);
  };
  yen("port_liner_fare_change_yen", "Yen that a way by Port Liner costs more than today.",
      mode.port_liner_fare_change_yen);
  yen("bus_fare_change_yen", "The same by bus.", mode.bus_fare_change_yen);
  yen("ferry_fare_change_yen", "The same by ferry.", mode.ferry_fare_change_yen);
  yen("car_cost_change_yen", "The same by car: toll, and half of the parking.",
      mode.car_cost_change_yen);
  yen("taxi_fare_change_yen", "The same by taxi.", mode.taxi_fare_change_yen);
}

void declare(FieldVisitor& visitor, demand::PatternParameters& pattern) {
  const auto tour = [&](const char* key, const char* meaning, double& utility) {
    visitor.field({.key = key, .meaning = meaning, .range = between(-10, 10)}, utility);
  };
  tour("main_tour", "Utility of going to work, to study or on the visit for which people come.",
       pattern.main_tour);
  tour("extra_tour", "Utility of each further tour of residents.", pattern.extra_tour);
  tour("subtour", "Utility of each meeting or seminar elsewhere.", pattern.subtour);
}

}  // namespace poai::scenario::detail
