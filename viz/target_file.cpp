#include "viz/target_file.hpp"

#include <fmt/format.h>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"

namespace poai::viz {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& option,
                         const std::string& problem, const char* reason, const char* suggestion) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = file.string()},
                                               .key = option,
                                               .problem = problem,
                                               .reason = reason,
                                               .suggestion = suggestion}});
}

}  // namespace

void expect_writable(const std::filesystem::path& file, const std::string& option,
                     const std::string& what, Owner owner) {
  const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
  if (!folder_exists(folder)) {
    refuse(file, option, fmt::format("there is no folder {}", folder.string()), "",
           "make it first");
  }
  if (path_exists(file) && owner == Owner::kOther) {
    refuse(file, option, fmt::format("is there and is no {} of Poai's", what), "it would be lost",
           "name another file");
  }
}

}  // namespace poai::viz
