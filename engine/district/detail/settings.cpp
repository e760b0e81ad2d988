#include "engine/district/detail/settings.hpp"

#include <utility>

#include "engine/config/toml_reader.hpp"

namespace poai::district {
namespace {

void read_files(const config::TomlTable& files, const LoadOptions& options, Settings& settings) {
  files.known_keys({"coastline", "walkways", "places", "buildings", "gtfs", "vehicles", "flights",
                    "airport", "population"});
  settings.coastline = files.required_path("coastline");
  settings.walkways = files.required_path("walkways");
  settings.places = files.required_path("places");
  settings.buildings = files.path_value("buildings");
  settings.gtfs = files.path_value("gtfs");
  settings.vehicles = files.path_value("vehicles");
  settings.flights = options.flights ? options.flights : files.path_value("flights");
  settings.airport = files.path_value("airport");
  settings.population =
      options.population ? *options.population : files.required_path("population");
  if (settings.gtfs && !settings.vehicles) {
    files.report("vehicles", "the key is missing", "a GTFS feed does not say how many fit in");
  }
}

void check_population(const config::TomlTable& files, const Settings& settings,
                      Problems& problems) {
  std::error_code error;
  if (!settings.population.empty() &&
      !std::filesystem::is_regular_file(settings.population, error)) {
    problems.add_file_problem({.place = {.file = settings.population.string()},
                               .key = {},
                               .problem = "the population file does not exist",
                               .reason = "named by " + files.path_of("population"),
                               .suggestion = {}});
  }
}

}  // namespace

std::optional<Settings> read_settings(const std::filesystem::path& folder,
                                      const LoadOptions& options, Problems& problems) {
  Settings settings;
  settings.file = folder / "district.toml";
  auto tree = config::load_toml(settings.file, InputKind::kFiles, problems);
  if (!tree) {
    return std::nullopt;
  }
  const config::TomlDocument document(std::move(*tree), InputKind::kFiles, problems);
  const config::TomlTable root = document.root();
  root.known_keys({"format", "format_version", "name", "title", "title_ja", "crs", "origin_lon",
                   "origin_lat", "credit", "credit_ja", "files"});
  root.check_format("poai-district", 1);
  settings.name = root.required_text("name");
  settings.title = root.text("title").value_or(settings.name);
  settings.title_ja = root.text("title_ja").value_or(settings.title);
  settings.credit = root.text("credit").value_or("");
  settings.credit_ja = root.text("credit_ja").value_or(settings.credit);
  settings.crs = root.required_text("crs");
  settings.crs_place = root.place("crs");
  const std::size_t before_origin = problems.size();
  settings.origin.lon_deg = root.required_number("origin_lon", config::between(-180.0, 180.0));
  settings.origin.lat_deg = root.required_number("origin_lat", config::between(-90.0, 90.0));
  const bool has_origin = problems.size() == before_origin;
  const config::TomlTable files = root.required_table("files");
  read_files(files, options, settings);
  check_population(files, settings, problems);
  return has_origin ? std::optional(std::move(settings)) : std::nullopt;
}

}  // namespace poai::district
