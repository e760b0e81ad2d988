#pragma once
// Many pictures: as files or as a film, with progress.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/progress.hpp"
#include "viz/render/pictures.hpp"
#include "viz/render/render_options.hpp"

namespace poai::viz {

/// Writes `<kind>-<HHMM>.png` for every moment into `folder`; gives the files.
std::vector<std::filesystem::path> write_pictures(Pictures& pictures,
                                                  const std::vector<SimTime>& moments,
                                                  const std::filesystem::path& folder,
                                                  const std::string& kind, Progress& progress);

/// Writes a film with one picture a moment.
void write_movie(Pictures& pictures, const std::vector<SimTime>& moments, const MapOptions& size,
                 const std::filesystem::path& file, Progress& progress);

}  // namespace poai::viz
