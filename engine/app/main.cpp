#include <array>

#include "engine/app/command_line.hpp"

namespace poai::viz {
// Defined in viz/.
void add_render_command(CLI::App& program, app::CommandContext& context);
}  // namespace poai::viz

int main(int argc, char** argv) {
  const std::array<poai::app::AddCommand, 1> viz_commands = {poai::viz::add_render_command};
  return poai::app::run_program(argc, argv, viz_commands);
}
