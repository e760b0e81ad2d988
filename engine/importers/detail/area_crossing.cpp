#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/geometry/polygon.hpp"
#include "engine/geometry/polyline.hpp"
#include "engine/importers/detail/network_split.hpp"

namespace poai::importers::detail {
namespace {

constexpr std::size_t kMostCrossings = 6;  ///< from one junction: those nearest to it
constexpr double kSampleEveryM = 2.0;
constexpr double kNearBorderM = 0.05;
/// A way along the border that is hardly longer needs no second one across.
constexpr double kDetour = 1.05;

struct Corner {
  OsmId node = 0;
  geometry::Point at;
  double along_m = 0.0;  ///< on the border
};

/// Whether the straight line stays in the ring.
bool sees(const geometry::Ring& ring, geometry::Point a, geometry::Point b) {
  const double length_m = geometry::distance_m(a, b);
  const int pieces = std::clamp(static_cast<int>(length_m / kSampleEveryM), 2, 1'000);
  for (int i = 1; i < pieces; ++i) {
    const geometry::Point at = geometry::between(a, b, static_cast<double>(i) / pieces);
    if (!geometry::contains(std::span<const geometry::Point>(ring), at) &&
        geometry::distance_to_border_m(at, ring) > kNearBorderM) {
      return false;
    }
  }
  return true;
}

class AreaCrosser {
 public:
  AreaCrosser(const RawNetwork& raw, const OsmExtract& extract,
              const geometry::Projection& projection, std::vector<NetworkPiece>& pieces)
      : raw_(raw), extract_(extract), projection_(projection), pieces_(pieces) {}

  /// How many ways across were added.
  std::size_t cross(const RawWalkway& area) {
    geometry::Ring ring;
    std::vector<Corner> corners;
    double along_m = 0.0;
    for (const OsmId node : area.nodes) {
      const geometry::Point at = projection_.to_local(*extract_.positions.find(node));
      along_m += ring.empty() ? 0.0 : geometry::distance_m(ring.back(), at);
      const bool is_last = ring.size() + 1 == area.nodes.size();
      if (raw_.junctions.contains(node) && !is_last) {
        corners.push_back({node, at, along_m});
      }
      ring.push_back(at);
    }
    std::size_t added = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      added += cross_from(area, ring, along_m, corners, i);
    }
    return added;
  }

 private:
  std::size_t cross_from(const RawWalkway& area, const geometry::Ring& ring, double around_m,
                         const std::vector<Corner>& corners, std::size_t i) {
    std::vector<std::pair<double, std::size_t>> others;
    for (std::size_t j = i + 1; j < corners.size(); ++j) {
      others.emplace_back(geometry::distance_m(corners[i].at, corners[j].at), j);
    }
    std::sort(others.begin(), others.end());
    others.resize(std::min(others.size(), kMostCrossings));
    std::size_t added = 0;
    for (const auto& [straight_m, j] : others) {
      const double along_m = corners[j].along_m - corners[i].along_m;
      const double border_m = std::min(along_m, around_m - along_m);
      if (border_m <= kDetour * straight_m || !sees(ring, corners[i].at, corners[j].at)) {
        continue;
      }
      NetworkPiece piece{.rule = area.rule, .from = corners[i].node, .to = corners[j].node};
      piece.id = fmt::format("{}-{}-{}-across", raw_.rules[area.rule].id, piece.from, piece.to);
      piece.line = {*extract_.positions.find(piece.from), *extract_.positions.find(piece.to)};
      pieces_.push_back(std::move(piece));
      ++added;
    }
    return added;
  }

  const RawNetwork& raw_;
  const OsmExtract& extract_;
  const geometry::Projection& projection_;
  std::vector<NetworkPiece>& pieces_;
};

}  // namespace

void cross_areas(const RawNetwork& raw, const OsmExtract& extract,
                 const geometry::Projection& projection, std::vector<NetworkPiece>& pieces,
                 ImportReport& report) {
  AreaCrosser crosser(raw, extract, projection, pieces);
  for (const RawWalkway& walkway : raw.walkways) {
    if (raw.rules[walkway.rule].is_area && crosser.cross(walkway) > 0) {
      report.adjust("ways", "a pedestrian area: ways along its border and across it",
                    raw.rules[walkway.rule].id);
    }
  }
}

}  // namespace poai::importers::detail
