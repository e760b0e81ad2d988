#pragma once
// What people learnt of a day, by the ids of its places, stops and trips: what one run writes,
// another one can know, also with other places and another timetable.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/demand/place_waits.hpp"
#include "engine/routing/ride_experience.hpp"

namespace poai::simulation {

struct Inputs;

/// What people know on a day, by its own places, stops and runs.
struct Knowledge {
  routing::RideExperience rides;
  demand::PlaceWaits waits;
  Column<PersonId, PlaceId> lunch_places;  ///< of the day before, as of `Morning`

  [[nodiscard]] bool empty() const { return rides.empty() && waits.empty(); }
};

/// Where it is from, for those who look at the file.
struct ExperienceOrigin {
  std::string scenario;
  std::uint64_t seed = 0;
  DayType day_type = DayType::kTermWeekday;
  std::uint32_t days = 0;  ///< that the means are of
  bool converged = false;  ///< whether the flows were at rest then
};

/// Columns of equal length stand together. Rows count from 0.
struct ExperienceTable {
  ExperienceOrigin origin;

  std::vector<std::string> places;  ///< those that serve
  std::vector<double> wait_s;       ///< place x PlaceWaits::kSlotCount

  std::vector<std::string> stops;
  std::vector<double> left_behind_s;  ///< stop x TransitTimes::kSlotCount

  std::vector<std::string> trips;
  std::vector<std::uint32_t> call_count;  ///< by trip

  std::vector<std::uint32_t> call_stop;  ///< row of `stops`; calls of the first trip, the second...
  std::vector<double> arrival_late_s;
  std::vector<double> departure_late_s;
  std::vector<double> load_share;

  std::vector<std::uint64_t> person_key;   ///< of those who had lunch at a place
  std::vector<std::uint32_t> lunch_place;  ///< row of `places`
};

/// The knowledge of the people with these keys on the day of `inputs`. Places are those that serve
/// at the begin of the day or from a moment on.
[[nodiscard]] ExperienceTable table_of(const Knowledge& knowledge, const Inputs& inputs,
                                       const Column<PersonId, PersonKey>& keys);

/// What of a table is known on another day.
struct Recollection {
  Knowledge knowledge;
  std::size_t places = 0;  ///< of the table that serve on the day
  std::size_t trips = 0;   ///< of the table that run on the day, with the same stops
};

/// What the people with these keys know on the day of `inputs`. Of places and runs that the table
/// does not have nothing is known: a queue is what one sees on the spot, a run is on time and
/// empty.
[[nodiscard]] Recollection recall(const ExperienceTable& table, const Inputs& inputs,
                                  const Column<PersonId, PersonKey>& keys);

}  // namespace poai::simulation
