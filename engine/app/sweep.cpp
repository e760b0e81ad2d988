// poai sweep: runs the members of a study that are missing; lists, merges and analyses them.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/app/sweep_steps.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/study/analysis.hpp"
#include "engine/study/ranks.hpp"
#include "engine/study/sweep.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;
using study::SweepFolder;
using State = SweepFolder::State;

struct Options {
  fs::path study;
  fs::path folder;
  std::optional<std::size_t> jobs;
  int threads = 1;
  std::string shard = "1/1";
  bool resume = false;
  bool retry_failed = false;
};

[[noreturn]] void refuse(std::string key, std::string problem, std::string suggestion) {
  throw InputError(InputKind::kScenario, {Problem{.place = {},
                                                  .key = std::move(key),
                                                  .problem = std::move(problem),
                                                  .reason = {},
                                                  .suggestion = std::move(suggestion)}});
}

study::Shard shard_of(const Options& options) {
  const auto shard = study::parse_shard(options.shard);
  if (!shard) {
    refuse("--shard", fmt::format("\"{}\" is not a shard", options.shard),
           "write i/n with 1 <= i <= n");
  }
  return *shard;
}

/// The sweep's folder, made by the first rank or process, and what its members share.
struct Opened {
  SweepFolder folder;
  study::MemberRunner runner;
};

Opened open_sweep(const Options& options, const study::Ranks& ranks) {
  Problems problems;
  const auto [design, files] = read_design(options.study, problems);
  const fs::path path =
      options.folder.empty() ? fs::path("runs") / design.study().name : options.folder;
  if (!options.resume && ranks.is_first() && SweepFolder::exists(path)) {
    refuse(path.string(), "holds a sweep already",
           "go on with it by --resume, or give another folder with -o");
  }
  study::MemberRunner runner(design.study().base, design.settings(design.member(0)),
                             parallel::Threads(1), problems);
  problems.throw_if_any();
  const bool may_exist = options.resume || !ranks.is_first();
  if (!SweepFolder::exists(path)) {
    study::check_indicators(design, runner, problems);
    problems.throw_if_any();
  }
  SweepFolder folder = SweepFolder::create(
      path, design, files,
      may_exist ? SweepFolder::Existing::kOpened : SweepFolder::Existing::kRefused);
  folder.check_unchanged(design.study().text);
  if (options.retry_failed && ranks.is_first()) {
    folder.forget_failures();
  }
  return {std::move(folder), std::move(runner)};
}

int code_of(const study::SweepOutcome& outcome) {
  switch (outcome.end) {
    case study::SweepEnd::kInterrupted:
      return kInterrupted;
    case study::SweepEnd::kStopped:
      return kFailedCheck;
    case study::SweepEnd::kComplete:
      break;
  }
  return outcome.progress.failed > 0 ? kFailedCheck : kDone;
}

void tell(const study::SweepOutcome& outcome, const SweepFolder& folder, const Logger& logger) {
  const study::SweepProgress& progress = outcome.progress;
  fmt::print("{} of {} members done, {} failed; results in {}\n", progress.done, progress.members,
             progress.failed, folder.path().string());
  logger->info(
      "{} members here, {:.0f} an hour in all, at most {:.0f} MB of memory each at its end beside "
      "what all share",
      progress.ended_here, progress.members_per_hour,
      static_cast<double>(outcome.most_private_bytes) / 1e6);
  if (progress.failed > 0) {
    logger->warn("{} members failed; {} says why; --retry-failed runs them again", progress.failed,
                 (folder.path() / "failures").string());
  }
  if (outcome.end == study::SweepEnd::kInterrupted) {
    logger->warn("interrupted; --resume goes on");
  }
}

/// Runs this process's part; the exit code of it.
int run_part(const Opened& opened, const Options& options, const study::Ranks& ranks,
             const CommandContext& context) {
  const std::size_t cores =
      ranks.count() > 1 ? 1 : static_cast<std::size_t>(parallel::Threads::available().count());
  Progress progress("sweeping", context.verbosity == Verbosity::kQuiet || !ranks.is_first()
                                    ? Progress::Style::kSilent
                                    : Progress::style_for_stderr());
  const study::SweepOutcome outcome =
      study::run_sweep(opened.folder, opened.runner,
                       {.jobs = options.jobs.value_or(cores),
                        .threads = parallel::Threads(options.threads),
                        .shard = shard_of(options),
                        .interrupt = &interrupt_requested(),
                        .on_progress =
                            [&progress](const study::SweepProgress& now) {
                              progress.report(now.share_done, sweep_progress_text(now));
                            }},
                       context.logger);
  if (ranks.is_first()) {
    tell(outcome, opened.folder, context.logger);
  }
  return code_of(outcome);
}

/// Runs steps of which one rank's failure must not leave the others waiting for it.
class RankedSteps {
 public:
  explicit RankedSteps(const study::Ranks& ranks) : ranks_(ranks) {}

  /// The largest code of all ranks; a failure of this one is kept for `rethrow`.
  int run(const std::function<int()>& step) { return ranks_.largest(guarded(step)); }
  void rethrow() const {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  int guarded(const std::function<int()>& step) {
    try {
      return step();
    } catch (const InputError& error) {
      failure_ = std::current_exception();
      return error.kind() == InputKind::kScenario ? kBadScenario : kBadFiles;
    } catch (...) {
      failure_ = std::current_exception();
      return kBug;
    }
  }

  const study::Ranks& ranks_;
  std::exception_ptr failure_;
};

int sweep(const Options& options, const CommandContext& context) {
  if (options.study.empty()) {
    refuse("STUDY", "is missing", "poai sweep --help");
  }
  static_cast<void>(shard_of(options));
  const study::Ranks ranks;
  RankedSteps steps(ranks);
  std::optional<Opened> opened;
  int code = kDone;
  for (const bool is_first : {true, false}) {  // the first rank makes the folder
    code = code != kDone ? code : steps.run([&] {
      if (ranks.is_first() == is_first) {
        opened.emplace(open_sweep(options, ranks));
      }
      return kDone;
    });
  }
  if (code == kDone && options.jobs != std::size_t{0}) {
    code = steps.run([&] { return run_part(*opened, options, ranks, context); });
    steps.rethrow();
    if (ranks.is_first()) {
      merge_if_settled(opened->folder, context.logger);
    }
  }
  steps.rethrow();
  return code;
}

int list(const fs::path& path, bool only_missing) {
  const SweepFolder folder = SweepFolder::open(path);
  const study::Design& design = folder.design();
  for (std::size_t member = 0; member < design.member_count(); ++member) {
    const State state = folder.state(member);
    if (!only_missing || state == State::kMissing) {
      fmt::print("{}\n", member_line(design, design.member(member), state));
    }
  }
  return kDone;
}

int merge(const fs::path& path, const Logger& logger) {
  const SweepFolder folder = SweepFolder::open(path);
  return merge_results(folder, logger);
}

int analyze(const fs::path& path, const Logger& logger) {
  const SweepFolder folder = SweepFolder::open(path);
  const study::ResultTable table = study::read_results(folder);
  const auto analyses =
      study::analyse(folder.design(), table, {.threads = parallel::Threads::available()});
  if (analyses.empty()) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                                 .key = {},
                                                 .problem = "has no results to analyse",
                                                 .reason = "no member is done",
                                                 .suggestion = "poai sweep STUDY --resume"}});
  }
  write_file_atomically(path / study::kAnalysisFile,
                        study::analysis_json(folder.design(), analyses));
  const std::string text = study::analysis_markdown(folder.design(), analyses);
  write_file_atomically(path / study::kAnalysisTextFile, text);
  fmt::print("{}\n", text);
  logger->info("written to {} and {}", (path / study::kAnalysisFile).string(),
               study::kAnalysisTextFile);
  return kDone;
}

void add_list(CLI::App& sweep_command, CommandContext& context) {
  struct ListOptions {
    fs::path folder;
    bool only_missing = false;
  };
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = sweep_command.add_subcommand(
      "list", "One line per member: number, state, replicate and factors");
  command->add_option("DIR", options->folder, "Folder of a sweep")->required();
  command->add_flag("--missing", options->only_missing, "Only members that are still to be run");
  command->callback([options, &context] {
    context.action = [options] { return list(options->folder, options->only_missing); };
  });
}

void add_merge(CLI::App& sweep_command, CommandContext& context) {
  auto folder = std::make_shared<fs::path>();
  CLI::App* command =
      sweep_command.add_subcommand("merge", "Write results.h5 and results.csv of what is there");
  command->add_option("DIR", *folder, "Folder of a sweep")->required();
  command->callback([folder, &context] {
    context.action = [folder, &context] { return merge(*folder, context.logger); };
  });
}

void add_analyze(CLI::App& sweep_command, CommandContext& context) {
  auto folder = std::make_shared<fs::path>();
  CLI::App* command = sweep_command.add_subcommand(
      "analyze", "Effects, indices and a ranking of the factors from what is there");
  command->add_option("DIR", *folder, "Folder of a sweep")->required();
  command->callback([folder, &context] {
    context.action = [folder, &context] { return analyze(*folder, context.logger); };
  });
}

}  // namespace

void add_sweep_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("sweep", "Run the members of a study");
  command->add_option("STUDY", options->study, "Study file (TOML)");
  command->add_option("-o,--output", options->folder, "Folder; default runs/<study name>");
  command->add_option("--jobs", options->jobs,
                      "Members side by side; default: one a core; 0 only makes the folder");
  command->add_option("--threads", options->threads, "Threads of each member; default 1")
      ->check(CLI::PositiveNumber);
  command->add_option("--shard", options->shard, "Only every n-th member: i/n, i from 1");
  command->add_flag("--resume", options->resume, "Go on with the sweep that is in the folder");
  command->add_flag("--retry-failed", options->retry_failed,
                    "With --resume: run failed members again");
  command->callback([options, command, &context] {
    if (command->get_subcommands().empty()) {
      context.action = [options, &context] { return sweep(*options, context); };
    }
  });
  add_list(*command, context);
  add_merge(*command, context);
  add_analyze(*command, context);
}

}  // namespace poai::app
