#include "engine/app/command_line.hpp"

#include <gtest/gtest.h>
#include <CLI/CLI.hpp>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/app/exit_code.hpp"
#include "engine/core/input_error.hpp"

namespace poai::app {
namespace {

/// A command that ends in the way that its argument says.
void add_end_command(CLI::App& program, CommandContext& context) {
  auto way = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("end", "Ends in some way");
  command->add_option("WAY", *way);
  command->callback([way, &context] {
    context.action = [way]() -> int {
      if (*way == "scenario") {
        throw InputError(InputKind::kScenario, {Problem{.place = {.file = "a.toml", .line = 3},
                                                        .key = "run.seed",
                                                        .problem = "is missing",
                                                        .reason = {},
                                                        .suggestion = {}}});
      }
      if (*way == "files") {
        throw InputError(InputKind::kFiles, {Problem{.place = {.file = "b.csv"},
                                                     .key = {},
                                                     .problem = "cannot be read",
                                                     .reason = {},
                                                     .suggestion = {}}});
      }
      if (*way == "bug") {
        throw std::logic_error("something must hold");
      }
      return std::stoi(*way);
    };
  });
}

/// A command that was not built takes any arguments.
void add_absent_command(CLI::App& program, CommandContext& context) {
  CLI::App* command = program.add_subcommand("absent", "Not in this build");
  command->allow_extras();
  command->callback([&context] { context.action = [] { return static_cast<int>(kBadScenario); }; });
}

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

Outcome call(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "poai");
  std::vector<char*> words;
  for (std::string& argument : arguments) {
    words.push_back(argument.data());
  }
  const std::array<AddCommand, 2> more = {add_end_command, add_absent_command};
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Outcome outcome;
  outcome.code = run_program(static_cast<int>(words.size()), words.data(), more);
  outcome.out = testing::internal::GetCapturedStdout();
  outcome.err = testing::internal::GetCapturedStderr();
  return outcome;
}

TEST(CommandLine, GivesBackWhatTheCommandReturns) {
  EXPECT_EQ(call({"end", "0"}).code, kDone);
  EXPECT_EQ(call({"end", "75"}).code, kInterrupted);
}

TEST(CommandLine, EndsWith2WhereTheScenarioIsAtFault) {
  const Outcome outcome = call({"end", "scenario"});
  EXPECT_EQ(outcome.code, kBadScenario);
  EXPECT_EQ(outcome.err, "a.toml:3: run.seed: is missing\n");
  EXPECT_EQ(outcome.out, "");
}

TEST(CommandLine, EndsWith3WhereOtherFilesAreAtFault) {
  const Outcome outcome = call({"end", "files"});
  EXPECT_EQ(outcome.code, kBadFiles);
  EXPECT_EQ(outcome.err, "b.csv: cannot be read\n");
}

TEST(CommandLine, EndsWith70ForABugAndSaysSo) {
  const Outcome outcome = call({"end", "bug"});
  EXPECT_EQ(outcome.code, kBug);
  EXPECT_NE(outcome.err.find("bug"), std::string::npos);
  EXPECT_NE(outcome.err.find("something must hold"), std::string::npos);
}

TEST(CommandLine, EndsWith2ForACommandThatIsNotThere) {
  const Outcome outcome = call({"ende", "0"});
  EXPECT_EQ(outcome.code, kBadScenario);
  EXPECT_NE(outcome.err.find("\"ende\""), std::string::npos);
  EXPECT_NE(outcome.err.find("did you mean \"end\"?"), std::string::npos);
  EXPECT_EQ(call({}).code, kBadScenario);
}

TEST(CommandLine, LetsACommandThatWasNotBuiltTakeAnyArguments) {
  const Outcome outcome = call({"absent", "folder", "--kind", "map"});
  EXPECT_EQ(outcome.code, kBadScenario);
  EXPECT_EQ(outcome.err, "");
}

TEST(CommandLine, TakesGlobalOptionsBeforeAndAfterTheCommand) {
  EXPECT_EQ(call({"-q", "end", "0"}).code, kDone);
  EXPECT_EQ(call({"end", "-v", "0"}).code, kDone);
  EXPECT_EQ(call({"end", "0", "--quiet"}).code, kDone);
  EXPECT_EQ(call({"-q", "end", "0", "-v"}).code, kBadScenario);
}

TEST(CommandLine, HelpAndVersionAreResults) {
  const Outcome help = call({"--help"});
  EXPECT_EQ(help.code, kDone);
  EXPECT_NE(help.out.find("Ends in some way"), std::string::npos);
  EXPECT_EQ(help.err, "");
  EXPECT_EQ(call({"--version"}).out.substr(0, 5), "poai ");
}

}  // namespace
}  // namespace poai::app
