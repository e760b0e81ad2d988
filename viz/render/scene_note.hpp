#pragma once
// The note of a picture: what its scene shows.

#include "viz/picture_note.hpp"
#include "viz/render/map_scene.hpp"
#include "viz/render/map_words.hpp"

namespace poai::viz {

[[nodiscard]] PictureNote note_of(const MapScene& scene, Language language);

/// Whether the scene sums up a day instead of showing a moment or an interval of it.
[[nodiscard]] bool is_of_whole_day(const MapScene& scene);

}  // namespace poai::viz
