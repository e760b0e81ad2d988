#include "engine/district/detail/network_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/passage_reader.hpp"
#include "engine/district/ranges.hpp"
#include "engine/formats/geojson.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::district {
namespace {

using formats::Feature;

constexpr std::array<std::string_view, 8> kProperties = {"id",       "kind",    "width_m", "level",
                                                         "level_to", "covered", "area",    "name"};

std::vector<std::string_view> known_properties() {
  std::vector<std::string_view> names(kProperties.begin(), kProperties.end());
  names.insert(names.end(), kPassageProperties.begin(), kPassageProperties.end());
  return names;
}

/// What makes an end of a line a node: longitude and latitude in 1e-7 degrees, level in hundredths.
using NodeKey = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

class NetworkReader {
 public:
  explicit NetworkReader(const geometry::Projection& projection) : projection_(projection) {}

  void add(const Feature& feature) {
    feature.known_properties(known_);
    const std::string id = feature.required_text("id");
    if (!id.empty() && !ids_.insert(id).second) {
      feature.report("id", fmt::format("\"{}\" is there twice", id), "ids are unique");
    }
    const auto kind = feature.required_word<WalkwayKind>("kind", kWalkwayKindNames);
    const auto area = feature.required_word<Area>("area", kAreaNames);
    const auto width_m = feature.required_number("width_m", kWalkwayWidthsM);
    const double level = feature.number("level", kLevels).value_or(0.0);
    const double level_to = feature.number("level_to", kLevels).value_or(level);
    if (level_to != level && kind && !may_change_level(*kind)) {
      feature.report("level_to",
                     fmt::format("a {} goes from level {} to level {}",
                                 word(kWalkwayKindNames, *kind), level, level_to),
                     "only stairs, ramps, escalators, lifts and indoor ways change the level");
    }
    std::vector<geometry::Point> shape = local_part(projection_, feature.parts()[0], feature);
    if (shape.empty()) {
      return;
    }
    const NodeId from = node(feature.parts()[0].front(), shape.front(), level);
    const NodeId to = node(feature.parts()[0].back(), shape.back(), level_to);
    if (from == to) {
      feature.report({}, "both ends are the same node", "the walkway leads nowhere");
      return;
    }
    WalkNetwork& network = read_.network;
    network.link_name.push_back(id);
    network.link_from.push_back(from);
    network.link_to.push_back(to);
    network.length_m.push_back(
        static_cast<float>(std::max(geometry::length_m(shape), kLeastLengthM)));
    network.width_m.push_back(static_cast<float>(width_m.value_or(1.0)));
    network.kind.push_back(kind.value_or(WalkwayKind::kFootway));
    network.area.push_back(area.value_or(Area::kIsland));
    network.covered.push_back(feature.boolean("covered").value_or(false) ? 1 : 0);
    network.passage.push_back(read_passage(feature, network.kind.values().back(),
                                           static_cast<double>(network.length_m.values().back()),
                                           static_cast<double>(network.width_m.values().back())));
    network.shape.append_row(shape);
    read_.place.push_back(feature.place());
  }

  ReadNetwork finish() {
    connect(read_.network);
    return std::move(read_);
  }

 private:
  NodeId node(geometry::GeoPoint position, geometry::Point local, double level) {
    const NodeKey key{std::llround(position.lon_deg * 1e7), std::llround(position.lat_deg * 1e7),
                      std::llround(level * 100.0)};
    const auto [found, is_new] = nodes_.try_emplace(key, NodeId(read_.network.node_count()));
    if (is_new) {
      read_.network.node_position.push_back(local);
      read_.network.node_level.push_back(static_cast<float>(level));
    }
    return found->second;
  }

  const geometry::Projection& projection_;
  ReadNetwork read_;
  std::vector<std::string_view> known_ = known_properties();
  std::set<std::string> ids_;
  std::map<NodeKey, NodeId> nodes_;
};

}  // namespace

ReadNetwork read_network(const std::filesystem::path& path, const geometry::Projection& projection,
                         Problems& problems) {
  NetworkReader reader(projection);
  for (const Feature& feature :
       formats::read_geojson(path, {formats::GeometryType::kLineString}, problems)) {
    reader.add(feature);
  }
  return reader.finish();
}

}  // namespace poai::district
