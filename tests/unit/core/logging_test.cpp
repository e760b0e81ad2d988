#include "engine/core/logging.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

std::string standard_error_of(Verbosity verbosity) {
  testing::internal::CaptureStderr();
  const Logger logger = make_logger(verbosity);
  logger->debug("a detail");
  logger->info("a step");
  logger->warn("a doubt");
  return testing::internal::GetCapturedStderr();
}

TEST(Logger, ShowsStepsAndWarningsNormally) {
  EXPECT_EQ(standard_error_of(Verbosity::kNormal), "info: a step\nwarning: a doubt\n");
}

TEST(Logger, ShowsOnlyWarningsWhenQuiet) {
  EXPECT_EQ(standard_error_of(Verbosity::kQuiet), "warning: a doubt\n");
}

TEST(Logger, ShowsEverythingWhenVerbose) {
  EXPECT_EQ(standard_error_of(Verbosity::kVerbose),
            "debug: a detail\ninfo: a step\nwarning: a doubt\n");
}

TEST(Logger, WritesToItsFileAtOnceEvenWhenQuiet) {
  const TemporaryFolder folder;
  const Logger logger = make_logger(Verbosity::kQuiet);
  add_log_file(logger, folder / "run.log");
  logger->info("a step");
  EXPECT_NE(read_file(folder / "run.log").find("info a step\n"), std::string::npos);
}

TEST(Logger, ReplacesItsFileOrGoesOnWithIt) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "run.log", "before\n");
  const auto logged = [&](LogFile existing) {
    const Logger logger = make_logger(Verbosity::kQuiet);
    add_log_file(logger, folder / "run.log", existing);
    logger->info("a step");
    return read_file(folder / "run.log");
  };
  EXPECT_TRUE(logged(LogFile::kContinued).starts_with("before\n"));
  EXPECT_EQ(logged(LogFile::kReplaced).find("before"), std::string::npos);
}

TEST(Logger, RefusesAFileThatCannotBeOpened) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "plain", "text");
  EXPECT_THROW(add_log_file(silent_logger(), folder / "plain/run.log"), InputError);
}

TEST(Logger, CanBeSilent) {
  testing::internal::CaptureStderr();
  silent_logger()->error("nobody hears this");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace poai
