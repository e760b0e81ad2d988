#include "viz/render/map_scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/core/hash.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "engine/district/load.hpp"
#include "engine/output/enum_names.hpp"
#include "engine/output/map_tables.hpp"
#include "engine/output/run_file.hpp"

namespace poai::viz {
namespace {

using output::StateKind;

constexpr Duration kLargestGap = Duration::minutes(10);

PersonGroup group_of(Role role) {
  switch (role) {
    case Role::kResident:
      return PersonGroup::kResident;
    case Role::kOfficeWorker:
    case Role::kResearcher:
    case Role::kClinicalWorker:
    case Role::kServiceWorker:
    case Role::kPortWorker:
    case Role::kAirportWorker:
      return PersonGroup::kWorker;
    case Role::kStudent:
    case Role::kPupil:
      return PersonGroup::kStudent;
    case Role::kOutPatient:
    case Role::kCompanion:
    case Role::kInPatient:
    case Role::kInPatientVisitor:
      return PersonGroup::kPatient;
    case Role::kAirPassenger:
      return PersonGroup::kAirPassenger;
    case Role::kVisitor:
    case Role::kHotelGuest:
    case Role::kMainlandRider:
      break;
  }
  return PersonGroup::kVisitor;
}

bool is_deck(std::uint8_t kind) {
  const auto walkway = static_cast<district::WalkwayKind>(kind);
  return walkway == district::WalkwayKind::kDeck || walkway == district::WalkwayKind::kBridge ||
         walkway == district::WalkwayKind::kStairs;
}

void add_ground(MapScene& scene, const output::MapShapes& map, const output::LinkTable& links) {
  scene.land = map.coastline;
  scene.buildings = map.buildings;
  scene.guideways = map.transit_lines;
  for (std::size_t i = 0; i < links.shape.size(); ++i) {
    (is_deck(links.kind[i]) ? scene.decks : scene.walkways).push_back(links.shape[i]);
  }
}

void add_stations(MapScene& scene, const output::StopTable& stops) {
  for (std::size_t i = 0; i < stops.id.size(); ++i) {
    if (static_cast<Mode>(stops.mode[i]) == Mode::kPortLiner) {
      scene.stations.push_back(
          {.position = {static_cast<double>(stops.x_m[i]), static_cast<double>(stops.y_m[i])},
           .code = stops.id[i],
           .name_ja = stops.name_ja[i],
           .name_en = stops.name_en[i]});
    }
  }
}

/// Radius over which people in one container are spread so that a picture shows how many they are.
double spread_m(StateKind state) {
  switch (state) {
    case StateKind::kPlatform:
      return 22.0;
    case StateKind::kInRun:
      return 25.0;
    case StateKind::kVenueQueue:
    case StateKind::kSeat:
      return 10.0;
    default:
      return 1.5;
  }
}

/// A fixed place of the person within the spread, even over its area.
geometry::Point spread(geometry::Point centre, std::uint64_t person_key, double radius_m) {
  const std::uint64_t bits = mix64(person_key);
  const double angle = static_cast<double>(bits & 0xffffU) * (6.283185307179586 / 65'536.0);
  const double radius =
      radius_m * std::sqrt(static_cast<double>((bits >> 16U) & 0xffffU) / 65'536.0);
  return {centre.x_m + radius * std::cos(angle), centre.y_m + radius * std::sin(angle)};
}

void add_people(MapScene& scene, const output::RunFile& run, std::size_t frame) {
  const output::Persons persons = run.persons();
  const metrics::FrameRows rows = run.frame(frame);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t person = rows.person[i];
    const geometry::Point centre{static_cast<double>(rows.x_m[i]),
                                 static_cast<double>(rows.y_m[i])};
    scene.people.push_back({.position = spread(centre, persons.key[person],
                                               spread_m(static_cast<StateKind>(rows.state[i]))),
                            .group = group_of(static_cast<Role>(persons.role[person]))});
  }
}

std::size_t frame_near(const output::RunFile& run, const std::filesystem::path& folder,
                       SimTime time) {
  const auto frame = run.frame_at(time);
  if (frame && time - SimTime{run.frame_times_ms()[*frame]} <= kLargestGap) {
    return *frame;
  }
  const auto& times = run.frame_times_ms();
  const std::string known =
      times.empty() ? "it has none"
                    : fmt::format("it has frames from {} to {}", format_time({times.front()}),
                                  format_time({times.back()}));
  throw InputError(InputKind::kScenario,
                   {Problem{.place = {.file = folder.string()},
                            .key = "--at",
                            .problem = fmt::format("no frame at {}", format_time(time)),
                            .reason = known,
                            .suggestion = {}}});
}

}  // namespace

MapScene scene_of_district(const std::filesystem::path& folder) {
  Problems problems;
  const district::District district = district::load_district(folder, {}, problems);
  problems.throw_if_any();
  MapScene scene;
  scene.title_ja = district.title_ja;
  scene.title_en = district.title;
  scene.credit_ja = district.credit_ja;
  scene.credit_en = district.credit;
  scene.subtitle = district.name;
  add_ground(scene, output::map_shapes(district), output::link_table(district.network));
  add_stations(scene, output::stop_table(district));
  return scene;
}

MapScene scene_of_run(const std::filesystem::path& folder, SimTime time) {
  const output::RunFile run = output::RunFile::open(folder);
  const output::RunInfo info = run.info();
  const std::size_t frame = frame_near(run, folder, time);
  MapScene scene;
  scene.title_ja = info.title_ja;
  scene.title_en = info.title;
  scene.credit_ja = info.credit_ja;
  scene.credit_en = info.credit;
  scene.subtitle = fmt::format("{} · {}", info.scenario, name_of(info.day_type));
  scene.clock = format_time({run.frame_times_ms()[frame]});
  add_ground(scene, run.map(), run.links());
  add_stations(scene, run.stops());
  add_people(scene, run, frame);
  return scene;
}

}  // namespace poai::viz
