#pragma once
// What an import keeps of an OpenStreetMap file: positions in the area, and the objects there.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/importers/area.hpp"

namespace poai::importers::detail {

using OsmId = std::int64_t;

/// Tags in the order of the file.
class OsmTags {
 public:
  void add(std::string key, std::string value) {
    tags_.emplace_back(std::move(key), std::move(value));
  }
  /// Empty without the key.
  [[nodiscard]] std::string_view get(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return !get(key).empty(); }
  [[nodiscard]] bool is(std::string_view key, std::string_view value) const {
    return get(key) == value;
  }
  /// Whether the value is there and neither "no" nor "none".
  [[nodiscard]] bool affirms(std::string_view key) const;
  [[nodiscard]] bool empty() const { return tags_.empty(); }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const {
    return tags_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> tags_;
};

/// The number that a value begins with ("3.5 m", "12"); nothing if there is none or it is absurd.
[[nodiscard]] std::optional<double> leading_number(std::string_view text);

/// A length in metres: "3.5", "3.5 m", "350 cm"; nothing for other units and for feet.
[[nodiscard]] std::optional<double> length_in_m(std::string_view text);

struct OsmNode {
  OsmId id = 0;
  geometry::GeoPoint position;
  OsmTags tags = {};
};

struct OsmWay {
  OsmId id = 0;
  OsmTags tags = {};
  std::vector<OsmId> nodes = {};
  [[nodiscard]] bool is_closed() const { return nodes.size() > 3 && nodes.front() == nodes.back(); }
};

/// A multipolygon.
struct OsmRelation {
  OsmId id = 0;
  OsmTags tags = {};
  std::vector<OsmId> outer_ways = {};
};

/// Positions by node id.
class OsmPositions {
 public:
  void add(OsmId id, geometry::GeoPoint position) { positions_.emplace_back(id, position); }
  /// To be called when all are there; of equal ids the first one counts.
  void sort();
  [[nodiscard]] std::optional<geometry::GeoPoint> find(OsmId id) const;
  [[nodiscard]] std::size_t size() const { return positions_.size(); }

 private:
  std::vector<std::pair<OsmId, geometry::GeoPoint>> positions_;
};

struct OsmExtract {
  OsmPositions positions;
  std::vector<OsmNode> nodes;  ///< those with tags that matter
  std::vector<OsmWay> ways;    ///< those with a node in the area
  std::vector<OsmRelation> relations;
  std::size_t nodes_read = 0;
  GeoBox covered = GeoBox::nothing();  ///< of all nodes that were read
  /// The credit line of the district that Poai exported, if every file is such an export as it was
  /// written; may be empty.
  std::optional<std::string> own_credit = {};
};

}  // namespace poai::importers::detail
