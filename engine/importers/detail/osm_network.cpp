#include "engine/importers/detail/osm_network.hpp"

#include <fmt/format.h>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point_xy.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "engine/geometry/polyline.hpp"
#include "engine/importers/detail/network_split.hpp"

namespace poai::importers::detail {
namespace {

namespace bg = boost::geometry;
using PlanePoint = bg::model::d2::point_xy<double>;
using PlaneLine = bg::model::linestring<PlanePoint>;

constexpr double kMostLengthChange = 0.01;
constexpr double kFirstToleranceM = 0.5;
constexpr int kHalvings = 4;

double length_of(const PlaneLine& line) { return static_cast<double>(bg::length(line)); }

/// The line without the points that matter least (Douglas and Peucker 1973); its length stays
/// within 1 %.
void simplify(const PlaneLine& line, NetworkPiece& piece) {
  double tolerance_m = kFirstToleranceM;
  for (int i = 0; i < kHalvings && line.size() > 2; ++i, tolerance_m /= 2.0) {
    PlaneLine simple;
    bg::simplify(line, simple, tolerance_m);
    if (simple.size() < 2 || length_of(simple) < (1.0 - kMostLengthChange) * piece.length_m) {
      continue;
    }
    std::vector<geometry::GeoPoint> kept;
    std::size_t next = 0;
    for (std::size_t k = 0; k < line.size() && next < simple.size(); ++k) {
      if (bg::equals(line[k], simple[next])) {
        kept.push_back(piece.line[k]);
        ++next;
      }
    }
    if (next == simple.size()) {
      piece.line = std::move(kept);
      piece.length_m = length_of(simple);
    }
    return;
  }
}

PlaneLine local_line(const geometry::Projection& projection, const NetworkPiece& piece) {
  PlaneLine line;
  for (const geometry::GeoPoint at : piece.line) {
    const geometry::Point local = projection.to_local(at);
    line.emplace_back(local.x_m, local.y_m);
  }
  return line;
}

/// Connected parts of the pieces; nodes are told apart by level.
class Parts {
 public:
  explicit Parts(const std::vector<NetworkPiece>& pieces) {
    for (const NetworkPiece& piece : pieces) {
      const std::size_t a = node(piece.from, piece.level);
      const std::size_t b = node(piece.to, piece.level_to);
      parent_[root(a)] = root(b);
    }
  }

  std::size_t of(const NetworkPiece& piece) { return root(node(piece.from, piece.level)); }

 private:
  std::size_t node(OsmId id, double level) {
    const auto [found, is_new] = index_.emplace(std::pair(id, level), parent_.size());
    if (is_new) {
      parent_.push_back(found->second);
    }
    return found->second;
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  std::map<std::pair<OsmId, double>, std::size_t> index_;
  std::vector<std::size_t> parent_;
};

void keep_largest_part(std::vector<NetworkPiece>& pieces, ImportReport& report) {
  Parts parts(pieces);
  std::map<std::size_t, double> length_of_part;
  double total_m = 0.0;
  for (const NetworkPiece& piece : pieces) {
    length_of_part[parts.of(piece)] += piece.length_m;
    total_m += piece.length_m;
  }
  if (length_of_part.empty()) {
    return;
  }
  const auto largest =
      std::max_element(length_of_part.begin(), length_of_part.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  report.state("connected parts of the network",
               fmt::format("{}, of which the largest is kept: {:.1f} of {:.1f} km",
                           length_of_part.size(), largest->second / 1e3, total_m / 1e3));
  std::erase_if(pieces, [&](const NetworkPiece& piece) {
    const bool is_cut_off = parts.of(piece) != largest->first;
    if (is_cut_off) {
      report.reject("walkways", "cut off from the largest connected part", piece.id);
    }
    return is_cut_off;
  });
}

}  // namespace

OsmNetwork build_network(const OsmExtract& extract, const geometry::Projection& projection,
                         ImportReport& report) {
  OsmNetwork network;
  RawNetwork raw = raw_network(extract, report);
  network.pieces = split(raw, extract, report);
  cross_areas(raw, extract, projection, network.pieces, report);
  network.rules = raw.rules;
  assign_levels(raw, extract, network.rules, network.pieces, report);
  for (NetworkPiece& piece : network.pieces) {
    const PlaneLine line = local_line(projection, piece);
    piece.length_m = length_of(line);
    if (!network.rules[piece.rule].is_exact) {
      simplify(line, piece);
    }
  }
  keep_largest_part(network.pieces, report);
  report.accept("walkways", network.pieces.size());
  return network;
}

}  // namespace poai::importers::detail
