// Flaws of single walkways: length, crossings with themselves, and walkways on the same way.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/district/detail/flaws.hpp"
#include "engine/district/detail/network_reader.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::district {
namespace {

using geometry::Point;

Finding link_finding(const WalkNetwork& network, LinkId link, FindingKind kind, Point position) {
  return {.kind = kind,
          .severity = Severity::kWarning,
          .file = "walkways.geojson",
          .id = network.link_name[link],
          .problem = {},
          .reason = {},
          .position = position};
}

double cross(Point origin, Point a, Point b) {
  return (a.x_m - origin.x_m) * (b.y_m - origin.y_m) - (a.y_m - origin.y_m) * (b.x_m - origin.x_m);
}

/// Where two pieces of a line cross within both; nothing where they only touch.
std::optional<Point> crossing_of(Point a, Point b, Point c, Point d) {
  const double c_side = cross(a, b, c);
  const double d_side = cross(a, b, d);
  const bool both = c_side * d_side < 0.0 && cross(c, d, a) * cross(c, d, b) < 0.0;
  return both ? std::optional(geometry::between(c, d, c_side / (c_side - d_side))) : std::nullopt;
}

/// The first place where a line crosses itself. Looks only at pieces that overlap from west to
/// east.
std::optional<Point> self_crossing(std::span<const Point> line) {
  const auto low = [line](std::size_t i) { return std::min(line[i].x_m, line[i + 1].x_m); };
  const auto high = [line](std::size_t i) { return std::max(line[i].x_m, line[i + 1].x_m); };
  std::vector<std::size_t> pieces(line.size() - 1);
  std::iota(pieces.begin(), pieces.end(), std::size_t{0});
  std::sort(pieces.begin(), pieces.end(), [&low](std::size_t a, std::size_t b) {
    return std::pair(low(a), a) < std::pair(low(b), b);
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = i + 1; j < pieces.size() && low(pieces[j]) <= high(pieces[i]); ++j) {
      const std::size_t a = pieces[i];
      const std::size_t b = pieces[j];
      if (auto crossing = crossing_of(line[a], line[a + 1], line[b], line[b + 1])) {
        return crossing;
      }
    }
  }
  return std::nullopt;
}

/// Whether every corner of a line is near another line.
bool follows(std::span<const Point> line, std::span<const Point> other) {
  return std::all_of(line.begin(), line.end(), [other](Point corner) {
    return geometry::distance_to_polyline_m(corner, other) <= kDuplicateToleranceM;
  });
}

void find_duplicates(const WalkNetwork& network, std::vector<Finding>& findings) {
  std::map<std::pair<NodeId, NodeId>, LinkId> first_of;
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const auto ends = std::minmax(network.link_from[link], network.link_to[link]);
    const auto [found, is_new] = first_of.try_emplace({ends.first, ends.second}, link);
    const LinkId other = found->second;
    const auto shape = network.shape[link];
    if (!is_new && follows(shape, network.shape[other]) && follows(network.shape[other], shape)) {
      Finding finding = link_finding(network, link, FindingKind::kDuplicateLink,
                                     geometry::point_along(shape, 0.5));
      finding.problem = fmt::format("is on the same way as {}", network.link_name[other]);
      finding.reason = "the way would be counted as twice as wide";
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

void find_line_flaws(const WalkNetwork& network, std::vector<Finding>& findings) {
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const auto shape = network.shape[link];
    if (const auto crossing = self_crossing(shape)) {
      Finding finding = link_finding(network, link, FindingKind::kSelfCrossing, *crossing);
      finding.problem = "crosses itself";
      finding.reason = "who walks there takes the loop";
      findings.push_back(std::move(finding));
    }
    const double length_m = geometry::length_m(shape);
    const bool is_lift =
        network.node_level[network.link_from[link]] != network.node_level[network.link_to[link]];
    if (length_m < kLeastLengthM && !is_lift) {
      Finding finding = link_finding(network, link, FindingKind::kZeroLength, shape.front());
      finding.problem = fmt::format("is {:.2f} m long", length_m);
      finding.reason = fmt::format("it counts as {} m", kLeastLengthM);
      findings.push_back(std::move(finding));
    }
  }
  find_duplicates(network, findings);
}

}  // namespace poai::district
