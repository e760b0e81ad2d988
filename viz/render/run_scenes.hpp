#pragma once
// The scenes of a run at one moment after another.

#include <filesystem>
#include <memory>

#include "engine/output/run_file.hpp"
#include "viz/render/map_scene.hpp"
#include "viz/render/moving_people.hpp"

namespace poai::viz {

class RunScenes {
 public:
  enum class Moments {
    kFrames,        ///< the last frame at or before the time
    kInterpolated,  ///< the time itself where the run has trajectories, else as kFrames
  };

  /// For moments of that time; throws InputError if run.h5 is missing, damaged, foreign or not
  /// finished.
  RunScenes(const std::filesystem::path& folder, output::TimeWindow time);

  /// The scene at `time`, until the next call; throws InputError (kScenario) if there is no frame
  /// in the ten minutes before it.
  const MapScene& at(SimTime time, Moments moments);

  /// Whether the whole time has trajectories.
  [[nodiscard]] bool is_continuous() const;

 private:
  [[nodiscard]] std::size_t frame_near(SimTime time) const;

  std::filesystem::path folder_;
  output::RunFile run_;
  output::TimeWindow time_;
  MapScene scene_;
  std::unique_ptr<MovingPeople> moving_;  ///< made when first needed
};

}  // namespace poai::viz
