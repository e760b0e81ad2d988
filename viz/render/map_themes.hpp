#pragma once
// What maps show besides people: flows, densities, lunch, encounters. Numbers are of real persons.

#include <string>
#include <utility>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/output/run_file.hpp"

namespace poai::viz {

using Line = std::vector<geometry::Point>;

struct LinkFlow {
  Line line;
  double persons_per_15min = 0.0;  ///< both directions
};

/// A section of the railway in one direction.
struct SectionLoad {
  Line way;
  double passengers_per_h = 0.0;
  double load_share = 0.0;  ///< passengers over the rated capacity of the departures
};

struct FlowTheme {
  std::vector<LinkFlow> links;  ///< those of the district with walkers
  std::vector<SectionLoad> sections;
  output::TimeWindow trains;  ///< when those left whose passengers the sections have
};

struct LinkDensity {
  std::string id;
  Line line;
  double width_m = 0.0;
  double persons_per_m2 = 0.0;
};

struct BuildingDensity {
  Line outline;
  double persons_per_m2 = 0.0;  ///< of its footprint
};

/// A place that the base does not have.
struct AddedPlace {
  geometry::Point position;
  std::string name_ja;
  std::string name_en;
};

/// With a base run the values are differences: this run less the base.
struct DensityTheme {
  enum class Values { kDensity, kDifference };

  Values values = Values::kDensity;
  std::vector<LinkDensity> links;
  std::vector<BuildingDensity> buildings;
  std::vector<AddedPlace> added;  ///< only with a base
};

/// A place that serves meals; a lounge does not.
struct LunchPlace {
  geometry::Point position;
  std::string name_ja;
  std::string name_en;
  double seats = 0.0;
  double guests = 0.0;    ///< at the counter or on a chair
  double queue = 0.0;     ///< waiting
  double went_off = 0.0;  ///< unserved in the last 15 minutes: balked, reneged, turned away
  bool is_named = false;  ///< one of those where most went off on the whole day
};

struct LunchTheme {
  std::vector<LunchPlace> places;
  double served = 0.0;    ///< since the day's begin
  double went_off = 0.0;  ///< visits that ended unserved since the day's begin
  double not_got = 0.0;   ///< lunches wanted from a place and not got, on the whole day
  double no_place = 0.0;  ///< of these: found no open place in reach
};

/// A place where people want lunch, or with seats for it, over the whole day.
struct LunchNeed {
  geometry::Point position;
  std::string name_ja;
  std::string name_en;
  double wanted = 0.0;       ///< meals wanted from a place by who is here
  double unserved = 0.0;     ///< of these, not got
  double wanted_near = 0.0;  ///< by who is within 5 minutes on foot
  double seats_near = 0.0;   ///< within 5 minutes on foot
  double seats = 0.0;        ///< here
  bool is_named = false;     ///< one of those with most meals wanted and few seats
};

struct LunchDesertTheme {
  std::vector<LunchNeed> places;  ///< most meals wanted first
  double wanted = 0.0;
  double unserved = 0.0;  ///< of these, not got
};

struct LinkDifference {
  Line line;
  double persons_a_day = 0.0;  ///< this scenario less the base
};

struct PlaceDifference {
  geometry::Point position;
  std::string name_ja;
  std::string name_en;
  double guests_a_day = 0.0;  ///< this scenario less the base
  bool is_named = false;      ///< one of the largest
};

/// What differs between two scenarios in the mean of paired days, the smallest first.
struct DifferenceTheme {
  std::vector<LinkDifference> links;
  std::vector<PlaceDifference> places;
  int pairs = 0;
};

/// A place where people meet, over the whole day.
struct MeetingPlace {
  geometry::Point position;
  std::string name_ja;
  std::string name_en;
  double hours = 0.0;    ///< of contacts there
  double bridges = 0.0;  ///< pairs without a tie and without a common one
  bool is_best = false;  ///< one of those with most bridges
};

/// Between the place where people are based and the one where they meet.
struct EncounterArc {
  geometry::Point from;
  geometry::Point to;
  double hours = 0.0;  ///< estimate: contacts of the place, by time of stay
  bool is_bridge = false;
};

struct EncounterTheme {
  std::vector<MeetingPlace> places;
  std::vector<EncounterArc> arcs;  ///< the longest hours first
};

}  // namespace poai::viz
