#include "viz/render/map_painter.hpp"

#include <algorithm>
#include <vector>

#include "viz/render/canvas.hpp"
#include "viz/render/map_frame.hpp"
#include "viz/render/map_furniture.hpp"
#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"

namespace poai::viz {

namespace {

struct Layout {
  MapFrame frame;
  LegendCorner corner;
};

/// How many ways and people the boxes hide.
std::size_t hidden_by(const std::vector<Box>& boxes, const MapFrame& frame, const MapScene& scene) {
  std::size_t hidden = 0;
  const auto count = [&](geometry::Point point) {
    const Pixel at = frame.at(point);
    const auto holds = [at](const Box& box) { return box.contains(at); };
    hidden += std::any_of(boxes.begin(), boxes.end(), holds) ? 1U : 0U;
  };
  for (const std::vector<Line>& ways : scene.ways) {
    for (const Line& way : ways) {
      std::for_each(way.begin(), way.end(), count);
    }
  }
  if (scene.people) {
    for (const Figure& figure : scene.people->figures) {
      count(figure.position);
    }
  }
  return hidden;
}

/// The legend goes where the map is largest; among corners of nearly equal worth, where least is
/// hidden.
Layout laid_out(const MapSheet& sheet, const MapFurniture& furniture) {
  constexpr double kNearlyEqual = 0.97;
  const std::vector<geometry::Point> content = content_of(sheet.scene);
  std::vector<Layout> layouts;
  double largest = 0.0;
  for (const LegendCorner corner : kLegendCorners) {
    layouts.push_back({.frame = MapFrame(content, {.width_px = sheet.canvas.width_px(),
                                                   .height_px = sheet.canvas.height_px(),
                                                   .margin_px = sheet.px(look::kMapMarginPx),
                                                   .reserved = furniture.boxes(corner)}),
                       .corner = corner});
    largest = std::max(largest, layouts.back().frame.px_per_m());
  }
  std::erase_if(layouts, [largest](const Layout& layout) {
    return layout.frame.px_per_m() < kNearlyEqual * largest;
  });
  const auto hidden = [&](const Layout& layout) {
    return hidden_by(furniture.boxes(layout.corner), layout.frame, sheet.scene);
  };
  return *std::min_element(
      layouts.begin(), layouts.end(),
      [&hidden](const Layout& a, const Layout& b) { return hidden(a) < hidden(b); });
}

}  // namespace

void paint_map(const MapScene& scene, const MapOptions& options,
               const std::filesystem::path& file) {
  Canvas canvas(options.width_px, options.height_px, colour(look::kSea));
  MapSheet sheet{.scene = scene, .language = options.language, .canvas = canvas};
  const MapFurniture furniture(sheet);
  const auto [frame, corner] = laid_out(sheet, furniture);
  draw_ground(sheet, frame);
  draw_lines(sheet, frame);
  if (scene.people) {
    draw_people(sheet, frame);
  } else {
    draw_places(sheet, frame);
  }
  draw_stations(sheet, frame, furniture.boxes(corner));
  draw_flaws(sheet, frame);
  furniture.draw(sheet, frame, corner);
  canvas.write_png(file);
}

}  // namespace poai::viz
