#pragma once
// An open file descriptor, closed at the end; and a lock that processes on all hosts respect.

#include <filesystem>

namespace poai::study::detail {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const std::filesystem::path& path, int flags);
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// Holds the lock `path` until its end; throws InputError (kFiles) if it cannot be had.
class FileLock {
 public:
  explicit FileLock(const std::filesystem::path& path);

 private:
  Descriptor file_;
};

/// Throws InputError (kFiles) that names the file and the system's reason for `error`.
[[noreturn]] void fail_on_file(const std::filesystem::path& path, const char* problem, int error);

}  // namespace poai::study::detail
