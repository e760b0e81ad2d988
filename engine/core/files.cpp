#include "engine/core/files.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "engine/core/input_error.hpp"

namespace poai {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& problem, int error) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                               .key = {},
                                               .problem = problem,
                                               .reason = std::generic_category().message(error),
                                               .suggestion = {}}});
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    fail(path, "cannot be read", EISDIR);
  }
  const FileHandle file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    fail(path, "cannot be opened", errno);
  }
  std::string content;
  char buffer[1 << 16];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) {
    content.append(buffer, n);
  }
  if (std::ferror(file.get()) != 0) {
    fail(path, "cannot be read", errno);
  }
  return content;
}

void write_file_atomically(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path part = path.string() + ".part";
  FileHandle file(std::fopen(part.c_str(), "wb"));
  if (!file) {
    fail(path, "cannot be written", errno);
  }
  const bool written =
      std::fwrite(content.data(), 1, content.size(), file.get()) == content.size() &&
      std::fflush(file.get()) == 0;
  const int error = errno;
  file.reset();
  if (!written) {
    std::filesystem::remove(part);
    fail(path, "cannot be written", error);
  }
  std::error_code renamed;
  std::filesystem::rename(part, path, renamed);
  if (renamed) {
    std::filesystem::remove(part);
    fail(path, "cannot be written", renamed.value());
  }
}

}  // namespace poai
