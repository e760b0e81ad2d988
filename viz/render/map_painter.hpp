#pragma once
// Draws the map of a scene: land, buildings, ways, stations, people, and what stands around them.

#include <filesystem>
#include <memory>
#include <string>

#include "viz/render/map_area.hpp"
#include "viz/render/map_scene.hpp"
#include "viz/render/map_words.hpp"

namespace poai::viz {

struct MapOptions {
  int width_px = 1600;
  int height_px = 1000;
  Language language = Language::kJapanese;
  MapArea area = MapArea::kAll;
};

/// Draws one scene after another with the same place: ground, layout and the places of names are
/// those of the first.
class MapPainter {
 public:
  /// `scene` must outlive the painter; it may get other people and another clock between pictures.
  MapPainter(const MapScene& scene, const MapOptions& options);
  ~MapPainter();
  MapPainter(const MapPainter&) = delete;
  MapPainter& operator=(const MapPainter&) = delete;

  /// Draws the scene as it is now.
  void paint();
  /// The picture as PNG file, whole or not at all; throws InputError (kFiles).
  void write_png(const std::filesystem::path& file);
  /// The picture as bytes: red, green, blue, row by row from the top.
  [[nodiscard]] std::string rgb();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Writes `file` (PNG); throws InputError (kFiles) if there is no way to draw or to write. Equal
/// scenes and options give equal bytes on one machine.
void paint_map(const MapScene& scene, const MapOptions& options, const std::filesystem::path& file);

}  // namespace poai::viz
