#pragma once
// The ways of walkers in a part of the district, for PedPy.

#include <cstddef>
#include <filesystem>
#include <optional>

#include "engine/geometry/point.hpp"
#include "engine/output/run_file.hpp"

namespace poai::output {

struct TrajectoryRequest {
  std::optional<TimeWindow> window;  ///< nothing: all that the run has
  double frames_per_s = 1.0;         ///< over 0
  /// Corners of a box in degrees; nothing: the whole district.
  std::optional<geometry::GeoPoint> south_west;
  std::optional<geometry::GeoPoint> north_east;
};

/// The time that is asked for. Throws InputError (kScenario) if the run has no trajectories of it
/// (`output.trajectories`).
[[nodiscard]] TimeWindow checked_window(const RunFile& run, const TrajectoryRequest& request);

/// Writes a walker's position at every frame, on the centre line of the link and with even speed
/// between entry and exit: what the model knows. x and y count in metres from the district's
/// origin, z is 0; ids are rows of /persons. Returns the number of points. Throws InputError:
/// kScenario if the run has no trajectories (`output.trajectories`) or there are too many points;
/// kFiles.
std::size_t export_trajectories(const RunFile& run, const TrajectoryRequest& request,
                                const std::filesystem::path& file);

}  // namespace poai::output
