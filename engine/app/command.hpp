#pragma once
// A command of the program: it declares its options and, if it is the one that was called, runs.

#include <functional>
#include <memory>
#include <vector>

#include "engine/core/logging.hpp"

namespace CLI {
class App;
}

namespace poai::app {

/// What every command gets: the logger, and where its action is put when its options were parsed.
struct CommandContext {
  Logger logger = silent_logger();
  Verbosity verbosity = Verbosity::kNormal;
  std::function<int()> action;  ///< returns the exit code
};

/// Adds one command to the program.
using AddCommand = void (*)(CLI::App& program, CommandContext& context);

void add_run_command(CLI::App& program, CommandContext& context);
void add_resume_command(CLI::App& program, CommandContext& context);
void add_check_command(CLI::App& program, CommandContext& context);
void add_run_member_command(CLI::App& program, CommandContext& context);
void add_sweep_command(CLI::App& program, CommandContext& context);
void add_describe_command(CLI::App& program, CommandContext& context);
void add_compare_command(CLI::App& program, CommandContext& context);
void add_validate_command(CLI::App& program, CommandContext& context);
void add_import_command(CLI::App& program, CommandContext& context);
void add_export_command(CLI::App& program, CommandContext& context);

}  // namespace poai::app
