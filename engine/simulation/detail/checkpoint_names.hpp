#pragma once
// The names of checkpoint files: begin.h5, HHMMSS.h5, from the second day on N-HHMMSS.h5, and each
// with .part while it is written.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/simulation/checkpoint.hpp"

namespace poai::simulation::detail {

inline constexpr const char* kBeginName = "begin.h5";
inline constexpr const char* kPartSuffix = ".part";

/// A file that is a checkpoint by its name.
struct CheckpointName {
  enum class Kind { kBegin, kState, kPart };
  std::filesystem::path file;
  Kind kind = Kind::kState;
  DayTime moment;  ///< kState only
};

[[nodiscard]] std::filesystem::path checkpoint_folder(const std::filesystem::path& result_folder);

/// "083000.h5": hours (to 30), minutes, seconds; "2-083000.h5" on the second day.
[[nodiscard]] std::string name_of(DayTime moment);

/// The checkpoint files of a folder: those with a state, the newest first, then the others. Empty
/// if the folder cannot be read.
[[nodiscard]] std::vector<CheckpointName> checkpoint_names(const std::filesystem::path& folder);

}  // namespace poai::simulation::detail
