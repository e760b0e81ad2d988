#pragma once
// The problems that a reader found, as texts to compare with.

#include <string>
#include <vector>

#include "engine/core/input_error.hpp"

namespace poai::test {

[[nodiscard]] inline std::vector<std::string> texts_of(const Problems& problems) {
  std::vector<std::string> texts;
  for (const Problem& problem : problems.all()) {
    texts.push_back(problem.text());
  }
  return texts;
}

/// All problems, each with a line feed.
[[nodiscard]] inline std::string text_of(const Problems& problems) {
  std::string text;
  for (const std::string& line : texts_of(problems)) {
    text += line + '\n';
  }
  return text;
}

}  // namespace poai::test
