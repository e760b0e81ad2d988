#pragma once
// What the interventions of a scenario do to a district and its people, at once and during the day.

#include <optional>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/demand/plan_changes.hpp"
#include "engine/district/district.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/population/roster_change.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::scenario {

/// A change of one place's service at a moment.
struct ServiceEdit {
  SimTime at;
  PlaceId place;
  district::Service service;
};

/// The walking network from a moment on; it has the links of the district's.
struct NetworkEdit {
  SimTime at;
  district::WalkNetwork network;
};

/// What people believe of the runs of the day until they see that it is otherwise.
struct ExpectedTimetable {
  SimTime until;
  district::Timetable timetable;
};

/// A line stands still, and who waits for it at these stops may lose patience.
struct Outage {
  SimTime from;
  SimTime until;
  std::vector<StopId> stops;  ///< where its runs call
  Mode mode = Mode::kPortLiner;
};

/// People come together at a place: its space for events is made for them.
struct Gathering {
  SimTime opens;  ///< when the first may come
  SimTime ends;
  PlaceId place;
  encounters::SpaceKind kind = encounters::SpaceKind::kEvent;
  double persons = 0.0;  ///< in reality, whatever the scale
};

struct Changes {
  std::vector<ServiceEdit> services;  ///< in the order of time
  std::vector<NetworkEdit> networks;  ///< in the order of time
  /// As people know it when they make their plans: without what is not announced.
  std::vector<NetworkEdit> expected_networks;
  std::optional<ExpectedTimetable> expected;
  std::vector<Outage> outages;
  population::RosterChange roster;
  demand::PlanChanges plans;
  std::vector<Gathering> gatherings;  ///< in the order of time
  std::vector<demand::WeatherSpan> weather;
  /// The interventions that change who is there, where one can walk or what runs, as text.
  std::string foundation;
  /// Of interventions that hold on the day and change nothing: no errors, but worth a warning.
  std::vector<Problem> notices;
};

/// Checks the interventions that hold on the day against the district and its people, applies what
/// holds from the day's begin to `district` and `population` and returns the rest.
[[nodiscard]] Changes apply_interventions(const Scenario& scenario, district::District& district,
                                          population::PopulationSpec& population,
                                          Problems& problems);

/// An intervention that the day depends on before a moment, as text.
struct EarlyPart {
  const Intervention* intervention = nullptr;  ///< of the scenario that was asked about
  std::string text;
};

/// Those that the day depends on before `time`, in their order, but for the services of places:
/// without those on walkways and the weather that begin at `time` or later, are not announced and
/// change nobody's plan.
[[nodiscard]] std::vector<EarlyPart> parts_before(const Scenario& scenario, SimTime time);

}  // namespace poai::scenario
