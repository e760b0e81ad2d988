#pragma once
// A scenario after reading: every setting has its value; texts have become times, enumerators and
// numbers.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/demand/lunch_parameters.hpp"
#include "engine/demand/mode_parameters.hpp"
#include "engine/demand/pattern_parameters.hpp"
#include "engine/encounters/encounter_parameters.hpp"
#include "engine/movement/walk_parameters.hpp"
#include "engine/population/access_utilities.hpp"
#include "engine/routing/trip_parameters.hpp"
#include "engine/scenario/intervention.hpp"
#include "engine/venues/venue_parameters.hpp"

namespace poai::scenario {

struct RunSettings {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  SimTime begin = SimTime::at(3);
  SimTime end = SimTime::at(27);
  DayType day_type = DayType::kTermWeekday;
  std::uint32_t days = 1;  ///< the day is repeated with other draws; ties last
};

struct DistrictSettings {
  std::filesystem::path path;  ///< folder, already resolved; empty if it is missing
  std::optional<std::filesystem::path> flights;  ///< instead of the district's own
  std::optional<std::filesystem::path> population;
};

struct PopulationSettings {
  double scale = 1.0;          ///< persons and, with them, all capacities
  double speed_sd_mps = 0.26;  ///< standard deviation of the free speed
  population::AccessUtilities access;
};

struct DemandSettings {
  demand::LunchParameters lunch;
  std::optional<std::filesystem::path> experience;  ///< what people know when the first day begins
  std::uint32_t iterations = 1;         ///< days run one after the other until people know it
  double converged_below_share = 0.02;  ///< change of the flows from day to day
  double outing_share_factor = 1.0;     ///< on the shares of people who have outings
  double turned_away_min = 15.0;        ///< as how long a wait being turned away is remembered
};

/// When everybody's way is written, for films; without both times, never.
struct TrajectorySettings {
  std::optional<SimTime> from;
  std::optional<SimTime> until;
};

struct OutputSettings {
  Duration frames_every = Duration::minutes(5);
  Duration link_series_every = Duration::minutes(15);
  Duration series_every = Duration::minutes(5);
  bool events = false;  ///< write every event (large)
  TrajectorySettings trajectories;
};

/// A range that an indicator of `summary.json` must lie in.
struct Expectation {
  std::string indicator;  ///< "dining.served"
  double low = 0.0;
  double high = 0.0;
  SourcePlace source;
};

struct Scenario {
  std::string name;
  std::string description;
  RunSettings run;
  DistrictSettings district;
  PopulationSettings population;
  DemandSettings demand;
  demand::ModeParameters mode_choice;
  demand::PatternParameters day_pattern;
  routing::TripParameters trips;
  movement::WalkParameters walking;
  venues::VenueParameters dining;
  encounters::EncounterParameters encounters;
  std::vector<Intervention> interventions;
  OutputSettings output;
  std::vector<Expectation> expect;
  std::vector<std::filesystem::path> files;  ///< the scenario file and its bases
  std::string resolved;                      ///< the scenario after inheritance and --set, as TOML

  /// The intervention of that id; nullptr if there is none.
  [[nodiscard]] const Intervention* intervention(std::string_view id) const;
};

}  // namespace poai::scenario
