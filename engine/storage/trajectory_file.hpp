#pragma once
// Trajectories in the HDF5 layout that PedPy and the pedestrian dynamics data archive read.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace poai::storage {

/// Where a walker is at a frame; metres.
struct TrajectoryPoint {
  std::int32_t id = 0;
  std::int32_t frame = 0;
  float x = 0.0F;
  float y = 0.0F;
  float z = 0.0F;
};

/// Writes `/trajectory` (compound of id, frame, x, y, z) with the attribute `fps` (frames a
/// second), and the root attribute `wkt_geometry`, a polygon in well-known text. Throws InputError
/// (kFiles) if that fails.
void write_trajectory_file(const std::filesystem::path& path,
                           std::span<const TrajectoryPoint> points, double fps,
                           const std::string& wkt_geometry);

}  // namespace poai::storage
