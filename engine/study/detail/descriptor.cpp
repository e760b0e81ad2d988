#include "engine/study/detail/descriptor.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "engine/core/input_error.hpp"

namespace poai::study::detail {

Descriptor::Descriptor(const std::filesystem::path& path, int flags)
    : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}

Descriptor::~Descriptor() {
  if (is_open()) {
    ::close(number_);
  }
}

FileLock::FileLock(const std::filesystem::path& path) : file_(path, O_WRONLY | O_CREAT) {
  if (!file_.is_open() || ::flock(file_.number(), LOCK_EX) != 0) {
    fail_on_file(path, "cannot be locked", errno);
  }
}

void fail_on_file(const std::filesystem::path& path, const char* problem, int error) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = path.string()},
                                               .key = {},
                                               .problem = problem,
                                               .reason = std::generic_category().message(error),
                                               .suggestion = {}}});
}

}  // namespace poai::study::detail
