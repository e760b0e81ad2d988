// poai run-member: one member of a sweep, or one run for a tool that hands parameters over in a
// file.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/app/sweep_steps.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/summary.hpp"
#include "engine/study/exchange.hpp"
#include "engine/study/load.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;
using study::SweepFolder;

constexpr const char* kOutputFile = "_output.json";

struct Options {
  fs::path what;
  std::optional<std::size_t> member;
};

[[noreturn]] void refuse(std::string problem, std::string suggestion) {
  throw InputError(InputKind::kScenario, {Problem{.place = {},
                                                  .key = "MEMBER",
                                                  .problem = std::move(problem),
                                                  .reason = {},
                                                  .suggestion = std::move(suggestion)}});
}

/// A member of a sweep's folder, by the same claims and files as `poai sweep`.
int run_of_sweep(const fs::path& path, std::size_t member, const CommandContext& context) {
  const SweepFolder folder = SweepFolder::open(path);
  const study::Design& design = folder.design();
  if (member >= design.member_count()) {
    refuse(fmt::format("there is no member {}", member),
           fmt::format("the sweep has 0 to {}", design.member_count() - 1));
  }
  folder.check_unchanged(design.study().text);
  Problems problems;
  const study::MemberRunner runner(design.study().base, design.settings(design.member(member)),
                                   parallel::Threads(1), problems);
  problems.throw_if_any();
  const study::SweepOutcome outcome =
      study::run_sweep(folder, runner,
                       {.jobs = 1,
                        .threads = parallel::Threads(1),
                        .shard = {member + 1, design.member_count()},
                        .interrupt = &interrupt_requested(),
                        .on_progress = {}},
                       context.logger);
  fmt::print("{}\n", member_line(design, design.member(member), folder.state(member)));
  if (outcome.end == study::SweepEnd::kInterrupted) {
    return kInterrupted;
  }
  return folder.state(member) == SweepFolder::State::kDone ? kDone : kFailedCheck;
}

/// A run in the current folder with the parameters of `_input.json`.
int run_of_input(const fs::path& file) {
  Problems problems;
  std::optional<study::Study> study;
  if (is_study_file(file)) {
    study = study::load_study(file, problems);
    problems.throw_if_any();
  }
  const std::vector<std::string> settings =
      study::settings_of_input(study::kInputFile, study ? &*study : nullptr, problems);
  problems.throw_if_any();
  const study::MemberRunner runner(study ? study->base : file, settings, parallel::Threads(1),
                                   problems);
  problems.throw_if_any();
  const auto indicators =
      runner.run(settings, {.threads = parallel::Threads(1), .interrupt = &interrupt_requested()});
  if (!indicators) {
    return kInterrupted;
  }
  write_file_atomically(kOutputFile, output::indicators_as_json(*indicators));
  return kDone;
}

int run_member(const Options& options, const CommandContext& context) {
  if (fs::is_directory(options.what)) {
    if (!options.member) {
      refuse("is missing", "poai sweep list DIR lists the members");
    }
    return run_of_sweep(options.what, *options.member, context);
  }
  if (options.member) {
    refuse("is for the folder of a sweep", "with a file, parameters come from _input.json");
  }
  return run_of_input(options.what);
}

}  // namespace

void add_run_member_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "run-member", "Run one member of a sweep, or one run with parameters of _input.json");
  command->add_option("WHAT", options->what, "Folder of a sweep; or a study or scenario file")
      ->required();
  command->add_option("MEMBER", options->member, "Number of the member, from 0");
  command->callback([options, &context] {
    context.action = [options, &context] { return run_member(*options, context); };
  });
}

}  // namespace poai::app
