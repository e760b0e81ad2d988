#pragma once
// The modes by which people reach the district, after the service has changed.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/demand/mode_parameters.hpp"
#include "engine/demand/plan.hpp"
#include "engine/demand/plan_changes.hpp"
#include "engine/district/district.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/access_utilities.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"
#include "engine/routing/trip_router.hpp"

namespace poai::demand {

/// References that must live as long as the call. `people` has the modes of the population file.
struct ModeInputs {
  const population::Population& people;
  const population::PopulationSpec& spec;
  const district::District& district;
  const Plans& plans;                 ///< of a day of theirs, whose trips are weighed
  const routing::TripRouter& before;  ///< by the service at which the shares were observed
  std::size_t places_before = 0;      ///< places that `before` knows
  const routing::TripRouter& now;
  const population::AccessUtilities& utilities;    ///< that the shares were observed with
  std::span<const EmployerShuttle> shuttles = {};  ///< that run now and did not before
};

/// Who looks for a mode anew: a share of the people; the others keep theirs.
struct ModeReview {
  const population::Population& present;  ///< with the modes of the day of the plans
  double share = 1.0;
  std::uint32_t day = 1;  ///< which people are drawn anew for every day
};

/// A mode and the gate where it enters the district.
struct ModeAtGate {
  Mode mode = Mode::kNone;
  PlaceId gate;
  friend bool operator==(const ModeAtGate&, const ModeAtGate&) = default;
};

/// What everybody chooses by a nested logit (transit; car and taxi; bicycle and walk) that pivots
/// on the shares of the access profiles: utilities change by utility_per_min x (felt minutes now -
/// before) + utility_per_yen x yen more, mean over the trips of the plan through a gate.
/// Alternatives are the modes that have a share in the person's profile. Who has no profile, lives
/// at a gate or makes no such trip keeps the mode. Nobody leaves a mode that did not get worse
/// against others, except for a new alternative. Errors are keyed by person and mode and are the
/// same every day.
///
/// An employer's shuttle is a new alternative of the staff it is for, where it begins at their gate
/// of the Port Liner (or of the bus, if the profile has no Port Liner), runs at the times of all
/// their trips, and the profile has no shuttles: it is felt as that mode but for the time. Its
/// seats go to who had one before, then by the time of the first trip and by lot. Who finds no seat
/// on one of the rides looks for one on the next shuttle that fits, and chooses again without any
/// if there is none.
[[nodiscard]] Column<PersonId, ModeAtGate> choose_modes(const ModeInputs& inputs,
                                                        const ModeReview& review,
                                                        const ModeParameters& parameters,
                                                        random::Draws draws,
                                                        parallel::Threads threads);

/// `people` with other modes, gates and, for those who come from outside, homes.
[[nodiscard]] population::Population with_modes(const population::Population& people,
                                                const district::District& district,
                                                const Column<PersonId, ModeAtGate>& modes);

}  // namespace poai::demand
