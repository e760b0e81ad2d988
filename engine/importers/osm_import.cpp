#include "engine/importers/osm_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
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

/// The land of a district that is there.
struct KnownLand {
  std::vector<GeoLine> rings;
  bool is_made_up = false;  ///< a rectangle that an import made
};

KnownLand read_land(const fs::path& path, Problems& problems) {
  KnownLand land;
  for (const formats::Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    land.rings.insert(land.rings.end(), feature.parts().begin(), feature.parts().end());
    land.is_made_up = land.rings.size() == 1 && feature.boolean("estimated").value_or(false);
  }
  return land;
}

/// A box along the axes of the district.
class LocalBox {
 public:
  explicit LocalBox(const geometry::Projection& projection) : projection_(projection) {}

  void include(std::span<const geometry::GeoPoint> positions) {
    for (const geometry::GeoPoint position : positions) {
      const geometry::Point at = projection_.to_local(position);
      low_ = {std::min(low_.x_m, at.x_m), std::min(low_.y_m, at.y_m)};
      high_ = {std::max(high_.x_m, at.x_m), std::max(high_.y_m, at.y_m)};
    }
  }

  [[nodiscard]] bool contains(const LocalBox& other) const {
    return low_.x_m <= other.low_.x_m && low_.y_m <= other.low_.y_m &&
           high_.x_m >= other.high_.x_m && high_.y_m >= other.high_.y_m;
  }

  void grow(double margin_m) {
    low_ = {low_.x_m - margin_m, low_.y_m - margin_m};
    high_ = {high_.x_m + margin_m, high_.y_m + margin_m};
  }

  [[nodiscard]] GeoLine ring() const {
    const auto corner = [this](double x_m, double y_m) {
      return projection_.to_geographic({x_m, y_m});
    };
    return {corner(low_.x_m, low_.y_m), corner(high_.x_m, low_.y_m), corner(high_.x_m, high_.y_m),
            corner(low_.x_m, high_.y_m), corner(low_.x_m, low_.y_m)};
  }

 private:
  static constexpr double kMost = std::numeric_limits<double>::max();
  const geometry::Projection& projection_;
  geometry::Point low_{kMost, kMost};
  geometry::Point high_{-kMost, -kMost};
};

/// A rectangle around everything that was imported, and around the one that an earlier import made:
/// that itself if it still holds everything. Its sides are along the axes of the district: corners
/// in degrees would not hold a network that is tens of kilometres long, as meridians converge.
GeoLine rectangle(const std::vector<detail::NetworkPiece>& pieces,
                  const geometry::Projection& projection, const KnownLand& before) {
  LocalBox box(projection);
  for (const detail::NetworkPiece& piece : pieces) {
    box.include(piece.line);
  }
  LocalBox known(projection);
  for (const GeoLine& ring : before.rings) {
    known.include(ring);
  }
  if (!before.rings.empty() && known.contains(box)) {
    return before.rings.front();
  }
  box.grow(kMarginM);
  for (const GeoLine& ring : before.rings) {
    box.include(ring);
  }
  return box.ring();
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

/// Reports a box that no district can hold, whatever its origin: before a CRS is blamed for it.
void check_extent(const GeoBox& box, const fs::path& file, Problems& problems) {
  constexpr double kMetresPerDegree = 111'195.0;  // of latitude, on a sphere of 6,371 km
  const double south_north_m = (box.high.lat_deg - box.low.lat_deg) * kMetresPerDegree;
  const double west_east_m = (box.high.lon_deg - box.low.lon_deg) * kMetresPerDegree *
                             std::cos(box.centre().lat_deg * std::numbers::pi / 180.0);
  if (std::max(south_north_m, west_east_m) > 2.0 * kFarthestM) {
    add_problem(problems, file, "the data reach too far for one district",
                fmt::format("from {:.4f}, {:.4f} to {:.4f}, {:.4f}; --bbox or --polygon choose a "
                            "part, if it is not a node at a wrong position",
                            box.low.lon_deg, box.low.lat_deg, box.high.lon_deg, box.high.lat_deg));
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
    const KnownLand known = fs::exists(existing, error)
                                ? read_land(existing, problems)
                                : KnownLand{.rings = {}, .is_made_up = true};
    std::vector<GeoLine> rings = known.rings;
    if (known.is_made_up) {
      rings = land_of_data(known, file, problems);
    } else {
      report_.state("land", "the district's coast line");
    }
    for (const GeoLine& ring : rings) {
      geometry::Ring local;
      for (const geometry::GeoPoint at : ring) {
        local.push_back(projection_.to_local(at));
      }
      land_.push_back(std::move(local));
    }
  }

  /// The land as the data have it, else made up.
  std::vector<GeoLine> land_of_data(const KnownLand& before, const fs::path& file,
                                    Problems& problems) {
    std::size_t open = 0;
    std::vector<GeoLine> rings = detail::coastline_of(extract_, open);
    report_.state("land", rings.empty() ? "all of the area (no closed coast line)"
                                        : fmt::format("{} closed coast lines", rings.size()));
    if (open > 0) {
      report_.adjust("coast lines", "not closed in the area: all of it counts as land", "");
      rings.clear();
    }
    if (rings.empty()) {
      all_is_land_ = true;
      rings.push_back(rectangle(network_.pieces, projection_, before));
      check_reach(rings.back(), projection_, file, problems);
    }
    FeatureDraft coastline{.part = Part::kCoastline};
    for (std::size_t i = 0; i < rings.size(); ++i) {
      const std::string id = fmt::format("land-{}", i + 1);
      formats::FeatureText feature;
      feature.text("id", id).text("name", id).flag("estimated", all_is_land_);
      coastline.features.push_back({id, feature.polygon(std::span(&rings[i], 1))});
    }
    report_.accept("coast lines", rings.size());
    draft_.features.push_back(std::move(coastline));
    return rings;
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
  check_extent(box, files.at(0), problems);
  problems.throw_if_any();
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
