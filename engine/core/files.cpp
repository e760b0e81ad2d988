#include "engine/core/files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>
#include <system_error>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/suggest.hpp"

namespace poai {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

/// The names of the files beside `path` that have its extension.
std::vector<std::string> names_beside(const std::filesystem::path& path) {
  std::vector<std::string> names;
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == path.extension()) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& problem, int error,
                       const std::string& suggestion = {}) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                               .key = {},
                                               .problem = problem,
                                               .reason = std::generic_category().message(error),
                                               .suggestion = suggestion}});
}

[[noreturn]] void fail_too_large(const std::filesystem::path& path, std::uintmax_t most_bytes) {
  throw InputError(
      InputKind::kFiles,
      {Problem{.place = {.file = path.string()},
               .key = {},
               .problem = "is too large",
               .reason = fmt::format("at most {} MiB are read of such a file", most_bytes >> 20U),
               .suggestion = "is it the right file?"}});
}

// Writes and closes the file; 0, or the error number of what failed.
int write_whole(const std::filesystem::path& path, std::string_view content) {
  FileHandle file(std::fopen(path.c_str(), "wb"));
  if (!file) {
    return errno;
  }
  if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size()) {
    return errno;
  }
  return std::fclose(file.release()) == 0 ? 0 : errno;
}

void remove_quietly(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

}  // namespace

bool folder_exists(const std::filesystem::path& path) {
  std::error_code unknown;
  return std::filesystem::is_directory(path, unknown);
}

bool file_exists(const std::filesystem::path& path) {
  std::error_code unknown;
  return std::filesystem::is_regular_file(path, unknown);
}

bool path_exists(const std::filesystem::path& path) {
  std::error_code unknown;
  return std::filesystem::exists(path, unknown);
}

std::string read_file(const std::filesystem::path& path, std::uintmax_t most_bytes) {
  std::error_code unknown;
  if (file_exists(path) && std::filesystem::file_size(path, unknown) > most_bytes && !unknown) {
    fail_too_large(path, most_bytes);
  }
  std::string content;
  read_in_parts(path, [&](std::string_view part) {
    content += part;
    if (content.size() > most_bytes) {  // a device, or a file that grows
      fail_too_large(path, most_bytes);
    }
  });
  return content;
}

void read_in_parts(const std::filesystem::path& path,
                   const std::function<void(std::string_view part)>& take) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) {
    fail(path, "cannot be read", EISDIR);
  }
  const FileHandle file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    const int error = errno;
    fail(path, "cannot be opened", error,
         did_you_mean(path.filename().string(), names_beside(path)));
  }
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) {
    take({buffer, n});
  }
  if (std::ferror(file.get()) != 0) {
    fail(path, "cannot be read", errno);
  }
}

std::filesystem::path part_of(const std::filesystem::path& path) {
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  return fmt::format("{}.{}-{}.part", path.string(), ::getpid(), now);
}

void remove_parts_of(const std::filesystem::path& path) noexcept {
  const std::string begin = path.filename().string() + '.';
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(begin) && name.ends_with(".part")) {
      remove_quietly(entry->path());
    }
  }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path part = part_of(path);
  if (const int error = write_whole(part, content); error != 0) {
    remove_quietly(part);
    fail(path, "cannot be written", error);
  }
  std::error_code renamed;
  std::filesystem::rename(part, path, renamed);
  if (renamed) {
    remove_quietly(part);
    fail(path, "cannot be written", renamed.value());
  }
}

}  // namespace poai
