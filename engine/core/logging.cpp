#include "engine/core/logging.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <utility>

#include "engine/core/input_error.hpp"

namespace poai {
namespace {

spdlog::level::level_enum level_of(Verbosity verbosity) {
  switch (verbosity) {
    case Verbosity::kQuiet:
      return spdlog::level::warn;
    case Verbosity::kVerbose:
      return spdlog::level::debug;
    case Verbosity::kNormal:
      break;
  }
  return spdlog::level::info;
}

// spdlog says why a file cannot be opened by an exception of its own.
spdlog::sink_ptr make_file_sink(const std::filesystem::path& path, LogFile existing) {
  try {
    return std::make_shared<spdlog::sinks::basic_file_sink_mt>(path.string(),
                                                               existing == LogFile::kReplaced);
  } catch (const spdlog::spdlog_ex& error) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                                 .key = {},
                                                 .problem = "cannot be written",
                                                 .reason = error.what(),
                                                 .suggestion = {}}});
  }
}

}  // namespace

Logger make_logger(Verbosity verbosity) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  sink->set_level(level_of(verbosity));
  sink->set_pattern("%l: %v");
  auto logger = std::make_shared<spdlog::logger>("poai", sink);
  logger->set_level(spdlog::level::debug);
  return logger;
}

Logger silent_logger() {
  return std::make_shared<spdlog::logger>("silent",
                                          std::make_shared<spdlog::sinks::null_sink_mt>());
}

void add_log_file(const Logger& logger, const std::filesystem::path& path, LogFile existing) {
  auto sink = make_file_sink(path, existing);
  sink->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
  logger->sinks().push_back(std::move(sink));
  logger->flush_on(spdlog::level::info);
}

}  // namespace poai
