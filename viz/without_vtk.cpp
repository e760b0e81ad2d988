// The commands of viz in a build without VTK.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"

namespace poai::viz {

void add_render_command(CLI::App& program, app::CommandContext& context) {
  CLI::App* command = program.add_subcommand("render", "Draw pictures (not in this build)");
  command->allow_extras();
  command->callback([&context] {
    context.action = [] {
      fmt::print(stderr,
                 "poai render: this program was built without VTK; configure with "
                 "-DPOAI_WITH_VIZ=ON after scripts/setup\n");
      return static_cast<int>(app::kBadScenario);
    };
  });
}

}  // namespace poai::viz
