#pragma once
// What a map shows: the place, and the people of one moment; metres from the district's origin.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"
#include "engine/output/run_file.hpp"
#include "viz/render/map_themes.hpp"

namespace poai::viz {

/// Groups of roles that a picture can tell apart by colour.
enum class PersonGroup : std::uint8_t {
  kResident,
  kWorker,
  kStudent,
  kPatient,
  kVisitor,
  kAirPassenger
};
inline constexpr std::size_t kPersonGroupCount = 6;

/// What a building is for, as far as a picture tells.
enum class BuildingUse : std::uint8_t { kOther, kHousing, kWork, kHealth, kLearning, kPublic };
inline constexpr std::size_t kBuildingUseCount = 6;

struct Building {
  Line outline;  ///< closed ring
  BuildingUse use = BuildingUse::kOther;
  double height_m = 0.0;
};

/// Walkways that a picture tells apart.
enum class WayKind : std::uint8_t { kStreet, kRaised, kIndoor };
inline constexpr std::size_t kWayKindCount = 3;

/// Places that have no building of their own use, as far as a picture tells.
enum class PlaceMark : std::uint8_t { kOther, kDining, kBusStop, kGate };
inline constexpr std::size_t kPlaceMarkCount = 4;

struct MarkedPlace {
  geometry::Point position;
  PlaceMark mark = PlaceMark::kOther;
};

/// How bad what is marked is.
enum class FlawMark : std::uint8_t { kWarning, kError };
inline constexpr std::size_t kFlawMarkCount = 2;

/// Something doubtful about a district that `poai check` names.
struct Flaw {
  geometry::Point position;
  FlawMark mark = FlawMark::kWarning;
};

struct Station {
  std::uint32_t stop = 0;  ///< row of tables/stops
  geometry::Point position;
  std::string code;
  std::string name_ja;
  std::string name_en;
};

/// Somebody who is drawn as a dot.
struct Figure {
  geometry::Point position;
  PersonGroup group = PersonGroup::kResident;
  std::uint32_t person = 0;  ///< row of persons
};

/// People on the platforms of one station.
struct WaitingCrowd {
  std::size_t station = 0;  ///< index into the scene's stations
  std::array<std::size_t, kPersonGroupCount> count{};
};

/// A train under way with its passengers.
struct Train {
  geometry::Point position;
  geometry::Point heading;  ///< along the guideway; a unit vector
  double load_share = 0.0;  ///< passengers over the rated capacity
};

/// The people of one moment. Numbers are of simulated persons.
struct People {
  std::array<std::size_t, kPersonGroupCount> count{};  ///< all of the frame by group
  std::size_t waiting = 0;                             ///< for trains: shown by rings
  std::size_t in_trains = 0;                           ///< shown by the trains' size
  std::size_t not_shown = 0;     ///< in vehicles whose way over the ground is not known
  double persons_per_row = 1.0;  ///< real persons that a simulated one stands for
  std::vector<Figure> figures;
  std::vector<WaitingCrowd> crowds;  ///< in the order of stations
  std::vector<Train> trains;
};

/// Flat, or with heights.
enum class SceneView : std::uint8_t { kMap, kSpace };

struct MapScene {
  SceneView view = SceneView::kMap;
  std::string title_ja;
  std::string title_en;
  std::string credit_ja;
  std::string credit_en;
  std::string name;                 ///< of the scenario or district
  std::optional<DayType> day_type;  ///< nothing for a district
  std::string clock;                ///< "08:20"; empty for a district
  std::vector<Line> land;           ///< closed rings
  std::vector<Line> mainland_ways;  ///< walkways where no coast is drawn
  std::vector<Building> buildings;
  std::array<std::vector<Line>, kWayKindCount> ways;  ///< raised: decks, bridges and stairs
  std::vector<Line> guideways;                        ///< of trains
  std::vector<Line> bus_lines;                        ///< only the pieces beside walkways
  std::vector<Station> stations;
  std::vector<MarkedPlace> places;
  std::vector<Flaw> flaws;        ///< of a district
  std::optional<People> people;   ///< nothing for a district
  std::optional<FlowTheme> flow;  ///< at most one of these and people
  std::optional<DensityTheme> density;
  std::optional<LunchTheme> lunch;
  std::optional<LunchDesertTheme> lunch_desert;
  std::optional<DifferenceTheme> difference;
  std::optional<EncounterTheme> encounters;
  std::string base_name;  ///< of the run that a difference is to; empty without
};

/// The scene of a district folder, without people and with its flaws; throws InputError with the
/// district's problems. Parts of the network that are cut off are flaws here.
[[nodiscard]] MapScene scene_of_district(const std::filesystem::path& folder);

/// The scene of a run without people.
[[nodiscard]] MapScene ground_of_run(const output::RunFile& run);

/// The scene of a result folder at the last frame at or before `time`; throws InputError if run.h5
/// is missing, damaged, foreign or not finished, or if that frame is more than ten minutes older.
[[nodiscard]] MapScene scene_of_run(const std::filesystem::path& folder, SimTime time);

}  // namespace poai::viz
