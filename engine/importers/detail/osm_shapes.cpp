#include "engine/importers/detail/osm_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/geometry/polygon.hpp"
#include "engine/importers/detail/own_tags.hpp"
#include "engine/importers/detail/place_rules.hpp"

namespace poai::importers::detail {
namespace {

bool is_ring(const std::vector<OsmId>& nodes) {
  return nodes.size() > 3 && nodes.front() == nodes.back();
}

void add_outline(const std::vector<OsmId>& nodes, const OsmPositions& positions,
                 OsmObject& object) {
  if (!is_ring(nodes)) {
    return;
  }
  if (auto outline = positions_of(nodes, positions)) {
    object.outlines.push_back(std::move(*outline));
    object.nodes.push_back(nodes);
  }
}

bool is_land(const formats::GeoLine& ring) {
  geometry::Ring plane;
  for (const geometry::GeoPoint at : ring) {
    plane.push_back({at.lon_deg, at.lat_deg});
  }
  return geometry::is_counter_clockwise(plane);  // land is on the left of a coast line
}

/// Joins lines into longer ones, in the order of their first parts. A line grows at its end only,
/// by the first unused line that begins or ends there; rings close so, other chains may stay in
/// pieces.
class LineJoiner {
 public:
  explicit LineJoiner(std::vector<std::vector<OsmId>> lines)
      : lines_(std::move(lines)), used_(lines_.size(), false) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].empty()) {
        used_[i] = true;
      } else {
        by_end_.emplace(lines_[i].front(), i);
        by_end_.emplace(lines_[i].back(), i);
      }
    }
  }

  std::vector<std::vector<OsmId>> join() {
    std::vector<std::vector<OsmId>> joined;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!used_[i]) {
        used_[i] = true;
        joined.push_back(grown(std::move(lines_[i])));
      }
    }
    return joined;
  }

 private:
  /// The line with all that goes on from its end, until it closes or nothing meets it.
  std::vector<OsmId> grown(std::vector<OsmId> line) {
    std::optional<std::size_t> next = unused_at(line.back());
    while (line.front() != line.back() && next) {
      used_[*next] = true;
      std::vector<OsmId>& other = lines_[*next];
      if (other.front() != line.back()) {
        std::reverse(other.begin(), other.end());
      }
      line.insert(line.end(), other.begin() + 1, other.end());
      next = unused_at(line.back());
    }
    return line;
  }

  [[nodiscard]] std::optional<std::size_t> unused_at(OsmId end) const {
    const auto [first, last] = by_end_.equal_range(end);
    const auto found =
        std::find_if(first, last, [this](const auto& entry) { return !used_[entry.second]; });
    return found == last ? std::nullopt : std::optional(found->second);
  }

  std::vector<std::vector<OsmId>> lines_;
  std::vector<bool> used_;
  std::multimap<OsmId, std::size_t> by_end_;  ///< of one node in the order of the lines
};

}  // namespace

std::optional<formats::GeoLine> positions_of(const std::vector<OsmId>& nodes,
                                             const OsmPositions& positions) {
  formats::GeoLine line;
  for (const OsmId node : nodes) {
    const auto position = positions.find(node);
    if (!position) {
      return std::nullopt;
    }
    line.push_back(*position);
  }
  return line;
}

std::vector<std::vector<OsmId>> joined(std::vector<std::vector<OsmId>> lines) {
  LineJoiner joiner(std::move(lines));
  return joiner.join();
}

namespace {

/// Whether an object's tags make it a building or, perhaps, a place with an outline.
bool needs_outline(const OsmTags& tags) {
  return tags.affirms("building") || judge_place(tags) || is_own_place(tags);
}

}  // namespace

std::vector<OsmObject> objects_of(const OsmExtract& extract, ImportReport& report) {
  std::vector<OsmObject> objects;
  for (const OsmNode& node : extract.nodes) {
    objects.push_back(
        {.id = fmt::format("n{}", node.id), .tags = &node.tags, .point = node.position});
  }
  std::unordered_map<OsmId, const OsmWay*> way_by_id;
  for (const OsmWay& way : extract.ways) {
    way_by_id.emplace(way.id, &way);
    if (!way.tags.empty()) {
      OsmObject object{.id = fmt::format("w{}", way.id), .tags = &way.tags};
      add_outline(way.nodes, extract.positions, object);
      if (!object.outlines.empty()) {
        objects.push_back(std::move(object));
      } else if (needs_outline(way.tags)) {
        report.reject("outlines",
                      way.is_closed() ? "not all of it is in the data" : "its way is not closed",
                      object.id);
      }
    }
  }
  for (const OsmRelation& relation : extract.relations) {
    std::vector<std::vector<OsmId>> lines;
    OsmObject object{.id = fmt::format("r{}", relation.id), .tags = &relation.tags};
    for (const OsmId way : relation.outer_ways) {
      const auto found = way_by_id.find(way);
      if (found != way_by_id.end()) {
        lines.push_back(found->second->nodes);
      } else {
        report.adjust("outlines", "a way of it is not in the data", object.id);
      }
    }
    for (const auto& ring : joined(std::move(lines))) {
      add_outline(ring, extract.positions, object);
    }
    if (!object.outlines.empty()) {
      objects.push_back(std::move(object));
    } else if (needs_outline(relation.tags)) {
      report.reject("outlines", "its ways do not close", object.id);
    }
  }
  return objects;
}

std::vector<CoastRing> coastline_of(const OsmExtract& extract, std::size_t& open_count) {
  std::vector<CoastRing> rings;
  std::vector<std::vector<OsmId>> lines;
  for (const OsmWay& way : extract.ways) {
    if (!way.tags.is("natural", "coastline")) {
      continue;
    }
    auto own_ring = is_own_land(way.tags) && is_ring(way.nodes)
                        ? positions_of(way.nodes, extract.positions)
                        : std::nullopt;
    if (own_ring) {
      rings.push_back({std::move(*own_ring), &way.tags});
    } else {
      lines.push_back(way.nodes);
    }
  }
  for (const auto& line : joined(std::move(lines))) {
    const auto ring = is_ring(line) ? positions_of(line, extract.positions) : std::nullopt;
    if (!ring) {
      ++open_count;
    } else if (is_land(*ring)) {
      rings.push_back({*ring});
    }
  }
  return rings;
}

}  // namespace poai::importers::detail
