#include "engine/formats/detail/feature_lines.hpp"

namespace poai::formats {
namespace {

/// Offset behind the string that begins at `at` (its opening quote).
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') {
      ++at;
    }
  }
  return at + 1;
}

}  // namespace

std::optional<std::size_t> line_nested_deeper(std::string_view json, std::size_t most) {
  std::size_t depth = 0;
  std::size_t line = 1;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '\n') {
      ++line;
    } else if (c == '"') {
      at = end_of_string(json, at) - 1;
    } else if (c == '[' || c == '{') {
      if (++depth > most) {
        return line;
      }
    } else if (c == ']' || c == '}') {
      depth -= depth > 0 ? 1 : 0;
    }
  }
  return std::nullopt;
}

std::vector<std::size_t> feature_lines(std::string_view json) {
  constexpr std::size_t kTopLevel = 1;
  constexpr std::size_t kInFeatures = 2;
  std::vector<std::size_t> lines;
  std::string_view last_string;
  std::size_t depth = 0;
  std::size_t line = 1;
  bool in_features = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '\n') {
      ++line;
    } else if (c == '"') {
      const std::size_t end = end_of_string(json, at);
      last_string = json.substr(at + 1, end - at - 2);
      at = end - 1;
    } else if (c == '[' || c == '{') {
      if (in_features && depth == kInFeatures) {
        lines.push_back(line);
      }
      in_features = in_features || (c == '[' && depth == kTopLevel && last_string == "features");
      ++depth;
    } else if (c == ']' || c == '}') {
      --depth;
      in_features = in_features && depth >= kInFeatures;
    }
  }
  return lines;
}

}  // namespace poai::formats
