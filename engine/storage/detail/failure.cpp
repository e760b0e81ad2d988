#include "engine/storage/detail/failure.hpp"

#include <hdf5.h>

#include <system_error>

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

std::string reason_from_error_stack() {
  std::string description;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, take_innermost, &description);
  H5Eclear2(H5E_DEFAULT);
  if (description.starts_with("truncated file")) {
    return "the file is shorter than it says it is";
  }
  return description;
}

}  // namespace

void prepare_hdf5() {
  H5dont_atexit();
  H5PLset_loading_state(0);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void fail(const FileContext& file, std::string_view key, const std::string& problem) {
  const int system_error = file.failure->system_error;
  const std::string reason = reason_from_error_stack();
  if (system_error != 0) {
    fail(file, {}, "cannot be written", std::generic_category().message(system_error));
  }
  fail(file, key, problem, reason);
}

void fail(const FileContext& file, std::string_view key, const std::string& problem,
          const std::string& reason) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.name},
                                               .key = std::string(key),
                                               .problem = problem,
                                               .reason = reason,
                                               .suggestion = {}}});
}

Handle checked(Identifier id, const FileContext& file, std::string_view key,
               const std::string& problem) {
  if (id < 0) {
    fail(file, key, problem);
  }
  return Handle(id);
}

void check(int status, const FileContext& file, std::string_view key, const std::string& problem) {
  if (status < 0 || file.failure->system_error != 0) {
    fail(file, key, problem);
  }
}

}  // namespace poai::storage::detail
