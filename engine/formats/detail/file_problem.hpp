#pragma once
// A problem of a whole file.

#include <filesystem>
#include <string>
#include <utility>

#include "engine/core/input_error.hpp"

namespace poai::formats {

[[nodiscard]] inline Problem file_problem(const std::filesystem::path& path, std::string problem,
                                          std::string reason = {}, std::string suggestion = {}) {
  return {.place = {.file = path.string()},
          .key = {},
          .problem = std::move(problem),
          .reason = std::move(reason),
          .suggestion = std::move(suggestion)};
}

}  // namespace poai::formats
