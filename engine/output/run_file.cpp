#include "engine/output/run_file.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/hash.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/manifest.hpp"
#include "engine/output/result_folder.hpp"
#include "engine/output/schema.hpp"

namespace poai::output {
namespace {

[[noreturn]] void fail(const std::string& file, std::string_view key, const std::string& problem,
                       const std::string& reason, const std::string& suggestion = {}) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file},
                                               .key = std::string(key),
                                               .problem = problem,
                                               .reason = reason,
                                               .suggestion = suggestion}});
}

/// Reports columns of one table that are not equally long; `what` names the table.
template <class... Columns>
void expect_equal_lengths(const std::string& file, std::string_view what, std::size_t rows,
                          const Columns&... columns) {
  if (((columns.size() != rows) || ...)) {
    fail(file, what, "is damaged", "its columns are not equally long");
  }
}

}  // namespace

RunFile::RunFile(storage::File file, storage::Group root)
    : file_(std::move(file)), root_(std::move(root)) {}

RunFile RunFile::open(const std::filesystem::path& path, Accept accept) {
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(path, ignored);
  const std::filesystem::path name = is_folder ? path / kRunFile : path;
  storage::File file = storage::File::open(name);
  storage::Group root = file.root();
  RunFile run(std::move(file), std::move(root));
  run.check_format();
  run.read_status(accept);
  run.check_datasets();
  run.check_bytes(name);
  run.read_frame_index();
  return run;
}

void RunFile::check_format() const {
  const auto format = root_.text_attribute("format");
  if (format != kRunFormat) {
    fail(root_.file_name(), "format", "is not the result of a run",
         format ? "its format is \"" + *format + '"' : "it says no format");
  }
  const auto version = root_.number_attribute("format_version");
  if (version != kRunFormatVersion) {
    fail(root_.file_name(), "format_version", "is of another version",
         "this program reads version " + std::to_string(kRunFormatVersion));
  }
}

void RunFile::read_status(Accept accept) {
  const std::string status = root_.text_attribute("status").value_or("");
  if (status == "complete") {
    status_ = FileStatus::kComplete;
  } else if (status == "interrupted") {
    status_ = FileStatus::kInterrupted;
  } else if (status != "running") {
    fail(root_.file_name(), "status", "is a damaged file", "its status is \"" + status + '"');
  } else if (accept == Accept::kFinished) {
    fail(root_.file_name(), "status", "is the file of a run that has not ended",
         "the run goes on or was killed", "wait for it, or run it again with --overwrite");
  }
}

void RunFile::check_datasets() const {
  const auto check = [this](const DatasetSpec& spec) {
    const bool expected = spec.written == Written::kAtBegin || spec.written == Written::kPerFrame ||
                          (spec.written == Written::kAtEnd && status_ != FileStatus::kRunning);
    if (expected && !root_.has(std::string(spec.path))) {
      fail(root_.file_name(), spec.path, "is missing", "the file is damaged");
    }
  };
  std::for_each(static_datasets().begin(), static_datasets().end(), check);
  std::for_each(day_datasets().begin(), day_datasets().end(), check);
}

void RunFile::check_bytes(const std::filesystem::path& name) const {
  const auto written = run_file_sha256(name.parent_path());
  if (status_ != FileStatus::kRunning && written && sha256_of_file(name) != *written) {
    fail(name.string(), {}, "is damaged or was changed",
         "its bytes are not those that the run wrote, by manifest.json beside it",
         "copy or run it again; if you meant to change it, take \"results\" out of manifest.json");
  }
}

void RunFile::read_frame_index() {
  frame_times_ms_ = column<std::int32_t>("frames/time");
  frame_offset_ = column<std::uint64_t>("frames/row_offset");
  frame_count_ = column<std::uint32_t>("frames/row_count");
  if (frame_offset_.size() < frame_times_ms_.size() ||
      frame_count_.size() < frame_times_ms_.size()) {
    fail(root_.file_name(), "frames", "is a damaged file", "its index of frames is incomplete");
  }
}

RunInfo RunFile::info() const {
  RunInfo info;
  info.scenario = root_.text_attribute("scenario").value_or("");
  info.program = root_.text_attribute("program").value_or("");
  info.seed = root_.number_attribute("seed").value_or(0);
  info.replicate = root_.number_attribute("replicate").value_or(0);
  const auto day_type = parse_day_type(root_.text_attribute("day_type").value_or(""));
  if (!day_type) {
    fail(root_.file_name(), "day_type", "is a damaged file", "its day type is unknown");
  }
  info.day_type = *day_type;
  info.begin.ms = static_cast<std::int64_t>(root_.number_attribute("begin_ms").value_or(0));
  info.end.ms = static_cast<std::int64_t>(root_.number_attribute("end_ms").value_or(0));
  info.scale = root_.real_attribute("population_scale").value_or(1.0);
  info.resolved = root_.read_text("meta/scenario");
  info.district = root_.read_text("meta/district");
  info.title = root_.read_text("meta/title");
  info.title_ja = root_.read_text("meta/title_ja");
  info.credit = root_.read_text("meta/credit");
  info.credit_ja = root_.read_text("meta/credit_ja");
  if (root_.has("meta/rail") && root_.has("meta/rail_ja")) {
    info.rail = {.en = root_.read_text("meta/rail"), .ja = root_.read_text("meta/rail_ja")};
  }
  info.crs = root_.read_text("meta/crs");
  info.origin_lon_deg = root_.real_attribute("origin_lon_deg").value_or(0.0);
  info.origin_lat_deg = root_.real_attribute("origin_lat_deg").value_or(0.0);
  return info;
}

std::string RunFile::indicators_json() const { return root_.read_text("meta/indicators"); }

Persons RunFile::persons() const {
  Persons read = {.key = column<std::uint64_t>("persons/person_key"),
                  .role = column<std::uint8_t>("persons/role"),
                  .age = column<std::uint8_t>("persons/age"),
                  .sex = column<std::uint8_t>("persons/sex"),
                  .speed_mps = column<float>("persons/speed_mps"),
                  .home = column<std::uint32_t>("persons/home"),
                  .target = column<std::uint32_t>("persons/target"),
                  .mode = column<std::uint8_t>("persons/mode"),
                  .flight = column<std::uint32_t>("persons/flight"),
                  .block = column<std::uint32_t>("persons/block")};
  expect_equal_lengths(root_.file_name(), "persons", read.key.size(), read.role, read.age, read.sex,
                       read.speed_mps, read.home, read.target, read.mode, read.flight, read.block);
  return read;
}

metrics::PersonOutcomes RunFile::outcomes() const {
  metrics::PersonOutcomes read = {
      .appeared = column<std::uint8_t>("person_outcomes/appeared"),
      .trips = column<std::uint16_t>("person_outcomes/trips"),
      .travelled_min = column<float>("person_outcomes/travelled_min"),
      .walked_min = column<float>("person_outcomes/walked_min"),
      .in_vehicle_min = column<float>("person_outcomes/in_vehicle_min"),
      .waited_min = column<float>("person_outcomes/waited_min"),
      .crowded_min = column<float>("person_outcomes/crowded_min"),
      .queued_min = column<float>("person_outcomes/queued_min"),
      .lunch_yen = column<float>("person_outcomes/lunch_yen"),
      .lunch_form = column<std::uint8_t>("person_outcomes/lunch_form"),
      .lunch_outcome = column<std::uint8_t>("person_outcomes/lunch_outcome"),
      .contacts = column<std::uint32_t>("person_outcomes/contacts"),
      .contact_min = column<float>("person_outcomes/contact_min"),
      .partners = column<std::uint32_t>("person_outcomes/partners")};
  expect_equal_lengths(root_.file_name(), "person_outcomes", read.appeared.size(), read.trips,
                       read.travelled_min, read.walked_min, read.in_vehicle_min, read.waited_min,
                       read.crowded_min, read.queued_min, read.lunch_yen, read.lunch_form,
                       read.lunch_outcome, read.contacts, read.contact_min, read.partners);
  return read;
}

metrics::Stays RunFile::stays() const {
  metrics::Stays read = {.person = column<std::uint32_t>("stays/person"),
                         .place = column<std::uint32_t>("stays/place"),
                         .activity = column<std::uint8_t>("stays/activity"),
                         .begin_ms = column<std::int32_t>("stays/begin_ms"),
                         .end_ms = column<std::int32_t>("stays/end_ms")};
  expect_equal_lengths(root_.file_name(), "stays", read.person.size(), read.place, read.activity,
                       read.begin_ms, read.end_ms);
  return read;
}

metrics::Trips RunFile::trips() const {
  metrics::Trips read = {.person = column<std::uint32_t>("trips/person"),
                         .from = column<std::uint32_t>("trips/from"),
                         .to = column<std::uint32_t>("trips/to"),
                         .mode = column<std::uint8_t>("trips/mode"),
                         .begin_ms = column<std::int32_t>("trips/begin_ms"),
                         .end_ms = column<std::int32_t>("trips/end_ms"),
                         .completed = column<std::uint8_t>("trips/completed")};
  expect_equal_lengths(root_.file_name(), "trips", read.person.size(), read.from, read.to,
                       read.mode, read.begin_ms, read.end_ms, read.completed);
  return read;
}

metrics::Legs RunFile::legs() const {
  metrics::Legs read = {.person = column<std::uint32_t>("legs/person"),
                        .trip = column<std::uint32_t>("legs/trip"),
                        .mode = column<std::uint8_t>("legs/mode"),
                        .from_place = column<std::uint32_t>("legs/from_place"),
                        .from_stop = column<std::uint32_t>("legs/from_stop"),
                        .to_place = column<std::uint32_t>("legs/to_place"),
                        .to_stop = column<std::uint32_t>("legs/to_stop"),
                        .run = column<std::uint32_t>("legs/run"),
                        .begin_ms = column<std::int32_t>("legs/begin_ms"),
                        .end_ms = column<std::int32_t>("legs/end_ms")};
  expect_equal_lengths(root_.file_name(), "legs", read.person.size(), read.trip, read.mode,
                       read.from_place, read.from_stop, read.to_place, read.to_stop, read.run,
                       read.begin_ms, read.end_ms);
  return read;
}

PresenceTable RunFile::presence() const {
  PresenceTable read = {.times_ms = column<std::int32_t>("series/presence/time_ms"),
                        .totals = column<std::uint32_t>("series/presence/present"),
                        .by_role = matrix<std::uint32_t>("series/presence/by_role")};
  if (read.totals.size() != read.times_ms.size() || read.by_role.rows != read.times_ms.size()) {
    fail(root_.file_name(), "series/presence", "is damaged", "its columns are not equally long");
  }
  return read;
}

std::optional<TimeWindow> RunFile::trajectory_window() const {
  if (!root_.has("trajectories")) {
    return std::nullopt;
  }
  const auto times_ms = column<std::int32_t>("trajectories/window_ms");
  if (times_ms.size() != 2) {
    fail(root_.file_name(), "trajectories/window_ms", "is damaged", "it must have two times");
  }
  return TimeWindow{.from = {times_ms[0]}, .until = {times_ms[1]}};
}

std::optional<metrics::LinkPassages> RunFile::link_passages() const {
  if (!root_.has("trajectories")) {
    return std::nullopt;
  }
  return metrics::LinkPassages{.person = column<std::uint32_t>("trajectories/links/person"),
                               .link = column<std::uint32_t>("trajectories/links/link"),
                               .enter_ms = column<std::int32_t>("trajectories/links/enter_ms"),
                               .leave_ms = column<std::int32_t>("trajectories/links/leave_ms")};
}

std::optional<metrics::RunPassages> RunFile::run_passages() const {
  if (!root_.has("trajectories")) {
    return std::nullopt;
  }
  return metrics::RunPassages{.run = column<std::uint32_t>("trajectories/runs/run"),
                              .from_stop = column<std::uint32_t>("trajectories/runs/from_stop"),
                              .to_stop = column<std::uint32_t>("trajectories/runs/to_stop"),
                              .depart_ms = column<std::int32_t>("trajectories/runs/depart_ms"),
                              .arrive_ms = column<std::int32_t>("trajectories/runs/arrive_ms")};
}

std::optional<std::size_t> RunFile::frame_at(SimTime time) const {
  const auto after = std::upper_bound(frame_times_ms_.begin(), frame_times_ms_.end(), time.ms);
  if (after == frame_times_ms_.begin()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(after - frame_times_ms_.begin()) - 1;
}

metrics::FrameRows RunFile::frame(std::size_t index) const {
  const std::size_t first = frame_offset_.at(index);
  const std::size_t count = frame_count_.at(index);
  return {.person = root_.read_rows<std::uint32_t>("frames/person", first, count),
          .x_m = root_.read_rows<float>("frames/x_m", first, count),
          .y_m = root_.read_rows<float>("frames/y_m", first, count),
          .state = root_.read_rows<std::uint8_t>("frames/state", first, count),
          .container = root_.read_rows<std::uint32_t>("frames/container", first, count)};
}

PlaceTable RunFile::places() const {
  PlaceTable read = {.id = strings("tables/places/id"),
                     .name_ja = strings("tables/places/name_ja"),
                     .name_en = strings("tables/places/name_en"),
                     .kind = column<std::uint8_t>("tables/places/kind"),
                     .area = column<std::uint8_t>("tables/places/area"),
                     .service = column<std::uint8_t>("tables/places/service"),
                     .seats = column<std::uint32_t>("tables/places/seats"),
                     .x_m = column<float>("tables/places/x_m"),
                     .y_m = column<float>("tables/places/y_m")};
  expect_equal_lengths(root_.file_name(), "tables/places", read.id.size(), read.name_ja,
                       read.name_en, read.kind, read.area, read.service, read.seats, read.x_m,
                       read.y_m);
  return read;
}

StopTable RunFile::stops() const {
  StopTable read = {.id = strings("tables/stops/id"),
                    .name_ja = strings("tables/stops/name_ja"),
                    .name_en = strings("tables/stops/name_en"),
                    .mode = column<std::uint8_t>("tables/stops/mode"),
                    .place = column<std::uint32_t>("tables/stops/place"),
                    .x_m = column<float>("tables/stops/x_m"),
                    .y_m = column<float>("tables/stops/y_m")};
  expect_equal_lengths(root_.file_name(), "tables/stops", read.id.size(), read.name_ja,
                       read.name_en, read.mode, read.place, read.x_m, read.y_m);
  return read;
}

LinkTable RunFile::links() const {
  LinkTable read = {.id = strings("tables/links/id"),
                    .length_m = column<float>("tables/links/length_m"),
                    .width_m = column<float>("tables/links/width_m"),
                    .kind = column<std::uint8_t>("tables/links/kind"),
                    .area = column<std::uint8_t>("tables/links/area"),
                    .from_level = column<float>("tables/links/from_level"),
                    .to_level = column<float>("tables/links/to_level"),
                    .shape = lines("map/links")};
  expect_equal_lengths(root_.file_name(), "tables/links", read.id.size(), read.length_m,
                       read.width_m, read.kind, read.area, read.from_level, read.to_level,
                       read.shape);
  return read;
}

MapShapes RunFile::map() const {
  MapShapes read = {.coastline = lines("map/coastline"),
                    .buildings = lines("map/buildings"),
                    .height_m = column<float>("map/buildings/height_m"),
                    .building_place = column<std::uint32_t>("map/buildings/place"),
                    .transit_lines = lines("map/transit_lines"),
                    .transit_mode = column<std::uint8_t>("map/transit_lines/mode")};
  expect_equal_lengths(root_.file_name(), "map/buildings", read.buildings.size(), read.height_m,
                       read.building_place);
  expect_equal_lengths(root_.file_name(), "map/transit_lines", read.transit_lines.size(),
                       read.transit_mode);
  return read;
}

std::vector<Line> RunFile::lines(const std::string& group) const {
  const auto offset = column<std::uint32_t>(group + "/offset");
  const auto x_m = column<float>(group + "/x_m");
  const auto y_m = column<float>(group + "/y_m");
  const bool sound = !offset.empty() && std::is_sorted(offset.begin(), offset.end()) &&
                     offset.back() == x_m.size() && x_m.size() == y_m.size();
  if (!sound) {
    fail(root_.file_name(), group, "is damaged", "its points do not fit its lines");
  }
  std::vector<Line> lines(offset.size() - 1);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (std::size_t i = offset[line]; i < offset[line + 1]; ++i) {
      lines[line].push_back({static_cast<double>(x_m[i]), static_cast<double>(y_m[i])});
    }
  }
  return lines;
}

}  // namespace poai::output
