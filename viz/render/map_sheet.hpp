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
  [[nodiscard]] double width() const { return canvas.width_px(); }
  [[nodiscard]] double height() const { return canvas.height_px(); }

  /// Pixels of a length in a picture whose shorter side is 1000.
  [[nodiscard]] double px(double size) const { return size * std::min(width(), height()) / 1000.0; }
  /// Size of a text; small pictures keep it legible.
  [[nodiscard]] int text_px(double size) const {
    return std::max(8, static_cast<int>(std::lround(px(size))));
  }
  [[nodiscard]] double text_width(const std::string& words, double size) const {
    return canvas.text_width_px(words, text_px(size));
  }
};

}  // namespace poai::viz
