#pragma once
// What the commands about sweeps have in common.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/logging.hpp"
#include "engine/study/check.hpp"
#include "engine/study/sweep.hpp"
#include "engine/study/sweep_folder.hpp"

namespace poai::app {

/// A study that can be run.
struct CheckedDesign {
  study::Design design;
  std::vector<std::filesystem::path> files;  ///< all that its members read
};

/// Reads and checks a study with its base; throws InputError if it cannot be run.
[[nodiscard]] CheckedDesign read_design(const std::filesystem::path& file, Problems& problems);

/// Whether the file says that it is a study.
[[nodiscard]] bool is_study_file(const std::filesystem::path& file);

/// "37 done, 2 running, 1 failed of 200, 1,234 an hour"
[[nodiscard]] std::string sweep_progress_text(const study::SweepProgress& progress);

/// "12 missing 0 trucks=3 seats=20": number, state, replicate, factors.
[[nodiscard]] std::string member_line(const study::Design& design, const study::Member& member,
                                      study::SweepFolder::State state);

/// Writes the results of what is there and says what is missing; an exit code.
[[nodiscard]] int merge_results(const study::SweepFolder& folder, const Logger& logger);

/// The same, silently not if members are still missing.
void merge_if_settled(const study::SweepFolder& folder, const Logger& logger);

}  // namespace poai::app
