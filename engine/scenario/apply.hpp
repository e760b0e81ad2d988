#pragma once
// What the interventions of a scenario do to a district, at once and during the day.

#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/district/district.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::scenario {

/// A change of one place's service at a moment.
struct ServiceEdit {
  SimTime at;
  PlaceId place;
  district::Service service;
};

/// Checks the interventions against the district, adds the new places to it, applies what holds
/// from the day's begin to `district.services` and returns the timed rest in the order of time.
[[nodiscard]] std::vector<ServiceEdit> apply_interventions(const Scenario& scenario,
                                                           district::District& district,
                                                           Problems& problems);

}  // namespace poai::scenario
