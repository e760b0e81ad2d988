#include "engine/app/command_line.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/core/contracts.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/suggest.hpp"
#include "engine/core/version.hpp"

namespace poai::app {
namespace {

struct GlobalOptions {
  bool quiet = false;
  bool verbose = false;

  [[nodiscard]] Verbosity verbosity() const {
    return quiet ? Verbosity::kQuiet : verbose ? Verbosity::kVerbose : Verbosity::kNormal;
  }
};

void add_global_options(CLI::App& program, GlobalOptions& options) {
  program.set_version_flag("--version", std::string("poai ") + kVersion);
  auto* quiet = program.add_flag("-q,--quiet", options.quiet, "Only warnings and errors");
  program.add_flag("-v,--verbose", options.verbose, "Say more about what is done")->excludes(quiet);
  program.require_subcommand(1);
  program.fallthrough();
}

int fail(int code, const char* text) {
  fmt::print(stderr, "{}\n", text);
  return code;
}

/// What is wrong with a call that names no command, or one that is not there.
std::string no_command_text(const CLI::App& program) {
  const std::vector<std::string> words = program.remaining();
  if (words.empty()) {
    return "poai needs a command; poai --help lists them";
  }
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  const std::string nearest = did_you_mean(words.front(), names);
  return fmt::format("poai has no command \"{}\"; {}", words.front(),
                     nearest.empty() ? "poai --help lists them" : nearest);
}

/// The command that was called, and the one below it, if any.
const CLI::App* called(const CLI::App* app) {
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
  }
  return app;
}

/// The first word that no option is, with the option that it may have been meant to be.
std::string unknown_option_text(const CLI::App& program) {
  const std::vector<std::string> words = program.remaining(true);
  std::vector<std::string> names;
  for (const CLI::App* app = called(&program); app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        names.push_back("--" + name);
      }
    }
  }
  const auto word = std::find_if(words.begin(), words.end(),
                                 [](const std::string& text) { return text.starts_with("--"); });
  if (word == words.end()) {
    return {};
  }
  const std::string given = word->substr(0, word->find('='));
  const std::string nearest = did_you_mean(given, names);
  return fmt::format("there is no option {}{}", given,
                     nearest.empty() ? "; --help lists them" : "; " + nearest);
}

int refuse(const CLI::App& program, const CLI::ParseError& error) {
  const bool misses_command =
      error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError) &&
      program.get_subcommands().empty();
  if (misses_command) {
    return fail(kBadScenario, no_command_text(program).c_str());
  }
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    if (const std::string text = unknown_option_text(program); !text.empty()) {
      return fail(kBadScenario, text.c_str());
    }
  }
  return program.exit(error) == 0 ? kDone : kBadScenario;
}

int run_action(CommandContext& context) {
  try {
    return context.action();
  } catch (const InputError& error) {
    return fail(error.kind() == InputKind::kScenario ? kBadScenario : kBadFiles, error.what());
  } catch (const std::exception& error) {
    return fail(kBug,
                fmt::format("This is a bug of poai, please report it: {}", error.what()).c_str());
  }
}

}  // namespace

int run_program(int argc, char** argv, std::span<const AddCommand> more) {
  watch_signals();
  CLI::App program("Poai, the digital twin of Port Island, Kobe", "poai");
  GlobalOptions options;
  CommandContext context;
  add_global_options(program, options);
  for (const AddCommand add :
       {add_run_command, add_resume_command, add_check_command, add_describe_command,
        add_compare_command, add_validate_command, add_sweep_command, add_run_member_command,
        add_import_command, add_export_command}) {
    add(program, context);
  }
  for (const AddCommand add : more) {
    add(program, context);
  }
  for (CLI::App* command : program.get_subcommands({})) {
    command->footer(
        "With every command: -q,--quiet (only warnings and errors), -v,--verbose\n"
        "(say more about what is done).");
    command->fallthrough(!command->get_allow_extras());
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return refuse(program, error);
  }
  context.verbosity = options.verbosity();
  context.logger = make_logger(context.verbosity);
  return run_action(context);
}

}  // namespace poai::app
