// poai export: writes a district for other tools.

#include <CLI/CLI.hpp>

#include "engine/app/command.hpp"

namespace poai::app {

void add_export_command(CLI::App& /*program*/, CommandContext& /*context*/) {}

}  // namespace poai::app
