#include "engine/geometry/spatial_grid.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/geometry/polyline.hpp"

namespace poai::geometry {
namespace {

Point some_point() {
  return {*rc::gen::inRange(-500, 500) * 1.0, *rc::gen::inRange(-500, 500) * 1.0};
}

std::vector<Segment> some_segments() {
  std::vector<Segment> segments(*rc::gen::inRange<std::size_t>(0, 60));
  for (Segment& segment : segments) {
    const Point a = some_point();
    segment = {a, *rc::gen::arbitrary<bool>() ? some_point() : a};
  }
  return segments;
}

/// Looks at every segment.
std::vector<SpatialGrid::Hit> all_within(const std::vector<Segment>& segments, Point point,
                                         double within_m) {
  std::vector<SpatialGrid::Hit> hits;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Foot foot = nearest_on_segment(point, segments[i].a, segments[i].b);
    if (foot.distance_m <= within_m) {
      hits.push_back({i, foot.distance_m, foot.point});
    }
  }
  return hits;
}

RC_GTEST_PROP(SpatialGrid, FindsWhatASearchThroughEverythingFinds, ()) {
  const std::vector<Segment> segments = some_segments();
  const double cell_m = *rc::gen::inRange(1, 300) * 1.0;
  const SpatialGrid grid(segments, cell_m);
  const Point point = some_point();
  const double within_m = *rc::gen::inRange(0, 400) * 1.0;

  const auto expected = all_within(segments, point, within_m);
  const auto found = grid.within(point, within_m);
  RC_ASSERT(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    RC_ASSERT(found[i].index == expected[i].index);
    RC_ASSERT(found[i].distance_m == expected[i].distance_m);
  }
  const auto nearest = grid.nearest(point, within_m);
  RC_ASSERT(nearest.has_value() == !expected.empty());
  for (const SpatialGrid::Hit& hit : expected) {
    RC_ASSERT(nearest->distance_m < hit.distance_m ||
              (nearest->distance_m == hit.distance_m && nearest->index <= hit.index));
  }
}

}  // namespace
}  // namespace poai::geometry
