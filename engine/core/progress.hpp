#pragma once
// Progress of a long job on standard error: a line that is redrawn on a terminal, else a line every
// few seconds.

#include <chrono>
#include <string>

namespace poai {

class Progress {
 public:
  enum class Style { kSilent, kLines, kTerminal };

  /// `task` names the job. kTerminal redraws one line, kLines prints one every 5 s.
  Progress(std::string task, Style style);
  /// Shows at most one report an `interval`.
  Progress(std::string task, Style style, std::chrono::milliseconds interval);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `share_done` from 0 to 1; `detail` is shown behind it ("08:20, 71,203 persons").
  void report(double share_done, const std::string& detail);

  /// The style that fits this process: kTerminal if standard error is one.
  [[nodiscard]] static Style style_for_stderr();

 private:
  [[nodiscard]] std::string line(double share_done, const std::string& detail) const;

  std::string task_;
  Style style_;
  std::chrono::milliseconds interval_;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point last_shown_;
  bool shown_ = false;
};

}  // namespace poai
