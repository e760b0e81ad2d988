// A new walkway: where it is, and which nodes it joins.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/id_range.hpp"
#include "engine/geometry/point.hpp"
#include "engine/geometry/polyline.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using district::WalkNetwork;

constexpr double kMostToNodeM = 25.0;  // an end of a walkway further from any node joins nothing
constexpr double kFarM = 50'000.0;     // further away the numbers are not those of the district
constexpr double kUsualWidthM = 4.0;   // of a new walkway (estimate)

std::optional<geometry::GeoPoint> geo_point_of(const config::Node& node) {
  const auto number = [](const config::Node& item) -> std::optional<double> {
    switch (item.kind) {
      case config::Node::Kind::kInteger:
        return static_cast<double>(item.integer);
      case config::Node::Kind::kNumber:
        return item.number;
      default:
        return std::nullopt;
    }
  };
  if (node.kind != config::Node::Kind::kList || node.items.size() != 2) {
    return std::nullopt;
  }
  const auto lon = number(node.items[0]);
  const auto lat = number(node.items[1]);
  return lon && lat ? std::optional(geometry::GeoPoint{*lon, *lat}) : std::nullopt;
}

/// The points of a new walkway, on the plane; reports what is no point.
std::optional<std::vector<geometry::Point>> points_of(const Intervention& intervention,
                                                      Target& target) {
  std::vector<geometry::Point> points;
  if (intervention.walkway.points.empty() || target.district.crs.empty()) {
    return points;
  }
  const geometry::Projection projection(target.district.crs, target.district.origin);
  for (const config::Node& node : intervention.walkway.points) {
    const auto point = geo_point_of(node);
    if (!point) {
      report(intervention, "points", "must be a list of [longitude, latitude]", "", "",
             target.problems);
      return std::nullopt;
    }
    points.push_back(projection.to_local(*point));
  }
  return points;
}

/// The node nearest to a point, if it is near enough; reports how far it is otherwise.
std::optional<NodeId> node_at(const Intervention& intervention, geometry::Point point,
                              std::string_view end, Target& target) {
  const WalkNetwork& network = target.district.network;
  std::optional<NodeId> nearest;
  double least_m = std::numeric_limits<double>::infinity();
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    const double away_m = geometry::distance_m(network.node_position[node], point);
    if (away_m < least_m) {
      least_m = away_m;
      nearest = node;
    }
  }
  if (least_m > kMostToNodeM) {
    report(intervention, "points",
           fmt::format("the {} point does not touch the walking network", end),
           std::isfinite(least_m)
               ? fmt::format("its nearest node is {:.0f} m away, at most {:.0f} m count", least_m,
                             kMostToNodeM)
               : std::string("it is nowhere near the district"),
           least_m < kFarM ? "" : "points are [longitude, latitude] in degrees, in this order",
           target.problems);
    return std::nullopt;
  }
  return nearest;
}

/// The nodes that a new walkway joins.
struct Ends {
  NodeId from;
  NodeId to;
};

std::optional<Ends> ends_of(const Intervention& intervention,
                            const std::vector<geometry::Point>& points, Target& target) {
  const WalkwaySettings& walkway = intervention.walkway;
  const bool has_places = !walkway.from_place.empty() && !walkway.to_place.empty();
  if (!has_places && points.size() < 2) {
    report(intervention, "points", "must be two at least",
           "without from_place and to_place they say where the walkway is", "", target.problems);
    return std::nullopt;
  }
  std::optional<NodeId> from;
  std::optional<NodeId> to;
  if (has_places) {
    const auto node_of = [&](std::string_view key, const std::string& id) -> std::optional<NodeId> {
      const auto place = place_of(intervention, key, id, target);
      const NodeId node = place ? target.district.places[*place].node : NodeId::none();
      return node.valid() ? std::optional(node) : std::nullopt;
    };
    from = node_of("from_place", walkway.from_place);
    to = node_of("to_place", walkway.to_place);
  } else {
    from = node_at(intervention, points.front(), "first", target);
    to = node_at(intervention, points.back(), "last", target);
  }
  if (from && to && *from == *to) {
    report(intervention, has_places ? "to_place" : "points", "both ends are at the same node",
           "the walkway leads nowhere", "", target.problems);
    return std::nullopt;
  }
  return from && to ? std::optional(Ends{*from, *to}) : std::nullopt;
}

}  // namespace

std::optional<LinkId> added_walkway(const Intervention& intervention, Target& target) {
  WalkNetwork& network = target.district.network;
  const auto names = network.link_name.values();
  if (std::find(names.begin(), names.end(), intervention.id) != names.end()) {
    report(intervention, "id", fmt::format("\"{}\" is the id of a walkway", intervention.id), "",
           "choose another id", target.problems);
    return std::nullopt;
  }
  const auto between_ends = points_of(intervention, target);
  const auto ends = between_ends ? ends_of(intervention, *between_ends, target) : std::nullopt;
  const WalkwaySettings& walkway = intervention.walkway;
  const double width_m = walkway.width_m.value_or(kUsualWidthM);
  if (!ends || width_m == 0.0) {
    return std::nullopt;
  }
  std::vector<geometry::Point> shape = {network.node_position[ends->from]};
  shape.insert(shape.end(), between_ends->begin(), between_ends->end());
  shape.push_back(network.node_position[ends->to]);
  constexpr double kLeastLengthM = 0.5;  // as of links that are read
  network.link_name.push_back(intervention.id);
  network.link_from.push_back(ends->from);
  network.link_to.push_back(ends->to);
  network.length_m.push_back(
      static_cast<float>(std::max(geometry::length_m(shape), kLeastLengthM)));
  network.width_m.push_back(static_cast<float>(width_m));
  network.kind.push_back(walkway.type);
  network.area.push_back(district::Area::kIsland);
  network.covered.push_back(walkway.covered.value_or(false) ? 1 : 0);
  network.passage.resize(network.link_count() - 1);
  network.passage.push_back(
      district::usual_passage(walkway.type, static_cast<double>(network.length_m.values().back()),
                              static_cast<double>(network.width_m.values().back())));
  network.shape.append_row(shape);
  return LinkId(network.link_count() - 1);
}

}  // namespace poai::scenario::detail
