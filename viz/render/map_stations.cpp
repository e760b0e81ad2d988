// Stations with their names.

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/geometry/point.hpp"
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

std::vector<double> rings_px(const MapSheet& sheet) {
  std::vector<double> rings(sheet.scene.stations.size(), 0.0);
  if (sheet.scene.people) {
    for (const WaitingCrowd& crowd : sheet.scene.people->crowds) {
      rings.at(crowd.station) = ring_px(sheet, crowd);
    }
  }
  return rings;
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

/// What names had better not hide: people and guideways.
std::vector<Pixel> covered_by_names(const MapScene& scene, const MapFrame& frame) {
  std::vector<Pixel> covered;
  if (scene.people) {
    for (const Figure& figure : scene.people->figures) {
      covered.push_back(frame.at(figure.position));
    }
  }
  if (scene.lunch) {
    for (const LunchPlace& place : scene.lunch->places) {
      constexpr int kWeight = 6;
      covered.insert(covered.end(), kWeight, frame.at(place.position));
    }
  }
  for (const Line& line : scene.guideways) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      constexpr int kPieces = 20;
      for (int k = 0; k < kPieces; ++k) {
        covered.push_back(
            frame.at(geometry::between(line[i - 1], line[i], static_cast<double>(k) / kPieces)));
      }
    }
  }
  return covered;
}

void draw_name(MapSheet& sheet, const Station& station, const StationLabel& label,
               const PlacedLabel& placed) {
  const double y = placed.box.centre().y;
  const double left = placed.box.left + sheet.px(5);
  sheet.canvas.text({left, y}, label.name,
                    {.size_px = sheet.text_px(look::kStationPx), .ink = colour(look::kInk)});
  sheet.canvas.text({left + label.name_width_px + sheet.px(6), y}, station.code,
                    {.size_px = sheet.text_px(look::kCodePx), .ink = colour(look::kSoftInk)});
}

}  // namespace

StationNames place_names(const MapSheet& sheet, const MapFrame& frame,
                         const std::vector<Box>& reserved) {
  StationNames names;
  const std::vector<double> rings = rings_px(sheet);
  std::vector<LabelWish> wishes;
  for (const Station& station : sheet.scene.stations) {
    StationLabel label{.name = sheet.japanese() ? station.name_ja : station.name_en};
    label.name_width_px = sheet.text_width_px(label.name, look::kStationPx);
    const double code_width_px = sheet.text_width_px(station.code, look::kCodePx);
    const double ring = rings[wishes.size()];
    wishes.push_back(
        {.point = frame.at(station.position),
         .width_px = label.name_width_px + code_width_px + sheet.px(16),
         .height_px = sheet.text_px(look::kStationPx) + sheet.px(8),
         .clearance_px = std::max(ring, sheet.px(look::kStationRadiusPx)) + sheet.px(3)});
    names.labels.push_back(std::move(label));
  }
  const Box picture = Box{0.0, 0.0, sheet.width_px(), sheet.height_px()}.grown(-sheet.px(8));
  names.placed = place_labels(
      wishes,
      {.picture = picture, .reserved = reserved, .covered = covered_by_names(sheet.scene, frame)});
  return names;
}

void draw_stations(MapSheet& sheet, const MapFrame& frame, const StationNames& names) {
  std::vector<Pixel> markers;
  std::vector<PixelLine> leaders;
  std::vector<PixelLine> plates;
  for (std::size_t i = 0; i < names.placed.size(); ++i) {
    const auto& placed = names.placed[i];
    markers.push_back(frame.at(sheet.scene.stations[i].position));
    if (placed) {
      plates.push_back(rounded_box(placed->box, sheet.px(4)));
      if (placed->leader) {
        leaders.push_back({markers.back(), *placed->leader});
      }
      draw_name(sheet, sheet.scene.stations[i], names.labels[i], *placed);
    }
  }
  sheet.canvas.stroke_round(leaders, sheet.px(3.0), colour(look::kWhite));
  sheet.canvas.stroke_round(leaders, sheet.px(1.2), colour(look::kInk));
  sheet.canvas.fill_convex(plates, colour(look::kWhite, 0.85));
  if (sheet.scene.people) {
    draw_waiting(sheet, frame);
  }
  sheet.canvas.dots(markers, sheet.px(look::kStationRadiusPx), colour(look::kGuideway));
  sheet.canvas.dots(markers, sheet.px(look::kStationRadiusPx - 2.6), colour(look::kWhite));
}

}  // namespace poai::viz
