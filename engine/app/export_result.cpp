#include "engine/app/export_result.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <system_error>

#include "engine/app/export_district.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/export_files.hpp"
#include "engine/output/export_paraview.hpp"
#include "engine/output/export_trajectories.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

void add(Problems& problems, const std::string& option, const std::string& problem,
         const std::string& suggestion) {
  problems.add_scenario_problem(
      {.place = {}, .key = option, .problem = problem, .reason = {}, .suggestion = suggestion});
}

SimTime time_of(const std::string& option, const std::string& word, Problems& problems) {
  const auto time = parse_time(word);
  if (!time) {
    add(problems, option, fmt::format("\"{}\" is not a time", word),
        "write HH:MM or HH:MM:SS from 00:00 to 30:00");
  }
  return time.value_or(SimTime());
}

output::TrajectoryRequest request_of(const TrajectoryWords& words) {
  Problems problems;
  output::TrajectoryRequest request{
      .window = {}, .frames_per_s = words.frames_per_s, .south_west = {}, .north_east = {}};
  if (words.from.empty() != words.until.empty()) {
    add(problems, words.from.empty() ? "--from" : "--until", "is missing", "name both or neither");
  } else if (!words.from.empty()) {
    request.window = {time_of("--from", words.from, problems),
                      time_of("--until", words.until, problems)};
  }
  if (!words.box.empty()) {
    geometry::GeoPoint low;
    geometry::GeoPoint high;
    char end = '\0';
    const int read = std::sscanf(words.box.c_str(), "%lf,%lf,%lf,%lf%c", &low.lon_deg, &low.lat_deg,
                                 &high.lon_deg, &high.lat_deg, &end);
    if (read != 4 || !(low.lon_deg < high.lon_deg) || !(low.lat_deg < high.lat_deg)) {
      add(problems, "--bbox", fmt::format("\"{}\" is not a box", words.box),
          "write WEST,SOUTH,EAST,NORTH in degrees");
    }
    request.south_west = low;
    request.north_east = high;
  }
  problems.throw_if_any();
  return request;
}

std::vector<fs::path> write_layers(const output::RunFile& run, const std::string& format,
                                   const fs::path& output) {
  const bool is_csv = format == "csv";
  std::vector<fs::path> files;
  for (const output::ExportLayer& layer : output::export_layers(run)) {
    files.push_back(output / (layer.name + (is_csv ? ".csv" : ".geojson")));
    write_file_atomically(files.back(), is_csv ? output::csv_of(layer) : output::geojson_of(layer));
  }
  return files;
}

/// A new folder for what is on the way to `target`, beside it; goes with all that is in it.
class FolderOfParts {
 public:
  explicit FolderOfParts(const fs::path& target) : path_(part_of(target)) {
    std::error_code error;
    if (!fs::create_directory(path_, error)) {
      throw InputError(
          InputKind::kFiles,
          {{.place = {.file = path_.string()},
            .key = {},
            .problem = "cannot be made",
            .reason = error ? error.message() : "there is something of that name already",
            .suggestion = {}}});
    }
  }
  ~FolderOfParts() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  FolderOfParts(const FolderOfParts&) = delete;
  FolderOfParts& operator=(const FolderOfParts&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The layers go through GeoJSON files, which are kept apart from those of the user.
std::vector<fs::path> write_geopackage(const output::RunFile& run, const fs::path& output) {
  fs::path package = output / "result.gpkg";
  const FolderOfParts parts(package);
  pack_layers(write_layers(run, "geojson", parts.path()), package);
  return {std::move(package)};
}

}  // namespace

void check_export(const fs::path& result, const std::string& format, const TrajectoryWords& words) {
  const output::RunFile run = output::RunFile::open(result);
  if (format == "pedpy") {
    static_cast<void>(output::checked_window(run, request_of(words)));
  }
}

std::vector<fs::path> export_result(const fs::path& result, const std::string& format,
                                    const TrajectoryWords& words, const fs::path& output) {
  const output::RunFile run = output::RunFile::open(result);
  if (format == "pedpy") {
    fs::path file = output / "trajectories.h5";
    output::export_trajectories(run, request_of(words), file);
    return {std::move(file)};
  }
  if (format == "paraview") {
    return output::export_paraview(run, output);
  }
  return format == "gpkg" ? write_geopackage(run, output) : write_layers(run, format, output);
}

}  // namespace poai::app
