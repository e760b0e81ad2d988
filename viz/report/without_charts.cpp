// The report's command in a build without the chart library.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"

namespace poai::viz {

void add_report_command(CLI::App& program, app::CommandContext& context) {
  CLI::App* command = program.add_subcommand("report", "Write an HTML page (not in this build)");
  command->allow_extras();
  command->callback([&context] {
    context.action = [] {
      fmt::print(stderr,
                 "poai report: this program was built without Chart.js; configure it again after "
                 "scripts/setup\n");
      return static_cast<int>(app::kBadScenario);
    };
  });
}

}  // namespace poai::viz
