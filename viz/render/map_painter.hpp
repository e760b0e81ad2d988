#pragma once
// Draws the map of a scene: land, buildings, ways, stations, people, scale, north, clock, legend
// and sources.

#include <filesystem>

#include "viz/render/map_scene.hpp"

namespace poai::viz {

struct MapOptions {
  int width_px = 1600;
  int height_px = 1000;
  Language language = Language::kJapanese;
};

/// Writes `file` (PNG); throws InputError (kFiles) if there is no way to draw or to write.
void paint_map(const MapScene& scene, const MapOptions& options, const std::filesystem::path& file);

}  // namespace poai::viz
