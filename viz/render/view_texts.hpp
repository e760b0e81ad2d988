#pragma once
// The words of the interactive window.

#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "viz/render/island_model.hpp"
#include "viz/render/map_words.hpp"
#include "viz/render/view_clock.hpp"

namespace poai::viz {

/// What the keys and the mouse do, a line each.
[[nodiscard]] const std::vector<std::string>& help_lines(Language language);

/// "08:20:10  x60  playing".
[[nodiscard]] std::string clock_line(const ViewClock& clock, Language language);

/// The layer with the digit that shows or hides it: "3 Railway"; a hidden one is in brackets.
[[nodiscard]] std::string layer_line(IslandLayer layer, Visibility visibility, Language language);

}  // namespace poai::viz
