#pragma once
// The logger that is passed to whoever reports something: problems and progress go to standard
// error.

#include <spdlog/logger.h>

#include <filesystem>
#include <memory>

namespace poai {

using Logger = std::shared_ptr<spdlog::logger>;

enum class Verbosity { kQuiet, kNormal, kVerbose };

/// Logs to standard error: warnings and errors only (kQuiet), what a user wants to know (kNormal),
/// all.
[[nodiscard]] Logger make_logger(Verbosity verbosity);

/// A logger that drops everything, for tests and library use.
[[nodiscard]] Logger silent_logger();

/// What becomes of a log file that is there already.
enum class LogFile { kReplaced, kContinued };

/// Also writes what `logger` logs, with times, into a file. Throws InputError (kFiles) if it cannot
/// be opened.
void add_log_file(const Logger& logger, const std::filesystem::path& path,
                  LogFile existing = LogFile::kReplaced);

}  // namespace poai
