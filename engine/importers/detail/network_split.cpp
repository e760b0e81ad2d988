#include "engine/importers/detail/network_split.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace poai::importers::detail {
namespace {

/// The runs of at least two nodes of a way that are in the extract.
std::vector<std::vector<OsmId>> runs_inside(const OsmWay& way, const OsmPositions& positions) {
  std::vector<std::vector<OsmId>> runs(1);
  for (const OsmId node : way.nodes) {
    if (!positions.find(node)) {
      runs.emplace_back();
    } else if (runs.back().empty() || runs.back().back() != node) {
      runs.back().push_back(node);
    }
  }
  std::erase_if(runs, [](const auto& run) { return run.size() < 2; });
  return runs;
}

void find_junctions(const OsmExtract& extract, RawNetwork& raw) {
  std::unordered_set<OsmId> seen;
  for (const RawWalkway& walkway : raw.walkways) {
    for (const OsmId node : walkway.nodes) {
      if (!seen.insert(node).second) {
        raw.junctions.insert(node);
      }
    }
    raw.junctions.insert(walkway.nodes.front());
    raw.junctions.insert(walkway.nodes.back());
  }
  for (const OsmNode& node : extract.nodes) {
    const bool is_walked_on = seen.contains(node.id);
    if (is_walked_on && (node.tags.affirms("entrance") || node.tags.affirms("door"))) {
      raw.junctions.insert(node.id);
    }
    if (is_walked_on && node.tags.is("highway", "elevator")) {
      raw.junctions.insert(node.id);
      raw.lifts.insert(node.id);
    }
  }
}

/// Walkways get a node at least this often, where they have a point: places are reached from nodes.
constexpr double kNodeEveryM = 100.0;

/// Straight distance, good to 1 % over a few hundred metres.
double rough_distance_m(geometry::GeoPoint a, geometry::GeoPoint b) {
  constexpr double kMetresPerDegree = 111'200.0;
  constexpr double kRadiansPerDegree = 0.017453292519943295;
  const double dx = (a.lon_deg - b.lon_deg) * std::cos(a.lat_deg * kRadiansPerDegree);
  return kMetresPerDegree * std::hypot(dx, a.lat_deg - b.lat_deg);
}

class Splitter {
 public:
  Splitter(const RawNetwork& raw, const OsmExtract& extract) : raw_(raw), extract_(extract) {}

  void add(const RawWalkway& walkway) {
    const std::size_t first = pieces_.size();
    const WalkwayRule& rule = raw_.rules[walkway.rule];
    std::vector<OsmId> nodes;
    double length_m = 0.0;
    for (const OsmId node : walkway.nodes) {
      if (!nodes.empty()) {
        length_m += rough_distance_m(*extract_.positions.find(nodes.back()),
                                     *extract_.positions.find(node));
      }
      nodes.push_back(node);
      const bool is_far = length_m >= kNodeEveryM && !rule.is_exact && !rule.changes_level;
      if (nodes.size() > 1 && (raw_.junctions.contains(node) || is_far)) {
        add_piece(walkway, nodes);
        nodes = {node};
        length_m = 0.0;
      }
    }
    if (pieces_.size() == first + 1 && !rule.is_area) {
      pieces_.back().id = rule.id;
    }
  }

  std::vector<NetworkPiece> finish() { return std::move(pieces_); }

 private:
  void add_piece(const RawWalkway& walkway, const std::vector<OsmId>& nodes) {
    if (nodes.front() == nodes.back()) {  // a loop: its middle becomes a node
      const auto middle = nodes.begin() + static_cast<std::ptrdiff_t>(nodes.size() / 2);
      if (nodes.size() > 3) {
        add_piece(walkway, {nodes.begin(), middle + 1});
        add_piece(walkway, {middle, nodes.end()});
      }
      return;
    }
    NetworkPiece piece{.rule = walkway.rule, .from = nodes.front(), .to = nodes.back()};
    piece.id =
        unique_id(fmt::format("{}-{}-{}", raw_.rules[walkway.rule].id, piece.from, piece.to));
    for (const OsmId node : nodes) {
      piece.line.push_back(*extract_.positions.find(node));
    }
    pieces_.push_back(std::move(piece));
  }

  /// A way may lead from one node to another twice.
  std::string unique_id(std::string id) {
    const std::size_t count = ++times_used_[id];
    return count == 1 ? id : fmt::format("{}-{}", id, count);
  }

  const RawNetwork& raw_;
  const OsmExtract& extract_;
  std::vector<NetworkPiece> pieces_;
  std::unordered_map<std::string, std::size_t> times_used_;
};

}  // namespace

RawNetwork raw_network(const OsmExtract& extract, ImportReport& report) {
  RawNetwork raw;
  for (const OsmWay& way : extract.ways) {
    WalkwayVerdict verdict = judge_walkway(way);
    const std::string name = fmt::format("w{}", way.id);
    if (!verdict.rule) {
      if (!verdict.rejection.empty()) {
        report.reject("ways", verdict.rejection, name);
      }
      continue;
    }
    auto runs = runs_inside(way, extract.positions);
    if (runs.empty()) {
      report.reject("ways", "fewer than two nodes in the area", name);
      continue;
    }
    const bool is_whole = runs.size() == 1 && runs[0].size() == way.nodes.size();
    if (!is_whole) {
      verdict.rule->is_area = false;
      report.adjust("ways", "cut at the border of the area, or a node is missing or repeated",
                    name);
    }
    if (verdict.rule->width_is_default) {
      report.adjust("ways", "width estimated from its kind", name);
    }
    report.accept("ways");
    for (auto& run : runs) {
      raw.walkways.push_back({raw.rules.size(), way.id, std::move(run)});
    }
    raw.rules.push_back(std::move(*verdict.rule));
  }
  find_junctions(extract, raw);
  return raw;
}

std::vector<NetworkPiece> split(const RawNetwork& raw, const OsmExtract& extract,
                                ImportReport& report) {
  Splitter splitter(raw, extract);
  for (const RawWalkway& walkway : raw.walkways) {
    splitter.add(walkway);
  }
  auto pieces = splitter.finish();
  std::erase_if(pieces, [&report](const NetworkPiece& piece) {
    const bool is_point = piece.line.size() == 2 &&
                          piece.line[0].lon_deg == piece.line[1].lon_deg &&
                          piece.line[0].lat_deg == piece.line[1].lat_deg;
    if (is_point) {
      report.reject("walkways", "no length", piece.id);
    }
    return is_point;
  });
  return pieces;
}

}  // namespace poai::importers::detail
