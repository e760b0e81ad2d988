#include "engine/importers/detail/network_finder.hpp"

#include "engine/importers/detail/district_reach.hpp"

namespace poai::importers::detail {

NetworkFinder::NetworkFinder(const std::vector<NetworkPiece>& pieces,
                             const geometry::Projection& projection) {
  std::map<double, std::vector<geometry::Point>> points;
  for (const NetworkPiece& piece : pieces) {
    points[piece.level].push_back(projection.to_local(piece.line.front()));
    points[piece.level_to].push_back(projection.to_local(piece.line.back()));
  }
  for (const auto& [level, at] : points) {
    grid_by_level_.emplace(level, geometry::SpatialGrid(at, kMostToNodeM / 2.0));
  }
}

std::optional<double> NetworkFinder::level_near(geometry::Point at, double wanted) const {
  const auto has_node = [this, at](double level) {
    const auto found = grid_by_level_.find(level);
    return found != grid_by_level_.end() && found->second.nearest(at, kMostToNodeM).has_value();
  };
  for (const double level : {wanted, 0.0}) {
    if (has_node(level)) {
      return level;
    }
  }
  for (const auto& [level, grid] : grid_by_level_) {
    if (has_node(level)) {
      return level;
    }
  }
  return std::nullopt;
}

}  // namespace poai::importers::detail
