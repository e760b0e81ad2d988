#pragma once
// The formats of `poai export` for results of runs.

#include <filesystem>
#include <string>
#include <vector>

namespace poai::app {

/// What is typed for `--format pedpy`; empty for the whole.
struct TrajectoryWords {
  std::string from;
  std::string until;
  std::string box;  ///< "west,south,east,north" in degrees
  double frames_per_s = 1.0;
};

/// What can be refused before anything is written: throws InputError.
void check_export(const std::filesystem::path& result, const std::string& format,
                  const TrajectoryWords& words);

/// Writes `csv`, `geojson`, `gpkg` or `pedpy` of a result folder; returns the files. Throws
/// InputError.
[[nodiscard]] std::vector<std::filesystem::path> export_result(const std::filesystem::path& result,
                                                               const std::string& format,
                                                               const TrajectoryWords& words,
                                                               const std::filesystem::path& output);

}  // namespace poai::app
