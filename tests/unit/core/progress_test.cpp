#include "engine/core/progress.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace poai {
namespace {

using namespace std::chrono_literals;

std::string reported(Progress::Style style, std::chrono::milliseconds interval) {
  testing::internal::CaptureStderr();
  {
    Progress progress("simulating", style, interval);
    progress.report(0.25, "08:20");
    progress.report(0.5, "14:00");
  }
  return testing::internal::GetCapturedStderr();
}

TEST(Progress, PrintsALineForEachReportWhenItsTimeHasCome) {
  EXPECT_EQ(reported(Progress::Style::kLines, 0ms),
            "simulating  25 %, 0 s left  08:20\nsimulating  50 %, 0 s left  14:00\n");
}

TEST(Progress, RedrawsOneLineOnATerminalAndEndsIt) {
  EXPECT_EQ(reported(Progress::Style::kTerminal, 0ms),
            "\r\x1b[Ksimulating  25 %, 0 s left  08:20\r\x1b[Ksimulating  50 %, 0 s left  14:00\n");
}

TEST(Progress, SaysNothingBeforeItsTimeHasCome) {
  EXPECT_EQ(reported(Progress::Style::kLines, 1h), "");
  EXPECT_EQ(reported(Progress::Style::kTerminal, 1h), "");
}

TEST(Progress, CanBeSilent) { EXPECT_EQ(reported(Progress::Style::kSilent, 0ms), ""); }

TEST(Progress, PromisesNoTimeBeforeAHundredthIsDone) {
  testing::internal::CaptureStderr();
  Progress progress("loading", Progress::Style::kLines, 0ms);
  progress.report(0.0, "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "loading   0 %  \n");
}

}  // namespace
}  // namespace poai
