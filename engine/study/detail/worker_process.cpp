#include "engine/study/detail/worker_process.hpp"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <exception>
#include <fstream>
#include <new>

namespace poai::study::detail {
namespace {

constexpr std::size_t kNumberDigits = 16;
constexpr double kBytesPerMb = 1e6;
constexpr std::uint64_t kBytesPerKb = 1'024;

/// The sum of the lines of a /proc file that begin with one of two words, in bytes.
std::uint64_t proc_bytes(const char* file, std::string_view first, std::string_view second) {
  std::ifstream lines(file);
  std::uint64_t kilobytes = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(first) || line.starts_with(second)) {
      const auto digit = line.find_first_of("0123456789");
      std::uint64_t value = 0;
      std::from_chars(line.data() + digit, line.data() + line.size(), value);
      kilobytes += value;
    }
  }
  return kilobytes * kBytesPerKb;
}

std::uint64_t private_bytes() {
  return proc_bytes("/proc/self/smaps_rollup", "Private_Clean:", "Private_Dirty:");
}

void limit_memory(double memory_mb) {
  const std::uint64_t present = proc_bytes("/proc/self/status", "VmSize:", "VmSize:");
  const rlim_t limit = present + static_cast<rlim_t>(memory_mb * kBytesPerMb);
  const rlimit both = {limit, limit};
  setrlimit(RLIMIT_AS, &both);
}

void write_all(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(pipe, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      return;  // the parent is gone
    }
    bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
}

// A handler of the allocator reaches nothing but objects of static storage.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
int g_pipe = -1;

/// Says so and ends the process: unwinding would ask for memory too.
void end_without_memory() {
  write_all(g_pipe, "F0000000000000000out of memory.");
  _exit(0);
}

void send(int pipe, MessageKind kind, std::uint64_t memory, std::string_view text) {
  write_all(pipe, fmt::format("{}{:0{}x}", static_cast<char>(kind), memory, kNumberDigits));
  write_all(pipe, text);
  write_all(pipe, ".");
}

void work_and_send(const std::function<std::optional<std::string>()>& work, int pipe) {
  try {
    if (const auto text = work()) {
      send(pipe, MessageKind::kDone, private_bytes(), *text);
    } else {
      send(pipe, MessageKind::kInterrupted, 0, "");
    }
  } catch (const std::exception& error) {
    send(pipe, MessageKind::kFailed, 0, error.what());
  }
}

}  // namespace

std::optional<Message> parse_message(std::string_view bytes) {
  if (bytes.size() < kNumberDigits + 2 || bytes.back() != '.') {
    return std::nullopt;
  }
  Message message;
  message.kind = static_cast<MessageKind>(bytes.front());
  const char* number = bytes.data() + 1;
  std::from_chars(number, number + kNumberDigits, message.private_bytes, 16);
  message.text = bytes.substr(1 + kNumberDigits, bytes.size() - kNumberDigits - 2);
  return message;
}

void run_worker(const std::function<std::optional<std::string>()>& work,
                const std::optional<double>& memory_mb, int pipe, int parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGPIPE, SIG_IGN);
  if (getppid() == parent) {  // else it died before the line above
    g_pipe = pipe;
    std::set_new_handler(end_without_memory);
    if (memory_mb) {
      limit_memory(*memory_mb);
    }
    work_and_send(work, pipe);
  }
  _exit(0);  // without the destructors and buffers of the parent
}

}  // namespace poai::study::detail
