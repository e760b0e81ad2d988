#pragma once
// The scenes of a run at one moment after another.

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "engine/output/run_file.hpp"
#include "viz/render/map_scene.hpp"
#include "viz/render/moving_people.hpp"

namespace poai::viz {

enum class PictureKind { kMap, kFlow, kDensity, kLunch, kIsland3d, kEncounters, kLunchDesert };
inline constexpr std::array<std::string_view, 7> kPictureKindNames = {
    "map", "flow", "density", "lunch", "island3d", "encounters", "lunch-desert"};

/// Whether a picture of that kind is of the whole day, whatever the time.
[[nodiscard]] constexpr bool is_of_whole_day(PictureKind kind) {
  return kind == PictureKind::kLunchDesert || kind == PictureKind::kEncounters;
}

class RunScenes {
 public:
  enum class Moments {
    kFrames,        ///< the last frame at or before the time
    kInterpolated,  ///< the time itself where the run has trajectories, else as kFrames
  };

  /// For moments of that time; throws InputError if run.h5 is missing, damaged, foreign or not
  /// finished.
  RunScenes(const std::filesystem::path& folder, output::TimeWindow time,
            PictureKind kind = PictureKind::kMap);

  /// Densities become differences to this run.
  void compare_with(const std::filesystem::path& base);

  /// The scene at `time`, until the next call; throws InputError (kScenario) if there is no frame
  /// in the ten minutes before it.
  const MapScene& at(SimTime time, Moments moments);

  [[nodiscard]] const output::RunFile& run() const { return run_; }
  [[nodiscard]] const MapScene& scene() const { return scene_; }

  /// Whether the whole time has trajectories.
  [[nodiscard]] bool is_continuous() const;

 private:
  void fill_people(SimTime time, Moments moments);
  void fill_density(SimTime time);

  std::filesystem::path folder_;
  output::RunFile run_;
  output::TimeWindow time_;
  PictureKind kind_;
  std::filesystem::path base_folder_;
  std::optional<output::RunFile> base_;
  MapScene scene_;
  std::unique_ptr<MovingPeople> moving_;  ///< made when first needed
};

/// A single picture shows a frame, as the run has it; many move people between frames.
[[nodiscard]] inline RunScenes::Moments moments_in(output::TimeWindow time) {
  return time.until - time.from > Duration::seconds(1) ? RunScenes::Moments::kInterpolated
                                                       : RunScenes::Moments::kFrames;
}

}  // namespace poai::viz
