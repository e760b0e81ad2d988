#include "engine/storage/archive.hpp"

#include <fmt/format.h>

#include "engine/core/input_error.hpp"

namespace poai::storage::detail {

void refuse_rows(const Group& group, const std::string& name, std::size_t found,
                 std::size_t wanted) {
  throw InputError(InputKind::kFiles,
                   {Problem{.place = {.file = group.file_name()},
                            .key = group.path() + '/' + name,
                            .problem = "does not fit this run",
                            .reason = fmt::format("it has {} rows instead of {}", found, wanted),
                            .suggestion = {}}});
}

}  // namespace poai::storage::detail
