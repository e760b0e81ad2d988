// The commands of viz in a build without VTK.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "viz/report_maps.hpp"

namespace poai::viz {
namespace {

void add_missing(CLI::App& program, app::CommandContext& context, const char* name,
                 const char* what) {
  CLI::App* command = program.add_subcommand(name, fmt::format("{} (not in this build)", what));
  command->allow_extras();
  command->callback([&context, name] {
    context.action = [name] {
      fmt::print(stderr,
                 "poai {}: this program was built without VTK; configure with "
                 "-DPOAI_WITH_VIZ=ON after scripts/setup\n",
                 name);
      return static_cast<int>(app::kBadScenario);
    };
  });
}

DrawnMaps without_maps() {
  DrawnMaps maps;
  maps.problem = "this program was built without VTK";
  return maps;
}

}  // namespace

DrawnMaps draw_maps(const std::filesystem::path& /*run*/, const std::filesystem::path& /*base*/,
                    const std::string& /*language*/) {
  return without_maps();
}

DrawnMaps draw_difference(const std::filesystem::path& /*comparison*/,
                          const std::string& /*language*/) {
  return without_maps();
}

void add_render_command(CLI::App& program, app::CommandContext& context) {
  add_missing(program, context, "render", "Draw pictures");
}

void add_view_command(CLI::App& program, app::CommandContext& context) {
  add_missing(program, context, "view", "Open a window");
}

}  // namespace poai::viz
