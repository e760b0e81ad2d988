#include "viz/render/island_pictures.hpp"

#include <utility>

namespace poai::viz {

IslandPictures::IslandPictures(RunScenes scenes, output::TimeWindow time, const MapOptions& options,
                               CameraPath path)
    : scenes_(std::move(scenes)), time_(time), options_(options), path_(path) {}

void IslandPictures::draw(SimTime time) {
  const MapScene& scene = scenes_.at(time, moments_in(time_));
  if (!painter_) {
    painter_ = std::make_unique<IslandPainter>(scene, options_);
  }
  const double share = static_cast<double>((time - time_.from).ms) /
                       static_cast<double>((time_.until - time_.from).ms);
  painter_->paint(camera_pose(scene, path_, share));
}

void IslandPictures::write_png(const std::filesystem::path& file) { painter_->write_png(file); }

std::string IslandPictures::rgb() { return painter_->rgb(); }

}  // namespace poai::viz
