// The commands of the importers in a build without GDAL and libosmium.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <string>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/export_district.hpp"
#include "engine/core/input_error.hpp"

namespace poai::app {
namespace {

void add_missing_command(CLI::App& program, CommandContext& context, const std::string& name,
                         const std::string& meaning) {
  CLI::App* command = program.add_subcommand(name, meaning + " (not in this build)");
  command->allow_extras();
  command->callback([name, &context] {
    context.action = [name] {
      fmt::print(stderr,
                 "poai {}: this program was built without its importers; configure with "
                 "-DPOAI_WITH_IMPORTERS=ON after scripts/setup\n",
                 name);
      return static_cast<int>(kBadScenario);
    };
  });
}

}  // namespace

void add_import_command(CLI::App& program, CommandContext& context) {
  add_missing_command(program, context, "import", "Make or update a district");
}

void expect_importers(const std::string& what) {
  throw InputError(
      InputKind::kScenario,
      {Problem{.place = {},
               .key = "poai export",
               .problem = "this program was built without its importers, which "
                          "--format " +
                          what + " needs",
               .reason = {},
               .suggestion = "configure with -DPOAI_WITH_IMPORTERS=ON after scripts/setup"}});
}

std::vector<std::filesystem::path> export_district(const std::filesystem::path& /*district*/,
                                                   const std::string& format,
                                                   const std::filesystem::path& /*output*/) {
  expect_importers(format);
  return {};
}

void pack_layers(std::span<const std::filesystem::path> /*layers*/,
                 const std::filesystem::path& /*package*/) {
  expect_importers("gpkg");
}

}  // namespace poai::app
