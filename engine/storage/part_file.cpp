#include "engine/storage/part_file.hpp"

#include <system_error>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"

namespace poai::storage {

PartFile::PartFile(std::filesystem::path target)
    : target_(std::move(target)), part_(part_of(target_)) {}

PartFile::~PartFile() {
  if (!kept_) {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
  }
}

void PartFile::keep() {
  std::error_code error;
  std::filesystem::rename(part_, target_, error);
  if (error) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = target_.string()},
                                                 .key = {},
                                                 .problem = "cannot be written",
                                                 .reason = error.message(),
                                                 .suggestion = {}}});
  }
  kept_ = true;
}

}  // namespace poai::storage
