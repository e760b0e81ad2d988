// People as dots, trains by their load.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"

namespace poai::viz {

void draw_train(MapSheet& sheet, Pixel at, Pixel heading, double load_share) {
  const double half = sheet.px(look::kTrainLengthPx) / 2.0;
  const Pixel front{at.x + heading.x * half, at.y + heading.y * half};
  const Pixel back{at.x - heading.x * half, at.y - heading.y * half};
  const double width = sheet.px(5.0 + 8.0 * std::clamp(load_share, 0.0, 1.3));
  sheet.canvas.fill_convex({capsule(back, front, width + sheet.px(3.0))}, colour(look::kWhite));
  sheet.canvas.fill_convex({capsule(back, front, width)}, colour(look::kTrain));
}

void draw_people(MapSheet& sheet, const MapFrame& frame) {
  const People& people = *sheet.scene.people;
  std::array<std::vector<Pixel>, kPersonGroupCount> dots;
  for (const Figure& figure : people.figures) {
    dots.at(static_cast<std::size_t>(figure.group)).push_back(frame.at(figure.position));
  }
  // Small groups above large ones.
  std::array<std::size_t, kPersonGroupCount> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&dots](std::size_t a, std::size_t b) {
    return dots.at(a).size() > dots.at(b).size();
  });
  for (const std::size_t group : order) {
    sheet.canvas.dots(dots.at(group), std::max(1.0, sheet.px(look::kPersonRadiusPx)),
                      colour(look::kGroups.at(group), 0.85));
  }
  for (const Train& train : people.trains) {
    const Pixel at = frame.at(train.position);
    const Pixel ahead =
        frame.at({train.position.x_m + train.heading.x_m, train.position.y_m + train.heading.y_m});
    const double length = std::hypot(ahead.x - at.x, ahead.y - at.y);
    draw_train(sheet, at, {(ahead.x - at.x) / length, (ahead.y - at.y) / length}, train.load_share);
  }
}

}  // namespace poai::viz
