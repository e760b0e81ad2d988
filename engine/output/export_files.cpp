#include "engine/output/export_files.hpp"

#include <fmt/format.h>

#include "engine/formats/csv.hpp"
#include "engine/formats/feature_text.hpp"

namespace poai::output {
namespace {

/// The point of a shape that is half way along its corners.
geometry::GeoPoint middle_of(const ExportThing& thing) {
  const std::size_t last = thing.shape.size() - 1;
  const geometry::GeoPoint& before = thing.shape[last / 2];
  const geometry::GeoPoint& after = thing.shape[(last + 1) / 2];
  return {(before.lon_deg + after.lon_deg) / 2.0, (before.lat_deg + after.lat_deg) / 2.0};
}

std::string degrees(double value) { return fmt::format("{:.7f}", value); }

bool is_quiet(const ExportLayer& layer, std::size_t thing, std::size_t hour) {
  for (std::size_t i = 0; i < layer.quantities.size(); ++i) {
    if (layer.value(thing, hour, i) != 0.0) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string csv_of(const ExportLayer& layer) {
  std::vector<std::string> cells = {"id",      "name_en", "name_ja", "kind",
                                    "lon_deg", "lat_deg", "hour"};
  for (const Quantity& quantity : layer.quantities) {
    cells.push_back(quantity.name);
  }
  std::string text;
  formats::append_csv_row(text, cells);
  for (std::size_t thing = 0; thing < layer.things.size(); ++thing) {
    const ExportThing& about = layer.things[thing];
    const geometry::GeoPoint middle = middle_of(about);
    for (std::size_t hour = 0; hour < layer.hours.size(); ++hour) {
      if (is_quiet(layer, thing, hour)) {
        continue;
      }
      cells = {about.id,
               about.name_en,
               about.name_ja,
               about.kind,
               degrees(middle.lon_deg),
               degrees(middle.lat_deg),
               fmt::format("{:02}:00", layer.hours[hour])};
      for (std::size_t i = 0; i < layer.quantities.size(); ++i) {
        cells.push_back(fmt::format("{}", layer.value(thing, hour, i)));
      }
      formats::append_csv_row(text, cells);
    }
  }
  return text;
}

std::string geojson_of(const ExportLayer& layer) {
  std::vector<std::string> features;
  for (std::size_t thing = 0; thing < layer.things.size(); ++thing) {
    const ExportThing& about = layer.things[thing];
    formats::FeatureText feature;
    feature.text("id", about.id).text("name_en", about.name_en);
    feature.text("name_ja", about.name_ja).text("kind", about.kind);
    for (std::size_t i = 0; i < layer.quantities.size(); ++i) {
      const std::string& name = layer.quantities[i].name;
      feature.number(name, layer.of_day(thing, i));
      for (std::size_t hour = 0; hour < layer.hours.size(); ++hour) {
        feature.number(fmt::format("{}_h{:02}", name, layer.hours[hour]),
                       layer.value(thing, hour, i));
      }
    }
    features.push_back(about.shape.size() == 1 ? feature.point(about.shape.front())
                                               : feature.line(about.shape));
  }
  return formats::feature_collection(layer.name, features);
}

}  // namespace poai::output
