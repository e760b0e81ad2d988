#pragma once
// Which group of a picture somebody belongs to.

#include "engine/core/words.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

[[nodiscard]] PersonGroup group_of(Role role);

}  // namespace poai::viz
