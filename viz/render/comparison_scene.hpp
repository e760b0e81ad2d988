#pragma once
// What differs between two scenarios, from a folder that `poai compare` wrote.

#include <filesystem>

#include "viz/render/map_scene.hpp"

namespace poai::viz {

/// The file by which a folder is a comparison.
inline constexpr const char* kComparisonFile = "compare.json";

/// The district of the base with what differs on walkways and at places by the verdict of the
/// comparison: beyond chance (adjusted), or equally in all pairs; all that differs where there is
/// one pair of days only. Throws InputError (kFiles) if a file or the
/// district is missing or damaged.
[[nodiscard]] MapScene scene_of_comparison(const std::filesystem::path& folder);

}  // namespace poai::viz
