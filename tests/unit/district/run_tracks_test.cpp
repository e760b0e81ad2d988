#include "engine/district/run_tracks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace poai::district {
namespace {

using geometry::Point;

/// One run along `stops` (which may name a stop twice), on a shape if `shape` has points.
struct Line {
  Line(const std::vector<Point>& stop_positions, const std::vector<std::size_t>& stops,
       const std::vector<Point>& shape) {
    for (const Point position : stop_positions) {
      Stop stop;
      stop.position = position;
      transit.stops.push_back(stop);
    }
    std::vector<Call> calls;
    for (const std::size_t stop : stops) {
      calls.push_back({.stop = StopId(stop), .arrival = {}, .departure = {}});
    }
    timetable.trip_id.push_back("run");
    timetable.route.push_back(RouteId(0));
    timetable.direction.push_back(0);
    timetable.calls.append_row(calls);
    timetable.shape.push_back(
        shape.empty() ? ShapeId::none()
                      : transit.shapes.push_back({.mode = Mode::kPortLiner, .points = shape}));
  }

  [[nodiscard]] Point at(std::size_t from, std::size_t to, double share) const {
    return RunTracks(transit, timetable).between(RunId(0), StopId(from), StopId(to), share);
  }

  Transit transit;
  Timetable timetable;
};

void expect_point(Point found, Point expected) {
  EXPECT_NEAR(found.x_m, expected.x_m, 1e-9);
  EXPECT_NEAR(found.y_m, expected.y_m, 1e-9);
}

TEST(RunTracks, FollowTheBendsOfTheShapeBetweenTwoStops) {
  const Line line({{0, 0}, {100, 100}}, {0, 1}, {{-50, 0}, {0, 0}, {100, 0}, {100, 100}});
  expect_point(line.at(0, 1, 0.0), {0, 0});
  expect_point(line.at(0, 1, 0.25), {50, 0});
  expect_point(line.at(0, 1, 0.75), {100, 50});
  expect_point(line.at(0, 1, 1.0), {100, 100});
}

TEST(RunTracks, AreStraightWithoutAShape) {
  const Line line({{0, 0}, {100, 100}}, {0, 1}, {});
  expect_point(line.at(0, 1, 0.25), {25, 25});
}

TEST(RunTracks, AreStraightWhereTheShapeIsFarFromAStop) {
  const Line line({{0, 0}, {100, 400}}, {0, 1}, {{0, 0}, {100, 0}, {100, 100}});
  expect_point(line.at(0, 1, 0.25), {25, 100});
}

TEST(RunTracks, AreStraightWhereTheShapeGoesTheOtherWay) {
  const Line line({{0, 0}, {1000, 0}}, {0, 1}, {{1000, 0}, {500, 500}, {0, 0}});
  expect_point(line.at(0, 1, 0.5), {500, 0});
}

TEST(RunTracks, TellTheWayOutOfALoopFromTheWayBack) {
  // The stem from stop 0 to stop 1 is ridden both ways; the loop goes over stops 2 and 3.
  const std::vector<Point> stops = {{0, 0}, {1000, 0}, {2000, 500}, {1500, 1000}};
  const Line line(
      stops, {0, 1, 2, 3, 1, 0},
      {{0, 0}, {1000, 0}, {2000, 0}, {2000, 500}, {1500, 1000}, {1000, 500}, {1000, 0}, {0, 0}});
  expect_point(line.at(0, 1, 0.5), {500, 0});
  expect_point(line.at(1, 2, 1.0 / 3.0), {1500, 0});
  expect_point(line.at(3, 1, 1.0), {1000, 0});
  expect_point(line.at(1, 0, 0.25), {750, 0});
}

}  // namespace
}  // namespace poai::district
