#include "engine/importers/osm_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "engine/formats/geojson.hpp"
#include "engine/importers/crs_check.hpp"
#include "engine/importers/detail/osm_places.hpp"
#include "engine/importers/detail/osm_reader.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;
using formats::GeoLine;

constexpr double kMarginM = 300.0;
constexpr double kFarthestM = 100'000.0;  ///< as in the checks of a district

GeoBox box_of(const detail::OsmExtract& extract) {
  GeoBox box = GeoBox::nothing();
  for (const detail::OsmWay& way : extract.ways) {
    for (const detail::OsmId node : way.nodes) {
      if (const auto at = extract.positions.find(node)) {
        box.include(*at);
      }
    }
  }
  return box;
}

void add_problem(Problems& problems, const fs::path& file, std::string problem,
                 std::string reason) {
  problems.add_file_problem({.place = {.file = file.string()},
                             .key = {},
                             .problem = std::move(problem),
                             .reason = std::move(reason),
                             .suggestion = {}});
}

std::vector<GeoLine> read_rings(const fs::path& path, Problems& problems) {
  std::vector<GeoLine> rings;
  for (const formats::Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    rings.insert(rings.end(), feature.parts().begin(), feature.parts().end());
  }
  return rings;
}

/// A rectangle around everything that was imported, along the axes of the district: its corners in
/// degrees would not hold a network that is tens of kilometres long, as meridians converge.
GeoLine rectangle(const std::vector<detail::NetworkPiece>& pieces,
                  const geometry::Projection& projection) {
  const geometry::Point first = projection.to_local(pieces.front().line.front());
  geometry::Point low = first;
  geometry::Point high = first;
  for (const detail::NetworkPiece& piece : pieces) {
    for (const geometry::GeoPoint position : piece.line) {
      const geometry::Point at = projection.to_local(position);
      low = {std::min(low.x_m, at.x_m), std::min(low.y_m, at.y_m)};
      high = {std::max(high.x_m, at.x_m), std::max(high.y_m, at.y_m)};
    }
  }
  const auto corner = [&projection](double x_m, double y_m) {
    return projection.to_geographic({x_m, y_m});
  };
  const double west = low.x_m - kMarginM;
  const double east = high.x_m + kMarginM;
  const double south = low.y_m - kMarginM;
  const double north = high.y_m + kMarginM;
  return {corner(west, south), corner(east, south), corner(east, north), corner(west, north),
          corner(west, south)};
}

/// Reports the first of `positions` that is too far from the origin for one district.
void check_reach(std::span<const geometry::GeoPoint> positions,
                 const geometry::Projection& projection, const fs::path& file, Problems& problems) {
  for (const geometry::GeoPoint position : positions) {
    const geometry::Point at = projection.to_local(position);
    const double distance_m = std::hypot(at.x_m, at.y_m);
    if (!(distance_m <= kFarthestM)) {
      add_problem(problems, file, "the data reach too far for one district",
                  fmt::format("{:.0f} km from its origin, at most {:.0f} are possible; --bbox or "
                              "--polygon choose a part",
                              distance_m / 1e3, kFarthestM / 1e3));
      return;
    }
  }
}

class OsmImport {
 public:
  OsmImport(const detail::OsmExtract& extract, const DistrictFolder& district,
            geometry::GeoPoint origin, ImportReport& report)
      : extract_(extract),
        district_(district),
        projection_(district.crs, district.origin.value_or(origin)),
        report_(report) {
    draft_.origin = origin;
  }

  DistrictDraft make(const fs::path& file, Problems& problems) {
    network_ = detail::build_network(extract_, projection_, report_);
    if (network_.pieces.empty()) {
      add_problem(problems, file, "there is nothing to walk on", report_.table());
      return {};
    }
    make_coastline(file, problems);
    problems.throw_if_any();
    make_walkways();
    make_places();
    draft_.source = {.key = "openstreetmap",
                     .title = fmt::format("OpenStreetMap, {}; © OpenStreetMap contributors",
                                          file.filename().string()),
                     .licence = "Open Data Commons Open Database License (ODbL) 1.0",
                     .credit = "© OpenStreetMap contributors"};
    return std::move(draft_);
  }

 private:
  void make_coastline(const fs::path& file, Problems& problems) {
    std::error_code error;
    const fs::path& existing = district_.file(Part::kCoastline);
    std::vector<GeoLine> rings;
    if (fs::exists(existing, error)) {
      rings = read_rings(existing, problems);
      report_.state("land", "the district's coast line");
    } else {
      std::size_t open = 0;
      rings = detail::coastline_of(extract_, open);
      report_.state("land", rings.empty() ? "all of the area (no closed coast line)"
                                          : fmt::format("{} closed coast lines", rings.size()));
      if (open > 0) {
        report_.adjust("coast lines", "not closed in the area: all of it counts as land", "");
        rings.clear();
      }
      if (rings.empty()) {
        all_is_land_ = true;
        rings.push_back(rectangle(network_.pieces, projection_));
        check_reach(rings.back(), projection_, file, problems);
      }
      FeatureDraft coastline{.part = Part::kCoastline};
      for (std::size_t i = 0; i < rings.size(); ++i) {
        const std::string id = fmt::format("land-{}", i + 1);
        formats::FeatureText feature;
        feature.text("id", id).text("name", id);
        coastline.features.push_back({id, feature.polygon(std::span(&rings[i], 1))});
      }
      report_.accept("coast lines", rings.size());
      draft_.features.push_back(std::move(coastline));
    }
    for (const GeoLine& ring : rings) {
      geometry::Ring local;
      for (const geometry::GeoPoint at : ring) {
        local.push_back(projection_.to_local(at));
      }
      land_.push_back(std::move(local));
    }
  }

  /// As the checks of a district see it: sampled every 2 m.
  [[nodiscard]] bool is_on_land(const detail::NetworkPiece& piece) const {
    constexpr double kSampleEveryM = 2.0;
    geometry::Point before;
    for (std::size_t i = 0; i < piece.line.size(); ++i) {
      const geometry::Point at = projection_.to_local(piece.line[i]);
      const double length_m = i == 0 ? 0.0 : geometry::distance_m(before, at);
      const int samples = 1 + static_cast<int>(std::min(length_m, kFarthestM) / kSampleEveryM);
      for (int k = 1; k <= samples; ++k) {
        const double share = static_cast<double>(k) / samples;
        const geometry::Point sample = i == 0 ? at : geometry::between(before, at, share);
        if (!geometry::contains(std::span<const geometry::Ring>(land_), sample)) {
          return false;
        }
      }
      before = at;
    }
    return true;
  }

  void make_walkways() {
    FeatureDraft walkways{.part = Part::kWalkways, .separator = '-'};
    for (const detail::NetworkPiece& piece : network_.pieces) {
      const detail::WalkwayRule& rule = network_.rules[piece.rule];
      std::string area = rule.area;
      if (area.empty()) {
        area = all_is_land_ || is_on_land(piece) ? "island" : "mainland";
      }
      formats::FeatureText feature;
      feature.text("id", piece.id).text("kind", word(district::kWalkwayKindNames, rule.kind));
      feature.number("width_m", rule.width_m).number("level", piece.level);
      if (piece.level_to != piece.level) {
        feature.number("level_to", piece.level_to);
      }
      for (const auto& [property, value] : rule.passage) {
        feature.number(std::string(property), value);
      }
      feature.flag("covered", rule.covered).text("area", area);
      if (!rule.name.empty()) {
        feature.text("name", rule.name);
      }
      walkways.features.push_back({piece.id, feature.line(piece.line)});
    }
    draft_.features.push_back(std::move(walkways));
  }

  void make_places() {
    const detail::NetworkFinder finder(network_.pieces, projection_);
    detail::PlaceGround ground{
        .network = finder, .projection = projection_, .land = land_, .entrances = {}};
    for (const detail::OsmNode& node : extract_.nodes) {
      if (node.tags.affirms("entrance") || node.tags.affirms("door")) {
        ground.entrances.emplace(node.id, &node);
        report_.accept("entrances");
      }
    }
    const auto objects = detail::objects_of(extract_, report_);
    auto places = detail::find_places(objects, ground, report_);
    draft_.features.push_back(detail::find_buildings(objects, places, projection_, report_));
    FeatureDraft features{.part = Part::kPlaces};
    std::error_code error;
    if (places.empty() && !fs::exists(district_.file(Part::kPlaces), error)) {
      features.features.push_back(edge_gate());
    }
    for (detail::FoundPlace& place : places) {
      features.features.push_back(std::move(place.feature));
    }
    draft_.features.push_back(std::move(features));
  }

  /// A district without any place cannot be loaded: the end of a walkway that is farthest from the
  /// middle becomes a gate.
  DraftFeature edge_gate() {
    const geometry::Point middle = projection_.to_local(draft_.origin);
    const detail::NetworkPiece* edge = &network_.pieces.front();
    double farthest_m = -1.0;
    for (const detail::NetworkPiece& piece : network_.pieces) {
      const geometry::Point at = projection_.to_local(piece.line.front());
      const double distance_m = geometry::distance_m(at, middle);
      if (distance_m > farthest_m) {
        farthest_m = distance_m;
        edge = &piece;
      }
    }
    report_.adjust("places", "none found: a gate at the edge of the network was made", edge->id);
    const std::vector<std::string> modes = {"walk", "bicycle", "car"};
    const std::vector<std::string> estimated = {"position", "modes"};
    formats::FeatureText feature;
    feature.text("id", "gate_edge").text("name_en", "Edge of the map").text("name_ja", "地図の端");
    feature.text("kind", "gate").text("area", "mainland").number("level", edge->level);
    feature.text("position", "estimate").texts("modes", modes).texts("estimated", estimated);
    return {"gate_edge", feature.text("source", "estimate").point(edge->line.front())};
  }

  const detail::OsmExtract& extract_;
  const DistrictFolder& district_;
  geometry::Projection projection_;
  ImportReport& report_;
  detail::OsmNetwork network_;
  std::vector<geometry::Ring> land_;
  bool all_is_land_ = false;
  DistrictDraft draft_;
};

}  // namespace

DistrictDraft import_osm(const std::vector<fs::path>& files, const Area& area,
                         const DistrictFolder& district, ImportReport& report, Problems& problems) {
  const detail::OsmExtract extract = detail::read_osm(files, area, report, problems);
  report.state("nodes", fmt::format("{} read, {} in the area", extract.nodes_read,
                                    extract.positions.size()));
  const GeoBox box = box_of(extract);
  if (box.empty()) {
    add_problem(problems, files.at(0), "there is nothing to walk on",
                "no way has a node in the area");
    problems.throw_if_any();
  }
  const geometry::GeoPoint origin = area.box() ? area.box()->centre() : box.centre();
  check_crs(district.crs, district.origin.value_or(origin), problems);
  problems.throw_if_any();
  const std::array<geometry::GeoPoint, 4> corners = {{box.low,
                                                      {box.high.lon_deg, box.low.lat_deg},
                                                      box.high,
                                                      {box.low.lon_deg, box.high.lat_deg}}};
  const geometry::Projection projection(district.crs, district.origin.value_or(origin));
  check_reach(corners, projection, files.at(0), problems);
  problems.throw_if_any();
  report.state("crs", district.crs);
  DistrictDraft draft = OsmImport(extract, district, origin, report).make(files.at(0), problems);
  problems.throw_if_any();
  return draft;
}

}  // namespace poai::importers
