#include "engine/output/result_folder.hpp"

#include <array>
#include <string>
#include <system_error>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/simulation/checkpoint.hpp"

namespace poai::output {
namespace {

constexpr std::array<const char*, 5> kResultFiles = {kRunFile, kSummaryFile, kManifestFile,
                                                     kPopulationFitFile, kExperienceFile};

[[noreturn]] void fail(InputKind kind, const std::filesystem::path& folder,
                       const std::string& problem, const std::string& reason,
                       const std::string& suggestion) {
  throw InputError(kind, {Problem{.place = {.file = folder.string()},
                                  .key = {},
                                  .problem = problem,
                                  .reason = reason,
                                  .suggestion = suggestion}});
}

}  // namespace

void prepare_result_folder(const std::filesystem::path& folder, OverwritePolicy policy) {
  std::error_code error;
  if (std::filesystem::exists(folder, error) && !std::filesystem::is_directory(folder, error)) {
    fail(InputKind::kFiles, folder, "cannot be the result folder", "it is a file", "");
  }
  std::filesystem::create_directories(folder, error);
  if (error) {
    fail(InputKind::kFiles, folder, "cannot be made", error.message(), "");
  }
  if (policy == OverwritePolicy::kReplace) {
    simulation::remove_checkpoints(folder);
  } else if (simulation::has_checkpoints(folder, simulation::CheckpointKind::kAny)) {
    fail(InputKind::kScenario, folder, "holds a result already", "it has checkpoints of a run",
         "go on with poai resume, give another folder with -o, or --overwrite");
  }
  for (const char* name : kResultFiles) {
    const std::filesystem::path file = folder / name;
    if (!std::filesystem::exists(file, error)) {
      continue;
    }
    if (policy == OverwritePolicy::kRefuse) {
      fail(InputKind::kScenario, folder, "holds a result already", std::string("it has a ") + name,
           "give another folder with -o, or --overwrite");
    }
    if (!std::filesystem::remove(file, error)) {
      fail(InputKind::kFiles, file, "cannot be replaced", error.message(), "");
    }
  }
}

void remove_result_files(const std::filesystem::path& folder) noexcept {
  std::error_code ignored;
  for (const char* name : kResultFiles) {
    std::filesystem::remove(folder / name, ignored);
    remove_parts_of(folder / name);
  }
}

void discard_result(const std::filesystem::path& folder) noexcept {
  remove_result_files(folder);
  simulation::remove_checkpoints(folder);
  std::error_code ignored;
  if (std::filesystem::is_empty(folder, ignored) && !ignored) {
    std::filesystem::remove(folder, ignored);
  }
}

}  // namespace poai::output
