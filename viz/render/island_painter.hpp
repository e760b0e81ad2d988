#pragma once
// Draws a scene in three dimensions: sea, land, buildings, guideway, trains and people.

#include <filesystem>
#include <memory>
#include <string>

#include "viz/render/island_camera.hpp"
#include "viz/render/map_painter.hpp"

namespace poai::viz {

class IslandPainter {
 public:
  /// `scene` must outlive the painter; it may get other people and another clock between pictures.
  IslandPainter(const MapScene& scene, const MapOptions& options);
  ~IslandPainter();
  IslandPainter(const IslandPainter&) = delete;
  IslandPainter& operator=(const IslandPainter&) = delete;

  /// Draws the scene as it is now, seen from there.
  void paint(const CameraPose& pose);
  /// The picture as PNG file, whole or not at all; throws InputError (kFiles).
  void write_png(const std::filesystem::path& file);
  /// The picture as bytes: red, green, blue, row by row from the top.
  [[nodiscard]] std::string rgb();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::viz
