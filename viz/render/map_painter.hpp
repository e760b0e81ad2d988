#pragma once
// Draws the map of a scene: land, buildings, ways, stations, people, and what stands around them.

#include <filesystem>

#include "viz/render/map_scene.hpp"
#include "viz/render/map_words.hpp"

namespace poai::viz {

struct MapOptions {
  int width_px = 1600;
  int height_px = 1000;
  Language language = Language::kJapanese;
};

/// Writes `file` (PNG); throws InputError (kFiles) if there is no way to draw or to write. Equal
/// scenes and options give equal bytes on one machine.
void paint_map(const MapScene& scene, const MapOptions& options, const std::filesystem::path& file);

}  // namespace poai::viz
