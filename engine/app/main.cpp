#include <array>

#include "engine/app/command_line.hpp"

namespace poai::viz {
// Defined in viz/.
void add_render_command(CLI::App& program, app::CommandContext& context);
void add_report_command(CLI::App& program, app::CommandContext& context);
void add_view_command(CLI::App& program, app::CommandContext& context);
}  // namespace poai::viz

int main(int argc, char** argv) {
  const std::array<poai::app::AddCommand, 3> viz_commands = {
      poai::viz::add_render_command, poai::viz::add_view_command, poai::viz::add_report_command};
  return poai::app::run_program(argc, argv, viz_commands);
}
