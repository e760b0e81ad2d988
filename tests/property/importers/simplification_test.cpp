// Lines of walkways are simplified: their ends stay, their length stays within 1 %.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "engine/geometry/polyline.hpp"
#include "engine/importers/detail/osm_network.hpp"

namespace poai::importers::detail {
namespace {

double length_m(const geometry::Projection& projection,
                const std::vector<geometry::GeoPoint>& line) {
  geometry::Polyline local;
  for (const geometry::GeoPoint at : line) {
    local.push_back(projection.to_local(at));
  }
  return geometry::length_m(local);
}

/// A way of random steps of up to about 5 m.
OsmExtract random_way() {
  OsmExtract extract;
  OsmWay way{.id = 1};
  way.tags.add("highway", "footway");
  geometry::GeoPoint at{135.2, 34.66};
  const auto count = *rc::gen::inRange(2, 40);
  for (OsmId node = 1; node <= count; ++node) {
    extract.positions.add(node, at);
    way.nodes.push_back(node);
    at.lon_deg += *rc::gen::inRange(-500, 500) * 1e-7 + 1e-6;
    at.lat_deg += *rc::gen::inRange(-500, 500) * 1e-7;
  }
  extract.positions.sort();
  extract.ways.push_back(std::move(way));
  return extract;
}

RC_GTEST_PROP(Simplification, KeepsEndsAndLengths, ()) {
  const OsmExtract extract = random_way();
  const geometry::Projection projection("EPSG:6673", {135.2, 34.66});
  ImportReport report("osm", {});
  const OsmNetwork network = build_network(extract, projection, report);
  double total_m = 0.0;
  for (const NetworkPiece& piece : network.pieces) {
    total_m += length_m(projection, piece.line);
    RC_ASSERT(piece.line.front().lon_deg == extract.positions.find(piece.from)->lon_deg);
    RC_ASSERT(piece.line.back().lat_deg == extract.positions.find(piece.to)->lat_deg);
  }
  std::vector<geometry::GeoPoint> drawn;
  for (const OsmId node : extract.ways[0].nodes) {
    drawn.push_back(*extract.positions.find(node));
  }
  const double drawn_m = length_m(projection, drawn);
  RC_ASSERT(std::abs(total_m - drawn_m) <= 0.01 * drawn_m + 1e-6);
}

TEST(Simplification, LeavesOutPointsThatDoNotMatter) {
  OsmExtract extract;
  OsmWay way{.id = 1};
  way.tags.add("highway", "footway");
  for (OsmId node = 0; node < 20; ++node) {
    extract.positions.add(node, {135.2 + static_cast<double>(node) * 1e-5, 34.66});
    way.nodes.push_back(node);
  }
  extract.ways.push_back(way);
  const geometry::Projection projection("EPSG:6673", {135.2, 34.66});
  ImportReport report("osm", {});
  const OsmNetwork network = build_network(extract, projection, report);
  ASSERT_EQ(network.pieces.size(), 1U);
  EXPECT_EQ(network.pieces[0].line.size(), 2U);
}

}  // namespace
}  // namespace poai::importers::detail
