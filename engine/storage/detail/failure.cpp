#include "engine/storage/detail/failure.hpp"

#include <hdf5.h>

#include "engine/core/input_error.hpp"

namespace poai::storage::detail {
namespace {

/// The innermost description of the error stack: that of the call which failed first.
herr_t take_innermost(unsigned /*depth*/, const H5E_error2_t* error, void* text) {
  if (error->desc != nullptr) {
    *static_cast<std::string*>(text) = error->desc;
  }
  return 0;
}

/// HDF5 hides the system's words in "..., error message = 'No space left on device', ...".
std::string system_message_in(const std::string& description) {
  constexpr std::string_view kBefore = "error message = '";
  const std::size_t begin = description.find(kBefore);
  if (begin == std::string::npos) {
    return {};
  }
  const std::size_t first = begin + kBefore.size();
  return description.substr(first, description.find('\'', first) - first);
}

std::string reason_from_error_stack() {
  std::string description;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, take_innermost, &description);
  H5Eclear2(H5E_DEFAULT);
  if (const std::string message = system_message_in(description); !message.empty()) {
    return message;
  }
  if (description.starts_with("truncated file")) {
    return "the file is shorter than it says it is";
  }
  return description;
}

}  // namespace

void silence_hdf5() {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(const std::string& file, std::string_view key, const std::string& problem) {
  fail(file, key, problem, reason_from_error_stack());
}

void fail(const std::string& file, std::string_view key, const std::string& problem,
          const std::string& reason) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file},
                                               .key = std::string(key),
                                               .problem = problem,
                                               .reason = reason,
                                               .suggestion = {}}});
}

Handle checked(Identifier id, const std::string& file, std::string_view key,
               const std::string& problem) {
  if (id < 0) {
    fail(file, key, problem);
  }
  return Handle(id);
}

void check(int status, const std::string& file, std::string_view key, const std::string& problem) {
  if (status < 0) {
    fail(file, key, problem);
  }
}

}  // namespace poai::storage::detail
