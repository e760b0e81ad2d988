// Rings around what is doubtful about a district.

#include "viz/render/map_layers.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/pixel_shapes.hpp"

namespace poai::viz {

void draw_flaw(MapSheet& sheet, Pixel at, FlawMark mark) {
  PixelLine ring = disc(at, sheet.px(look::kFlawRadiusPx));
  ring.push_back(ring.front());
  sheet.canvas.stroke_round({ring}, sheet.px(5.0), colour(look::kWhite));
  sheet.canvas.stroke_round({ring}, sheet.px(2.5),
                            colour(look::kFlaws.at(static_cast<std::size_t>(mark))));
}

void draw_flaws(MapSheet& sheet, const MapFrame& frame) {
  for (const Flaw& flaw : sheet.scene.flaws) {
    draw_flaw(sheet, frame.at(flaw.position), flaw.mark);
  }
}

}  // namespace poai::viz
