#include "engine/importers/osm_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/words.hpp"
#include "engine/importers/crs_check.hpp"
#include "engine/importers/detail/osm_land.hpp"
#include "engine/importers/detail/osm_places.hpp"
#include "engine/importers/detail/osm_reader.hpp"
#include "engine/importers/detail/own_tags.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;
using formats::GeoLine;

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
    draft_.source = source_of(file);
    return std::move(draft_);
  }

 private:
  /// What an own export holds is of the sources of its district, not of OpenStreetMap.
  [[nodiscard]] DraftSource source_of(const fs::path& file) const {
    if (extract_.own_credit) {
      const fs::path page = detail::own_sources_of(file);
      return {.credit = *extract_.own_credit,
              .page = file_exists(page) ? read_file(page) : std::string()};
    }
    return {.key = "openstreetmap",
            .title = fmt::format("OpenStreetMap, {}; © OpenStreetMap contributors",
                                 file.filename().string()),
            .licence = "Open Data Commons Open Database License (ODbL) 1.0",
            .credit = "© OpenStreetMap contributors"};
  }

  void make_coastline(const fs::path& file, Problems& problems) {
    std::error_code error;
    const fs::path& existing = district_.file(Part::kCoastline);
    const detail::KnownLand known = fs::exists(existing, error)
                                        ? detail::read_land(existing, problems)
                                        : detail::KnownLand{.rings = {}, .is_made_up = true};
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
  std::vector<GeoLine> land_of_data(const detail::KnownLand& before, const fs::path& file,
                                    Problems& problems) {
    std::size_t open = 0;
    std::vector<detail::CoastRing> coast = detail::coastline_of(extract_, open);
    report_.state("land", coast.empty() ? "all of the area (no closed coast line)"
                                        : fmt::format("{} closed coast lines", coast.size()));
    if (open > 0) {
      report_.adjust("coast lines", "not closed in the area: all of it counts as land", "");
      coast.clear();
    }
    all_is_land_ = coast.empty() || detail::is_made_up(coast);
    if (coast.empty()) {
      coast.push_back({detail::rectangle(network_.pieces, projection_, before)});
    } else if (all_is_land_) {
      const detail::KnownLand exported{.rings = {coast.front().line}, .is_made_up = true};
      coast.front().line =
          detail::rectangle(network_.pieces, projection_, before.rings.empty() ? exported : before);
    }
    if (all_is_land_) {
      check_reach(coast.front().line, projection_, file, problems);
    }
    std::vector<GeoLine> rings;
    FeatureDraft coastline{.part = Part::kCoastline};
    for (std::size_t i = 0; i < coast.size(); ++i) {
      coastline.features.push_back(land_feature(coast[i], i + 1));
      rings.push_back(std::move(coast[i].line));
    }
    report_.accept("coast lines", rings.size());
    draft_.features.push_back(std::move(coastline));
    return rings;
  }

  /// Of an own export, only the properties that it had.
  [[nodiscard]] DraftFeature land_feature(const detail::CoastRing& ring, std::size_t number) const {
    formats::FeatureText feature;
    std::string id = fmt::format("land-{}", number);
    if (ring.own_tags == nullptr) {
      feature.text("id", id).text("name", id).flag("estimated", all_is_land_);
    } else {
      id = ring.own_tags->get("poai:id");
      const std::string_view name = ring.own_tags->get("poai:name");
      if (!id.empty()) {
        feature.text("id", id);
      }
      if (!name.empty()) {
        feature.text("name", name);
      }
      if (ring.own_tags->has("poai:estimated")) {
        feature.flag("estimated", ring.own_tags->affirms("poai:estimated"));
      }
    }
    return {id, feature.polygon(std::span(&ring.line, 1))};
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

namespace {

std::string text_of(const GeoBox& box) {
  return fmt::format("{:.4f},{:.4f},{:.4f},{:.4f}", box.low.lon_deg, box.low.lat_deg,
                     box.high.lon_deg, box.high.lat_deg);
}

/// Why there is no way: with the box that was asked for, and what the data cover.
std::string nothing_in(const Area& area, const GeoBox& covered) {
  if (!area.box()) {
    return "no way has a node in the data";
  }
  return fmt::format(
      "no way has a node in the area {}; {}", text_of(*area.box()),
      covered.empty() ? "the data have none at all" : "the data cover " + text_of(covered));
}

}  // namespace

DistrictDraft import_osm(const std::vector<fs::path>& files, const Area& area,
                         const DistrictFolder& district, ImportReport& report, Problems& problems) {
  const detail::OsmExtract extract = detail::read_osm(files, area, report, problems);
  report.state("nodes", fmt::format("{} read, {} in the area", extract.nodes_read,
                                    extract.positions.size()));
  const GeoBox box = box_of(extract);
  if (box.empty()) {
    add_problem(problems, files.at(0), "there is nothing to walk on",
                nothing_in(area, extract.covered));
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
