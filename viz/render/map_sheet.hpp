#pragma once
// What the layers of a map draw on.

#include <algorithm>
#include <cmath>

#include "viz/render/canvas.hpp"
#include "viz/render/map_scene.hpp"
#include "viz/render/map_words.hpp"

namespace poai::viz {

struct MapSheet {
  const MapScene& scene;
  Language language = Language::kJapanese;
  Canvas& canvas;

  [[nodiscard]] bool japanese() const { return language == Language::kJapanese; }
  [[nodiscard]] const MapWords& words() const { return words_in(language); }
  [[nodiscard]] double width_px() const { return canvas.width_px(); }
  [[nodiscard]] double height_px() const { return canvas.height_px(); }

  /// Pixels of a length in a picture whose shorter side is 1000.
  [[nodiscard]] double px(double size_px) const {
    return size_px * std::min(width_px(), height_px()) / 1000.0;
  }
  /// Size of a text; small pictures keep it legible.
  [[nodiscard]] int text_px(double size_px) const {
    return std::max(8, static_cast<int>(std::lround(px(size_px))));
  }
  [[nodiscard]] double text_width_px(const std::string& words, double size_px) const {
    return canvas.text_width_px(words, text_px(size_px));
  }
};

}  // namespace poai::viz
