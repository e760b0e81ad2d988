#include "viz/render/map_pictures.hpp"

#include <utility>

namespace poai::viz {

MapPictures::MapPictures(RunScenes scenes, output::TimeWindow time, const MapOptions& options)
    : scenes_(std::move(scenes)), moments_(moments_in(time)), options_(options) {}

void MapPictures::draw(SimTime time) {
  const MapScene& scene = scenes_.at(time, moments_);
  if (!painter_) {
    painter_ = std::make_unique<MapPainter>(scene, options_);
  }
  painter_->paint();
}

void MapPictures::write_png(const std::filesystem::path& file) { painter_->write_png(file); }

std::string MapPictures::rgb() { return painter_->rgb(); }

}  // namespace poai::viz
