#pragma once
// Maps for a report: drawn by viz/render, shown by viz/report.

#include <filesystem>
#include <string>
#include <utility>

namespace poai::viz {

/// A folder of its own among the temporary ones; goes with all that is in it.
class MapFolder {
 public:
  MapFolder();
  ~MapFolder();
  MapFolder(MapFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  MapFolder(const MapFolder&) = delete;
  MapFolder& operator=(const MapFolder&) = delete;
  MapFolder& operator=(MapFolder&&) = delete;

  /// Empty if it could not be made.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct DrawnMaps {
  MapFolder folder;     ///< with `map-0820.png` or `density-0820.png` and so on
  std::string problem;  ///< why there are none; empty if there are some
};

/// Draws what the run shows at 08:20, 12:15 and 18:30, as far as it has frames then: people, and
/// for the whole day lunch against seats, or with a base the differences of densities to it. A
/// report goes on without maps, so that nothing is thrown where there is no way to draw.
[[nodiscard]] DrawnMaps draw_maps(const std::filesystem::path& run,
                                  const std::filesystem::path& base, const std::string& language);

/// Draws `difference.png` of a folder that `poai compare` wrote.
[[nodiscard]] DrawnMaps draw_difference(const std::filesystem::path& comparison,
                                        const std::string& language);

}  // namespace poai::viz
