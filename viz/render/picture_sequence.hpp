#pragma once
// Many pictures: as files or as a film, with progress; an interrupt ends them.

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/progress.hpp"
#include "viz/render/pictures.hpp"
#include "viz/render/render_options.hpp"

namespace poai::viz {

/// Who is told how far it is, and what ends it before the next picture.
struct SequenceControl {
  Progress& progress;
  const std::atomic<bool>& interrupt;
};

/// Writes `<kind>-<HHMM>.png` for every moment into `folder`, until interrupted; gives the files.
std::vector<std::filesystem::path> write_pictures(Pictures& pictures,
                                                  const std::vector<SimTime>& moments,
                                                  const std::filesystem::path& folder,
                                                  const std::string& kind,
                                                  const SequenceControl& control);

/// Writes a film with one picture a moment. False if it was interrupted: then there is no film.
[[nodiscard]] bool write_movie(Pictures& pictures, const std::vector<SimTime>& moments,
                               const MapOptions& size, const std::filesystem::path& file,
                               const SequenceControl& control);

}  // namespace poai::viz
