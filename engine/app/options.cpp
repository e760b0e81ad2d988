#include "engine/app/options.hpp"

#include <system_error>
#include <utility>

#include "engine/core/input_error.hpp"

namespace poai::app {

void refuse_option(std::string option, std::string problem, std::string suggestion) {
  throw InputError(InputKind::kScenario, {Problem{.place = {},
                                                  .key = std::move(option),
                                                  .problem = std::move(problem),
                                                  .reason = {},
                                                  .suggestion = std::move(suggestion)}});
}

parallel::Threads threads_of(const std::optional<int>& option) {
  return option ? parallel::Threads(*option) : parallel::Threads::available();
}

Progress::Style progress_style(const CommandContext& context) {
  return context.verbosity == Verbosity::kQuiet ? Progress::Style::kSilent
                                                : Progress::style_for_stderr();
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = folder.string()},
                                                 .key = {},
                                                 .problem = "the folder cannot be made",
                                                 .reason = error.message(),
                                                 .suggestion = {}}});
  }
}

}  // namespace poai::app
