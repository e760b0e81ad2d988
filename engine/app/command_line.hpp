#pragma once
// Parses the command line and runs the command that it names; the only place that turns exceptions
// into exit codes.

#include <span>

#include "engine/app/command.hpp"

namespace poai::app {

/// Runs the program with its own commands and `more` of them. Results go to standard output,
/// problems and logs to standard error. Returns an exit code of exit_code.hpp.
[[nodiscard]] int run_program(int argc, char** argv, std::span<const AddCommand> more);

}  // namespace poai::app
