#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/output/describe.hpp"
#include "engine/scenario/describe.hpp"
#include "engine/study/describe.hpp"

namespace poai::app {
namespace {

struct Options {
  std::string topic = "scenario";
  bool json_schema = false;
};

int describe(const Options& options) {
  if (options.json_schema) {
    if (options.topic != "scenario") {
      fmt::print(stderr, "--json-schema: there is a schema of \"scenario\" only\n");
      return kBadScenario;
    }
    fmt::print("{}\n", scenario::scenario_json_schema());
  } else if (options.topic == "scenario") {
    fmt::print("{}\n", scenario::describe_scenario());
  } else if (options.topic == "study") {
    fmt::print("{}\n", study::describe_study());
  } else if (options.topic == "interventions") {
    fmt::print("{}\n", scenario::describe_interventions());
  } else {
    fmt::print("{}\n", output::describe_output());
  }
  return kDone;
}

}  // namespace

void add_describe_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("describe", "Print the reference of every key or dataset");
  command->add_option("topic", options->topic, "What to describe")
      ->check(CLI::IsMember({"scenario", "study", "output", "interventions"}))
      ->capture_default_str();
  command->add_flag("--json-schema", options->json_schema,
                    "The JSON Schema of the scenario file, for editors");
  command->callback(
      [options, &context] { context.action = [options] { return describe(*options); }; });
}

}  // namespace poai::app
