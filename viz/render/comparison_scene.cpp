#include "viz/render/comparison_scene.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/district/load.hpp"
#include "engine/formats/csv.hpp"
#include "engine/output/map_tables.hpp"
#include "viz/render/ground_scene.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const std::string& problem,
                         const std::string& suggestion) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.string()},
                                               .key = {},
                                               .problem = problem,
                                               .reason = {},
                                               .suggestion = suggestion}});
}

/// A row of places.csv or links.csv.
struct Spot {
  std::string id;
  std::string name_ja;
  std::string name_en;
  geometry::Point position;
  double difference = 0.0;
};

/// Whether a spot with this verdict of the comparison is drawn.
bool is_drawn(std::string_view verdict) {
  return verdict == "beyond-chance" || verdict == "same-in-all" || verdict == "untested";
}

/// Those that differ beyond chance, or equally in all pairs, the smallest difference first; of one
/// pair all that differ.
std::vector<Spot> spots_of(const fs::path& file) {
  Problems problems;
  const auto table = formats::CsvTable::read(file, problems);
  problems.throw_if_any();
  const auto id = table->required("id");
  const auto x_m = table->required("x_m");
  const auto y_m = table->required("y_m");
  const auto difference = table->required("diff");
  const auto verdict = table->required("verdict");
  const auto name_ja = table->required("name_ja");
  const auto name_en = table->required("name_en");
  problems.throw_if_any();
  std::vector<Spot> spots;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const double value = table->number(row, difference).value_or(0.0);
    if (value != 0.0 && is_drawn(table->cell(row, verdict))) {
      spots.push_back({.id = std::string(table->cell(row, id)),
                       .name_ja = std::string(table->cell(row, name_ja)),
                       .name_en = std::string(table->cell(row, name_en)),
                       .position = {table->number(row, x_m).value_or(0.0),
                                    table->number(row, y_m).value_or(0.0)},
                       .difference = value});
    }
  }
  problems.throw_if_any();
  std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
    return std::abs(a.difference) < std::abs(b.difference);
  });
  return spots;
}

/// A link that an intervention brought is a point: the base's district has no line of it.
void add_links(const fs::path& file, const output::LinkTable& links, DifferenceTheme& theme) {
  std::map<std::string, std::size_t> row_of;
  for (std::size_t row = 0; row < links.id.size(); ++row) {
    row_of[links.id[row]] = row;
  }
  for (const Spot& spot : spots_of(file)) {
    const auto found = row_of.find(spot.id);
    theme.links.push_back({.line = found == row_of.end() ? Line{spot.position, spot.position}
                                                         : links.shape[found->second],
                           .persons_a_day = spot.difference});
  }
}

void add_places(const fs::path& file, DifferenceTheme& theme) {
  constexpr std::size_t kNamed = 5;
  const std::vector<Spot> spots = spots_of(file);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    theme.places.push_back({.position = spots[i].position,
                            .name_ja = spots[i].name_ja,
                            .name_en = spots[i].name_en,
                            .guests_a_day = spots[i].difference,
                            .is_named = i + kNamed >= spots.size()});
  }
}

nlohmann::json comparison_of(const fs::path& folder) {
  const fs::path file = folder / kComparisonFile;
  auto json = nlohmann::json::parse(read_file(file), nullptr, false);
  if (json.is_discarded() || !json.is_object()) {
    refuse(file, "is damaged or of another program", "poai compare makes it");
  }
  return json;
}

}  // namespace

MapScene scene_of_comparison(const fs::path& folder) {
  const nlohmann::json comparison = comparison_of(folder);
  const fs::path place = comparison.value("district", std::string());
  if (place.empty() || !path_exists(place / "district.toml")) {
    refuse(folder / kComparisonFile,
           place.empty() ? "names no district"
                         : "names a district that is not there: " + place.string(),
           "run poai compare again");
  }
  Problems problems;
  const district::District district = district::load_district(place, {}, problems);
  problems.throw_if_any();
  const output::LinkTable links = output::link_table(district.network);
  MapScene scene = ground_of_district(district);
  scene.places.clear();
  scene.name = comparison.value("alt", std::string("?"));
  scene.base_name = comparison.value("base", std::string("?"));
  scene.difference =
      DifferenceTheme{.links = {}, .places = {}, .pairs = comparison.value("replicates", 0)};
  add_links(folder / "links.csv", links, *scene.difference);
  add_places(folder / "places.csv", *scene.difference);
  return scene;
}

}  // namespace poai::viz
