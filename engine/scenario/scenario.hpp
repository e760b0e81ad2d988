#pragma once
// A scenario after reading: every setting has its value; texts have become times, enumerators and
// numbers.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/demand/lunch_parameters.hpp"
#include "engine/district/places.hpp"
#include "engine/movement/walk_parameters.hpp"
#include "engine/population/access_utilities.hpp"
#include "engine/routing/trip_parameters.hpp"
#include "engine/venues/venue_parameters.hpp"

namespace poai::scenario {

struct RunSettings {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  SimTime begin = SimTime::at(3);
  SimTime end = SimTime::at(27);
  DayType day_type = DayType::kTermWeekday;
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

/// New values for a place's service; what is absent stays.
struct ServiceChange {
  std::optional<district::ServiceKind> service;
  std::optional<district::Access> access;
  std::optional<std::uint32_t> seats;
  std::optional<std::uint32_t> counters;
  std::optional<double> service_s;
  std::optional<double> stay_min;
  std::optional<double> price_yen;
  std::optional<std::uint32_t> stock;
  std::optional<SimTime> opens;
  std::optional<SimTime> last_order;
  std::optional<SimTime> closes;
};

enum class InterventionKind : std::uint8_t { kOpenPlace, kClosePlace, kChangePlace };
inline constexpr std::array<std::string_view, 3> kInterventionKindNames = {
    "open-place", "close-place", "change-place"};

struct Intervention {
  std::string id;
  InterventionKind kind = InterventionKind::kChangePlace;
  std::string place;    ///< id of the place; open-place may name a new one
  std::string at;       ///< open-place with a new id: id of the place beside which it stands
  std::string name_ja;  ///< open-place with a new id; empty = its id
  std::string name_en;
  ServiceChange change;
  std::optional<SimTime> from;   ///< nothing = from the day's begin
  std::optional<SimTime> until;  ///< nothing = to the day's end
  bool announced = false;        ///< known when plans are made
  SourcePlace source;            ///< for messages
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
  routing::TripParameters trips;
  movement::WalkParameters walking;
  venues::VenueParameters dining;
  std::vector<Intervention> interventions;
  OutputSettings output;
  std::vector<Expectation> expect;
  std::vector<std::filesystem::path> files;  ///< the scenario file and its bases
  std::string resolved;                      ///< the scenario after inheritance and --set, as TOML
};

}  // namespace poai::scenario
