#include "engine/importers/district_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;

/// The key of a part in `[files]` and the name its file gets.
struct PartFile {
  Part part;
  const char* key;
  const char* file;
};
constexpr std::array<PartFile, 8> kPartFiles = {
    {{Part::kCoastline, "coastline", "coastline.geojson"},
     {Part::kWalkways, "walkways", "walkways.geojson"},
     {Part::kPlaces, "places", "places.geojson"},
     {Part::kBuildings, "buildings", "buildings.geojson"},
     {Part::kGtfs, "gtfs", "gtfs"},
     {Part::kVehicles, "vehicles", "vehicles.csv"},
     {Part::kFlights, "flights", "flights.csv"},
     {Part::kPopulation, "population", "population.toml"}}};

void read_files(const config::TomlTable& files, DistrictFolder& district) {
  district.unnamed.clear();
  for (const PartFile& part : kPartFiles) {
    if (const auto path = files.path_value(part.key)) {
      district.files[part.part] = *path;
    } else if (!files.has(part.key)) {
      district.unnamed.push_back(part.part);
    }
  }
}

void read_existing(const fs::path& file, const std::optional<std::string>& crs,
                   DistrictFolder& district, Problems& problems) {
  auto tree = config::load_toml(file, InputKind::kFiles, problems);
  if (!tree) {
    return;
  }
  district.settings = read_file(file);
  const config::TomlDocument document(std::move(*tree), InputKind::kFiles, problems);
  const config::TomlTable root = document.root();
  root.check_format("poai-district", 1);
  district.name = root.required_text("name");
  district.crs = root.required_text("crs");
  district.origin =
      geometry::GeoPoint{root.required_number("origin_lon", config::between(-180.0, 180.0)),
                         root.required_number("origin_lat", config::between(-90.0, 90.0))};
  read_files(root.required_table("files"), district);
  if (crs && *crs != district.crs) {
    root.report("crs", fmt::format("the district's CRS is {}, not {}", district.crs, *crs),
                "a district has one CRS", "leave --crs out");
  }
}

/// A name for files and identifiers from the name of a folder.
std::string name_of(const fs::path& folder) {
  const fs::path absolute = fs::absolute(folder).lexically_normal();
  std::string name = absolute.filename().string();
  if (name.empty()) {
    name = absolute.parent_path().filename().string();
  }
  return name.empty() ? "district" : name;
}

bool uses(const DistrictDraft& draft, Part part) {
  for (const FeatureDraft& features : draft.features) {
    if (features.part == part && !features.features.empty()) {
      return true;
    }
  }
  for (const TableDraft& table : draft.tables) {
    if (table.part == part && !table.rows.empty()) {
      return true;
    }
  }
  return part == Part::kPopulation && !draft.residents.empty();
}

bool is_required(Part part) {
  return part == Part::kCoastline || part == Part::kWalkways || part == Part::kPlaces ||
         part == Part::kPopulation;
}

std::string new_settings(const DistrictFolder& district, const DistrictDraft& draft) {
  std::string text = fmt::format(
      "format = \"poai-district\"\n"
      "format_version = 1\n"
      "name = {0}\n"
      "title = {0}\n"
      "crs = {1}\n"
      "origin_lon = {2:.6f}\n"
      "origin_lat = {3:.6f}\n",
      config::toml_string(district.name), config::toml_string(district.crs), draft.origin.lon_deg,
      draft.origin.lat_deg);
  if (!draft.source.credit.empty()) {
    text += fmt::format("credit = {}\n", config::toml_string(draft.source.credit));
  }
  text += "\n[files]\n";
  for (const PartFile& part : kPartFiles) {
    if (is_required(part.part) || uses(draft, part.part)) {
      text += fmt::format("{} = \"{}\"\n", part.key, part.file);
    }
  }
  return text;
}

/// Adds the draft's credit line to that of the settings, where it is not part of it yet.
void add_credit(const std::string& credit, std::vector<std::string>& lines) {
  Problems ignored;
  std::string all;
  for (const std::string& line : lines) {
    all += line + '\n';
  }
  const auto root = config::parse_toml(all, "district.toml", InputKind::kFiles, ignored);
  const config::Entry* entry = root ? root->find("credit") : nullptr;
  if (entry == nullptr) {
    const auto at = detail::find_line(lines, "[files]");
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at.value_or(lines.size())),
                 fmt::format("credit = {}", config::toml_string(credit)));
    return;
  }
  std::string& line = lines.at(entry->place.line - 1);
  const std::string& old = entry->value.text;
  const bool is_simple = line.ends_with('"') && line.find("\"\"\"") == std::string::npos;
  if (old.find(credit) == std::string::npos && is_simple) {
    line = fmt::format("credit = {}", config::toml_string(old + "; " + credit));
  }
}

}  // namespace

fs::path DistrictFolder::file(const TableDraft& table) const {
  return table.file.empty() ? file(table.part) : file(table.part) / table.file;
}

DistrictFolder open_district_folder(const fs::path& folder, const std::optional<std::string>& crs,
                                    Problems& problems) {
  DistrictFolder district;
  district.folder = folder;
  district.name = name_of(folder);
  for (const PartFile& part : kPartFiles) {
    district.files[part.part] = folder / part.file;
    district.unnamed.push_back(part.part);
  }
  district.files[Part::kObserved] = folder / "observed";
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    problems.add_file_problem({.place = {.file = folder.string()},
                               .key = {},
                               .problem = "cannot be a district folder",
                               .reason = "it is a file",
                               .suggestion = {}});
  } else if (fs::exists(folder / "district.toml", error)) {
    read_existing(folder / "district.toml", crs, district, problems);
  } else if (crs) {
    district.crs = *crs;
  }
  return district;
}

std::string settings_text(const DistrictFolder& folder, const DistrictDraft& draft) {
  if (!folder.settings) {
    return new_settings(folder, draft);
  }
  std::vector<std::string> lines = detail::split_lines(*folder.settings);
  if (!draft.source.credit.empty()) {
    add_credit(draft.source.credit, lines);
  }
  const auto header = detail::find_line(lines, "[files]");
  for (const PartFile& part : kPartFiles) {
    const bool unnamed =
        std::find(folder.unnamed.begin(), folder.unnamed.end(), part.part) != folder.unnamed.end();
    if (header && unnamed && uses(draft, part.part)) {
      const auto at =
          static_cast<std::ptrdiff_t>(detail::find_line(lines, "[files]").value_or(*header) + 1);
      lines.insert(lines.begin() + at, fmt::format("{} = \"{}\"", part.key, part.file));
    }
  }
  return detail::join_lines(lines);
}

}  // namespace poai::importers
