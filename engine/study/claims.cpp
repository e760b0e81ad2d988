#include "engine/study/claims.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/study/detail/descriptor.hpp"
#include "engine/study/detail/numbered_files.hpp"

namespace poai::study {
namespace {

namespace fs = std::filesystem;
using detail::Descriptor;
using detail::fail_on_file;

constexpr std::int64_t kMsPerSecond = 1'000;
constexpr std::int64_t kNsPerMs = 1'000'000;

std::string host_name() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}

std::string content_of(const fs::path& path) {
  const Descriptor file(path, O_RDONLY);
  std::array<char, 512> buffer{};
  const ssize_t size = file.is_open() ? ::read(file.number(), buffer.data(), buffer.size()) : 0;
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

std::int64_t modified_ms(const struct stat& about) {
  return about.st_mtim.tv_sec * kMsPerSecond + about.st_mtim.tv_nsec / kNsPerMs;
}

/// The present time by the clock of the file system that `folder` is on: hosts' clocks differ.
std::int64_t now_ms(const fs::path& folder) {
  const fs::path probe = folder / ".clock";
  const Descriptor file(probe, O_WRONLY | O_CREAT);
  struct stat about {};
  if (!file.is_open() || ::futimens(file.number(), nullptr) != 0 ||
      ::fstat(file.number(), &about) != 0) {
    fail_on_file(probe, "cannot be written", errno);
  }
  return modified_ms(about);
}

}  // namespace

Claims::Claims(fs::path folder, Duration expires)
    : folder_(std::move(folder)),
      expires_(expires),
      host_(host_name()),
      owner_(fmt::format("{} {}\n", host_, ::getpid())) {}

fs::path Claims::file(std::size_t member) const { return folder_ / fmt::format("{:06}", member); }

bool Claims::take(std::size_t member) {
  const fs::path path = file(member);
  return make(path) || (is_dead(path, now_ms(folder_)) && take_over(path));
}

bool Claims::make(const fs::path& path) {
  const Descriptor claim(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!claim.is_open()) {
    if (errno == EEXIST) {
      return false;
    }
    fail_on_file(path, "cannot be written", errno);
  }
  if (::write(claim.number(), owner_.data(), owner_.size()) !=
      static_cast<ssize_t>(owner_.size())) {
    const int error = errno;
    ::unlink(path.c_str());
    fail_on_file(path, "cannot be written", error);
  }
  return true;
}

bool Claims::is_mine(const fs::path& path) const { return content_of(path) == owner_; }

bool Claims::is_dead(const fs::path& path, std::int64_t now_ms) const {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) {
    return false;  // released meanwhile; the next round takes it
  }
  const std::string content = content_of(path);
  const auto space = content.find(' ');
  int process = 0;
  if (space != std::string::npos && content.substr(0, space) == host_) {
    std::from_chars(content.data() + space + 1, content.data() + content.size(), process);
  }
  const bool is_gone = process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
  return is_gone || now_ms - modified_ms(about) > expires_.ms;
}

// One process at a time looks again and replaces the claim, so that nobody replaces a fresh one.
bool Claims::take_over(const fs::path& path) {
  const detail::FileLock lock(folder_ / ".lock");
  if (!is_dead(path, now_ms(folder_))) {
    return false;
  }
  write_file_atomically(path, owner_);
  return true;
}

void Claims::refresh(std::size_t member) {
  const fs::path path = file(member);
  if (is_mine(path)) {
    ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
  }
}

std::vector<std::size_t> Claims::claimed() const { return detail::numbered_files(folder_, ""); }

std::size_t Claims::alive() const {
  const std::vector<std::size_t> members = claimed();
  const std::int64_t now = members.empty() ? 0 : now_ms(folder_);
  return static_cast<std::size_t>(
      std::count_if(members.begin(), members.end(),
                    [&](std::size_t member) { return !is_dead(file(member), now); }));
}

void Claims::release(std::size_t member) {
  const fs::path path = file(member);
  if (is_mine(path)) {
    ::unlink(path.c_str());
  }
}

}  // namespace poai::study
