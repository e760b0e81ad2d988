#pragma once
// The options of poai render as typed, and as checked.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "viz/render/island_camera.hpp"
#include "viz/render/map_painter.hpp"
#include "viz/render/run_scenes.hpp"

namespace poai::viz {

struct RenderWords {
  std::filesystem::path folder;
  std::string kind = "map";
  std::string at = "08:20";
  std::string from;
  std::string until;
  std::string every;
  std::string camera = "still";
  std::string area = "all";
  std::string size = "1600x1000";
  std::string language = "en";
  std::filesystem::path base;
  std::filesystem::path movie;
  std::filesystem::path file;
};

/// Moments from `from` to before `until`.
struct Sequence {
  SimTime from;
  SimTime until;
  Duration every;
};

struct RenderOptions {
  PictureKind kind = PictureKind::kMap;
  MapOptions picture;
  CameraPath camera = CameraPath::kStill;
  SimTime at;
  std::optional<Sequence> sequence;  ///< nothing for a single picture
};

/// Pictures a second of a film: 2 s of the day each are 60 times its speed.
inline constexpr int kPicturesPerSecond = 30;

/// Throws InputError (kScenario) with all that is wrong.
[[nodiscard]] RenderOptions checked(const RenderWords& words);

/// The moments of a sequence, rising.
[[nodiscard]] std::vector<SimTime> moments_of(const Sequence& sequence);

/// "0820", or "082030" where seconds count.
[[nodiscard]] std::string stamp_of(SimTime time);

/// A picture or film of Poai's may be drawn again; what is somebody else's stays, and there must be
/// a folder for it: throws InputError (kFiles).
void refuse_to_replace_others(const std::filesystem::path& file, const std::string& option);

}  // namespace poai::viz
