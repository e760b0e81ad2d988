#pragma once
// What a map shows: the place, and the people of one moment; metres from the district's origin.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"

namespace poai::viz {

enum class Language { kJapanese, kEnglish };

using Line = std::vector<geometry::Point>;

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

struct Station {
  geometry::Point position;
  std::string code;
  std::string name_ja;
  std::string name_en;
};

struct Figure {
  geometry::Point position;
  PersonGroup group = PersonGroup::kResident;
};

struct MapScene {
  std::string title_ja;
  std::string title_en;
  std::string credit_ja;
  std::string credit_en;
  std::string subtitle;         ///< scenario, day type
  std::string clock;            ///< "08:20"; empty for a district without people
  std::vector<Line> land;       ///< closed rings
  std::vector<Line> buildings;  ///< closed rings
  std::vector<Line> walkways;
  std::vector<Line> decks;  ///< decks, bridges and stairs
  std::vector<Line> guideways;
  std::vector<Station> stations;
  std::vector<Figure> people;  ///< outdoors, in vehicles and in queues
};

/// The scene of a district folder, without people; throws InputError with the district's problems.
[[nodiscard]] MapScene scene_of_district(const std::filesystem::path& folder);

/// The scene of a result folder at the last frame at or before `time`; throws InputError if run.h5
/// is missing, damaged or foreign, or if that frame is more than ten minutes older.
[[nodiscard]] MapScene scene_of_run(const std::filesystem::path& folder, SimTime time);

}  // namespace poai::viz
