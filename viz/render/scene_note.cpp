#include "viz/render/scene_note.hpp"

#include "viz/render/run_scenes.hpp"

namespace poai::viz {
namespace {

PictureKind kind_of(const MapScene& scene) {
  if (scene.flow) {
    return PictureKind::kFlow;
  }
  if (scene.density) {
    return PictureKind::kDensity;
  }
  if (scene.lunch) {
    return PictureKind::kLunch;
  }
  if (scene.lunch_desert) {
    return PictureKind::kLunchDesert;
  }
  if (scene.encounters) {
    return PictureKind::kEncounters;
  }
  return scene.view == SceneView::kSpace ? PictureKind::kIsland3d : PictureKind::kMap;
}

}  // namespace

PictureNote note_of(const MapScene& scene, Language language) {
  const auto kind = static_cast<std::size_t>(kind_of(scene));
  return {.kind = scene.difference ? kDifferenceKind : std::string(kPictureKindNames.at(kind)),
          .moment = is_of_whole_day(scene) ? std::string() : scene.clock,
          .language = language == Language::kJapanese ? "ja" : "en",
          .subject = scene.name,
          .base = scene.base_name};
}

bool is_of_whole_day(const MapScene& scene) {
  return scene.difference || scene.lunch_desert || scene.encounters;
}

}  // namespace poai::viz
