// Stations, and who waits at them.

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"

namespace poai::viz {
namespace {

/// Radius of the ring of those who wait; 0 where nobody does.
double ring_px(const MapSheet& sheet, const WaitingCrowd& crowd) {
  const auto rows = std::accumulate(crowd.count.begin(), crowd.count.end(), std::size_t{0});
  const double persons = static_cast<double>(rows) * sheet.scene.people->persons_per_row;
  return sheet.px(
      std::sqrt(look::kStationRadiusPx * look::kStationRadiusPx + look::kWaitingAreaPx2 * persons));
}

/// Rings around stations, a slice for each group.
void draw_waiting(MapSheet& sheet, const MapFrame& frame) {
  for (const WaitingCrowd& crowd : sheet.scene.people->crowds) {
    const Pixel centre = frame.at(sheet.scene.stations.at(crowd.station).position);
    const double radius = ring_px(sheet, crowd);
    const auto all = std::accumulate(crowd.count.begin(), crowd.count.end(), std::size_t{0});
    sheet.canvas.dots({centre}, radius + sheet.px(1.5), colour(look::kWhite));
    double angle = std::numbers::pi / 2.0;
    for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
      const double turn = 2.0 * std::numbers::pi * static_cast<double>(crowd.count.at(group)) /
                          static_cast<double>(all);
      if (turn > 0.0) {
        sheet.canvas.fill_convex({slice(centre, radius, angle, turn)},
                                 colour(look::kGroups.at(group)));
      }
      angle += turn;
    }
  }
}

}  // namespace

std::vector<double> waiting_rings_px(const MapSheet& sheet) {
  std::vector<double> rings(sheet.scene.stations.size(), 0.0);
  if (sheet.scene.people) {
    for (const WaitingCrowd& crowd : sheet.scene.people->crowds) {
      rings.at(crowd.station) = ring_px(sheet, crowd);
    }
  }
  return rings;
}

void draw_stations(MapSheet& sheet, const MapFrame& frame) {
  std::vector<Pixel> markers;
  for (const Station& station : sheet.scene.stations) {
    markers.push_back(frame.at(station.position));
  }
  if (sheet.scene.people) {
    draw_waiting(sheet, frame);
  }
  sheet.canvas.dots(markers, sheet.px(look::kStationRadiusPx), colour(look::kGuideway));
  sheet.canvas.dots(markers, sheet.px(look::kStationRadiusPx - 2.6), colour(look::kWhite));
}

}  // namespace poai::viz
