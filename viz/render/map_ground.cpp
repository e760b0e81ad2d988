// Land, buildings, ways and lines.

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/geometry/polygon.hpp"
#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

constexpr double kOutlineStepM = 60.0;
constexpr double kInnerStepM = 150.0;
constexpr double kMainlandHalfWidthM = 160.0;

void add_outline(const Line& ring, std::vector<Point>& points) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const int pieces =
        std::max(1, static_cast<int>(geometry::distance_m(ring[i - 1], ring[i]) / kOutlineStepM));
    for (int k = 0; k < pieces; ++k) {
      points.push_back(geometry::between(ring[i - 1], ring[i], static_cast<double>(k) / pieces));
    }
  }
}

void add_inside(const Line& ring, std::vector<Point>& points) {
  constexpr double kMost = std::numeric_limits<double>::max();
  Point low{kMost, kMost};
  Point high{-kMost, -kMost};
  for (const Point p : ring) {
    low = {std::min(low.x_m, p.x_m), std::min(low.y_m, p.y_m)};
    high = {std::max(high.x_m, p.x_m), std::max(high.y_m, p.y_m)};
  }
  const auto steps = [](double length_m) { return static_cast<int>(length_m / kInnerStepM); };
  for (int i = 1; i < steps(high.x_m - low.x_m); ++i) {
    for (int k = 1; k < steps(high.y_m - low.y_m); ++k) {
      const Point p{low.x_m + i * kInnerStepM, low.y_m + k * kInnerStepM};
      if (geometry::contains(ring, p)) {
        points.push_back(p);
      }
    }
  }
}

std::vector<PixelLine> pixels(const MapFrame& frame, const std::vector<Line>& lines) {
  std::vector<PixelLine> result;
  result.reserve(lines.size());
  for (const Line& line : lines) {
    result.push_back(frame.at(line));
  }
  return result;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The buildings within twice the median distance from the median building.
std::vector<Point> centre_of(const MapScene& scene) {
  constexpr double kReach = 2.0;
  std::vector<double> x_m;
  std::vector<double> y_m;
  for (const Building& building : scene.buildings) {
    x_m.push_back(building.outline.front().x_m);
    y_m.push_back(building.outline.front().y_m);
  }
  const Point middle{median(x_m), median(y_m)};
  std::vector<double> distances_m;
  for (const Building& building : scene.buildings) {
    distances_m.push_back(geometry::distance_m(building.outline.front(), middle));
  }
  const double reach_m = kReach * median(distances_m);
  std::vector<Point> points;
  for (const Building& building : scene.buildings) {
    if (geometry::distance_m(building.outline.front(), middle) <= reach_m) {
      points.insert(points.end(), building.outline.begin(), building.outline.end());
    }
  }
  return points;
}

/// Only where colours do not mean something else.
bool shows_uses(const MapScene& scene) {
  return !scene.flow && !scene.density && !scene.lunch && !scene.lunch_desert && !scene.difference;
}

}  // namespace

std::vector<Point> content_of(const MapScene& scene, MapArea area) {
  std::vector<Point> points;
  if (area == MapArea::kCentre && !scene.buildings.empty()) {
    return centre_of(scene);
  }
  for (const Line& ring : scene.land) {
    add_outline(ring, points);
    add_inside(ring, points);
  }
  for (const Station& station : scene.stations) {
    points.push_back(station.position);
  }
  return points;
}

void draw_ground(MapSheet& sheet, const MapFrame& frame) {
  Canvas& canvas = sheet.canvas;
  canvas.stroke_round(pixels(frame, sheet.scene.mainland_ways),
                      2.0 * kMainlandHalfWidthM * frame.px_per_m(), colour(look::kMainland));
  const std::vector<PixelLine> land = pixels(frame, sheet.scene.land);
  canvas.fill(land, colour(look::kLand));
  canvas.stroke(land, std::max(1.0, sheet.px(1.5)), colour(look::kCoast));
  for (std::size_t use = 0; use < kBuildingUseCount; ++use) {
    std::vector<PixelLine> outlines;
    for (const Building& building : sheet.scene.buildings) {
      if (static_cast<std::size_t>(building.use) == use) {
        outlines.push_back(frame.at(building.outline));
      }
    }
    canvas.fill(outlines, colour(look::kBuildings.at(shows_uses(sheet.scene) ? use : 0)));
  }
  for (std::size_t kind = 0; kind < kWayKindCount; ++kind) {
    canvas.stroke(pixels(frame, sheet.scene.ways.at(kind)),
                  std::max(1.0, sheet.px(look::kWayWidthsPx.at(kind))),
                  colour(look::kWays.at(kind)));
  }
}

void draw_places(MapSheet& sheet, const MapFrame& frame) {
  for (std::size_t mark = 0; mark < kPlaceMarkCount; ++mark) {
    std::vector<Pixel> dots;
    for (const MarkedPlace& place : sheet.scene.places) {
      if (static_cast<std::size_t>(place.mark) == mark) {
        dots.push_back(frame.at(place.position));
      }
    }
    sheet.canvas.dots(dots, sheet.px(look::kPlaceRadiusPx + 1.2), colour(look::kWhite));
    sheet.canvas.dots(dots, sheet.px(look::kPlaceRadiusPx), colour(look::kPlaces.at(mark)));
  }
}

void draw_lines(MapSheet& sheet, const MapFrame& frame) {
  std::vector<PixelLine> bus_dashes;
  for (const Line& line : sheet.scene.bus_lines) {
    for (PixelLine& dash : dashes(frame.at(line), sheet.px(7), sheet.px(5))) {
      bus_dashes.push_back(std::move(dash));
    }
  }
  sheet.canvas.stroke_round(bus_dashes, sheet.px(1.8), colour(look::kBusLine));
  const std::vector<PixelLine> guideways = pixels(frame, sheet.scene.guideways);
  sheet.canvas.stroke_round(guideways, sheet.px(6.0), colour(look::kWhite));
  sheet.canvas.stroke_round(guideways, sheet.px(3.2), colour(look::kGuideway));
}

}  // namespace poai::viz
