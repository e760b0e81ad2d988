#pragma once
// Views of a run in three dimensions at one moment after another.

#include <filesystem>
#include <memory>

#include "viz/render/island_painter.hpp"
#include "viz/render/pictures.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {

class IslandPictures final : public Pictures {
 public:
  /// The camera goes its path from the begin of `time` to its end.
  IslandPictures(RunScenes scenes, output::TimeWindow time, const MapOptions& options,
                 CameraPath path);

  void draw(SimTime time) override;
  void write_png(const std::filesystem::path& file) override;
  [[nodiscard]] std::string rgb() override;

 private:
  RunScenes scenes_;
  output::TimeWindow time_;
  MapOptions options_;
  CameraPath path_;
  std::unique_ptr<IslandPainter> painter_;  ///< made with the first scene
};

}  // namespace poai::viz
