#pragma once
// A run for ParaView: XDMF files over one HDF5 file of plain arrays.

#include <filesystem>
#include <vector>

#include "engine/output/run_file.hpp"

namespace poai::output {

/// Writes `paraview.h5` and one XDMF file each for `people` (points of every frame that has any),
/// `links` (lines with the walkers of each interval), `places` and `stations` (points with their
/// series) into the folder; gives the files. Positions are metres from the district's origin, z is
/// 0, times are seconds since midnight, counts are of simulated persons. Throws InputError
/// (kFiles).
std::vector<std::filesystem::path> export_paraview(const RunFile& run,
                                                   const std::filesystem::path& folder);

}  // namespace poai::output
