#include "viz/render/map_painter.hpp"

#include <algorithm>
#include <vector>

#include "viz/render/canvas.hpp"
#include "viz/render/map_frame.hpp"
#include "viz/render/map_furniture.hpp"
#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/map_names.hpp"
#include "viz/render/scene_note.hpp"

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
Layout laid_out(const MapSheet& sheet, const MapFurniture& furniture, MapArea area) {
  constexpr double kNearlyEqual = 0.97;
  const std::vector<geometry::Point> content = content_of(sheet.scene, area);
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

namespace {

void draw_content(MapSheet& sheet, const MapFrame& frame) {
  if (sheet.scene.people) {
    draw_people(sheet, frame);
  } else if (sheet.scene.flow) {
    draw_flow(sheet, frame);
  } else if (sheet.scene.density) {
    draw_density(sheet, frame);
  } else if (sheet.scene.lunch) {
    draw_lunch(sheet, frame);
  } else if (sheet.scene.difference) {
    draw_difference(sheet, frame);
  } else if (sheet.scene.lunch_desert) {
    draw_lunch_desert(sheet, frame);
  } else if (sheet.scene.encounters) {
    draw_encounters(sheet, frame);
  } else {
    draw_places(sheet, frame);
  }
}

}  // namespace

struct MapPainter::Impl {
  Impl(const MapScene& scene, const MapOptions& options)
      : canvas(options.width_px, options.height_px, colour(look::kSea)),
        sheet{.scene = scene, .language = options.language, .canvas = canvas},
        furniture(sheet),
        layout(laid_out(sheet, furniture, options.area)),
        names(place_names(sheet, layout.frame, furniture.boxes(layout.corner))) {
    draw_ground(sheet, layout.frame);
    ground = canvas.mark();
  }

  Canvas canvas;
  MapSheet sheet;
  MapFurniture furniture;
  Layout layout;
  std::vector<MapName> names;
  Canvas::Mark ground;
};

MapPainter::MapPainter(const MapScene& scene, const MapOptions& options)
    : impl_(std::make_unique<Impl>(scene, options)) {}

MapPainter::~MapPainter() = default;

void MapPainter::paint() {
  MapSheet& sheet = impl_->sheet;
  const MapFrame& frame = impl_->layout.frame;
  impl_->canvas.rewind(impl_->ground);
  impl_->furniture.update(sheet);
  draw_lines(sheet, frame);
  draw_content(sheet, frame);
  draw_stations(sheet, frame);
  draw_names(sheet, impl_->names);
  draw_flaws(sheet, frame);
  impl_->furniture.draw(sheet, frame, impl_->layout.corner);
}

void MapPainter::write_png(const std::filesystem::path& file) {
  impl_->canvas.write_png(file, note_of(impl_->sheet.scene, impl_->sheet.language));
}

std::string MapPainter::rgb() { return impl_->canvas.rgb(); }

void paint_map(const MapScene& scene, const MapOptions& options,
               const std::filesystem::path& file) {
  MapPainter painter(scene, options);
  painter.paint();
  painter.write_png(file);
}

}  // namespace poai::viz
