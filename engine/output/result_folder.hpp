#pragma once
// The folder that a run writes: made, or refused if it holds a result already.

#include <filesystem>

namespace poai::output {

enum class OverwritePolicy { kRefuse, kReplace };

inline constexpr const char* kRunFile = "run.h5";
inline constexpr const char* kSummaryFile = "summary.json";
inline constexpr const char* kManifestFile = "manifest.json";
inline constexpr const char* kPopulationFitFile = "population_fit.json";
inline constexpr const char* kExperienceFile = "experience.h5";

/// Makes the folder if it is missing. If it holds a result: kRefuse throws InputError (kScenario,
/// nothing is touched), kReplace removes the files above and checkpoints, and nothing else.
/// Throws InputError (kFiles) if the folder cannot be made.
void prepare_result_folder(const std::filesystem::path& folder, OverwritePolicy policy);

/// Removes the files above where they are. Never throws.
void remove_result_files(const std::filesystem::path& folder) noexcept;

/// Removes all that a run that failed has left (result files, checkpoints), and the folder if that
/// leaves it empty. Never throws.
void discard_result(const std::filesystem::path& folder) noexcept;

}  // namespace poai::output
