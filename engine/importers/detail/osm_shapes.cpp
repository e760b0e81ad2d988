#include "engine/importers/detail/osm_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/geometry/polygon.hpp"

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
  std::vector<std::vector<OsmId>> done;
  std::unordered_multimap<OsmId, std::size_t> by_end;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].empty()) {
      by_end.emplace(lines[i].front(), i);
      by_end.emplace(lines[i].back(), i);
    }
  }
  std::vector<bool> used(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (used[i] || lines[i].empty()) {
      continue;
    }
    used[i] = true;
    std::vector<OsmId> line = std::move(lines[i]);
    bool grew = true;
    while (grew && line.front() != line.back()) {
      grew = false;
      const auto [first, last] = by_end.equal_range(line.back());
      for (auto next = first; next != last && !grew; ++next) {
        std::vector<OsmId>& other = lines[next->second];
        if (!used[next->second]) {
          used[next->second] = true;
          if (other.front() != line.back()) {
            std::reverse(other.begin(), other.end());
          }
          line.insert(line.end(), other.begin() + 1, other.end());
          grew = true;
        }
      }
    }
    done.push_back(std::move(line));
  }
  return done;
}

std::vector<OsmObject> objects_of(const OsmExtract& extract) {
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
      }
    }
  }
  for (const OsmRelation& relation : extract.relations) {
    std::vector<std::vector<OsmId>> lines;
    for (const OsmId way : relation.outer_ways) {
      const auto found = way_by_id.find(way);
      if (found != way_by_id.end()) {
        lines.push_back(found->second->nodes);
      }
    }
    OsmObject object{.id = fmt::format("r{}", relation.id), .tags = &relation.tags};
    for (const auto& ring : joined(std::move(lines))) {
      add_outline(ring, extract.positions, object);
    }
    if (!object.outlines.empty()) {
      objects.push_back(std::move(object));
    }
  }
  return objects;
}

std::vector<formats::GeoLine> coastline_of(const OsmExtract& extract, std::size_t& open_count) {
  std::vector<std::vector<OsmId>> lines;
  for (const OsmWay& way : extract.ways) {
    if (way.tags.is("natural", "coastline")) {
      lines.push_back(way.nodes);
    }
  }
  std::vector<formats::GeoLine> rings;
  for (const auto& line : joined(std::move(lines))) {
    const auto ring = is_ring(line) ? positions_of(line, extract.positions) : std::nullopt;
    if (!ring) {
      ++open_count;
    } else if (is_land(*ring)) {
      rings.push_back(*ring);
    }
  }
  return rings;
}

}  // namespace poai::importers::detail
