#pragma once
// What the commands do alike with their options.

#include <filesystem>
#include <optional>
#include <string>

#include "engine/app/command.hpp"
#include "engine/core/progress.hpp"
#include "engine/parallel/threads.hpp"

namespace poai::app {

/// Throws InputError (kScenario) about an option of the command line.
[[noreturn]] void refuse_option(std::string option, std::string problem, std::string suggestion);

/// As many threads as `--threads` says, else all.
[[nodiscard]] parallel::Threads threads_of(const std::optional<int>& option);

/// None with `--quiet`, else that which fits the standard error.
[[nodiscard]] Progress::Style progress_style(const CommandContext& context);

/// Makes a folder for results, with its parents; throws InputError (kFiles) if that fails.
void make_folder(const std::filesystem::path& folder);

}  // namespace poai::app
