#pragma once
// Loads a district folder and checks it: all problems at once, each with its file and line.

#include <filesystem>
#include <optional>

#include "engine/core/input_error.hpp"
#include "engine/district/district.hpp"

namespace poai::district {

/// What becomes of parts of the walking network that are not connected to the rest.
enum class CutOff {
  kRefused,  ///< they are problems
  kKept      ///< they stay, for `find_flaws` and for pictures; nobody may walk there
};

struct LoadOptions {
  /// Replaces the flight table that `district.toml` names.
  std::optional<std::filesystem::path> flights;
  /// Replaces the population file that `district.toml` names.
  std::optional<std::filesystem::path> population;
  CutOff cut_off = CutOff::kRefused;
};

/// Reads `folder/district.toml` and all it refers to. Problems are added to `problems` (kFiles);
/// with problems the result is incomplete and must not be used.
[[nodiscard]] District load_district(const std::filesystem::path& folder,
                                     const LoadOptions& options, Problems& problems);

}  // namespace poai::district
