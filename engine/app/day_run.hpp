#pragma once
// What `poai run` and `poai resume` share: one day, from its inputs to its result folder.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/simulation/checkpoint.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::app {

/// What the folder of a result holds when a run begins.
enum class FolderState {
  kFresh,     ///< nothing of a run: what a run that fails has made is taken away again
  kResumable  ///< checkpoints of this run: they and the log stay
};

struct DayRun {
  simulation::Inputs inputs = {};
  std::vector<simulation::InputFile> files = {};  ///< as they were read
  simulation::RunOrder order = {};
  std::optional<simulation::Checkpoint> from = {};
  std::string went_on_from = {};  ///< "08:30" or "12:00 of DIR"; empty without `from`
  std::filesystem::path folder = {};
  FolderState folder_state = FolderState::kFresh;
  std::optional<int> threads = {};            ///< nothing: all there are
  std::optional<double> max_walltime_s = {};  ///< since `started`
  std::chrono::steady_clock::time_point started = {};
};

/// Whether one of the settings makes another day of a scenario than the one it was written for:
/// what it expects is not looked at then.
[[nodiscard]] bool is_another_day(const std::vector<std::string>& settings);

/// Simulates and writes the result folder, prints the main indicators, and returns the exit code.
[[nodiscard]] int run_day(DayRun run, const CommandContext& context);

/// Reads a scenario with its settings; throws InputError with all problems.
[[nodiscard]] simulation::Inputs read_inputs(const std::filesystem::path& scenario,
                                             const std::vector<std::string>& settings);

/// The same files under absolute paths.
[[nodiscard]] std::vector<simulation::InputFile> absolute_paths(
    std::vector<simulation::InputFile> files);

}  // namespace poai::app
