#include "engine/core/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace poai {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kRedraw{200};
constexpr std::chrono::milliseconds kNewLine{5'000};

}  // namespace

Progress::Progress(std::string task, Style style)
    : Progress(std::move(task), style, style == Style::kTerminal ? kRedraw : kNewLine) {}

Progress::Progress(std::string task, Style style, std::chrono::milliseconds interval)
    : task_(std::move(task)),
      style_(style),
      interval_(interval),
      started_(Clock::now()),
      last_shown_(started_) {}

Progress::~Progress() {
  if (shown_ && style_ == Style::kTerminal) {
    std::fputc('\n', stderr);
  }
}

void Progress::report(double share_done, const std::string& detail) {
  const auto now = Clock::now();
  if (style_ == Style::kSilent || now - last_shown_ < interval_) {
    return;
  }
  const bool terminal = style_ == Style::kTerminal;
  last_shown_ = now;
  shown_ = true;
  fmt::print(stderr, "{}{}{}", terminal ? "\r\x1b[K" : "", line(share_done, detail),
             terminal ? "" : "\n");
  std::fflush(stderr);
}

std::string Progress::line(double share_done, const std::string& detail) const {
  const double elapsed_s = std::chrono::duration<double>(Clock::now() - started_).count();
  std::string eta;
  if (share_done > 0.01) {
    eta = fmt::format(", {:.0f} s left", elapsed_s * (1.0 - share_done) / share_done);
  }
  return fmt::format("{} {:3.0f} %{}  {}", task_, share_done * 100.0, eta, detail);
}

Progress::Style Progress::style_for_stderr() {
  return isatty(STDERR_FILENO) == 1 ? Style::kTerminal : Style::kLines;
}

}  // namespace poai
