#pragma once
// Maps of a run at one moment after another.

#include <filesystem>
#include <memory>

#include "viz/render/map_painter.hpp"
#include "viz/render/pictures.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {

class MapPictures final : public Pictures {
 public:
  /// The scenes are for moments of that time.
  MapPictures(RunScenes scenes, output::TimeWindow time, const MapOptions& options);

  void draw(SimTime time) override;
  void write_png(const std::filesystem::path& file) override;
  [[nodiscard]] std::string rgb() override;

 private:
  RunScenes scenes_;
  RunScenes::Moments moments_;
  MapOptions options_;
  std::unique_ptr<MapPainter> painter_;  ///< made with the first scene
};

}  // namespace poai::viz
