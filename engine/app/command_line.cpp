#include "engine/app/command_line.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/core/contracts.hpp"
#include "engine/core/input_error.hpp"
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
  for (const AddCommand add : {add_run_command, add_check_command, add_describe_command}) {
    add(program, context);
  }
  for (const AddCommand add : more) {
    add(program, context);
  }
  for (CLI::App* command : program.get_subcommands({})) {
    command->fallthrough();
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kDone : kBadScenario;
  }
  context.logger = make_logger(options.verbosity());
  return run_action(context);
}

}  // namespace poai::app
