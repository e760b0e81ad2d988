#include "engine/config/detail/toml_depth.hpp"

#include <algorithm>

#include "engine/core/input_limits.hpp"

namespace poai::config {
namespace {

/// Goes through a text and counts open brackets and dots outside of texts and comments.
class DepthScanner {
 public:
  explicit DepthScanner(std::string_view text) : text_(text) {}

  std::optional<std::size_t> find() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_text(c);
      } else if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        ++at_;
        count(c);
      }
      if (open_ > kMostNesting || dots_ >= kMostKeyParts) {
        return line_;
      }
    }
    return std::nullopt;
  }

 private:
  void count(char c) {
    if (c == '.') {
      ++dots_;
    } else if (c == '\n' || c == '=' || c == ',') {
      dots_ = 0;
    } else if (c == '[' || c == '{') {
      dots_ = 0;
      ++open_;
    } else if (c == ']' || c == '}') {
      dots_ = 0;
      open_ -= open_ > 0 ? 1 : 0;
    }
    line_ += c == '\n' ? 1 : 0;
  }

  /// `quote` opens a text here. One that is not closed on its line (unless it is a long one) is
  /// taken to end there: the parser will refuse it.
  void skip_text(char quote) {
    const bool is_long =
        text_.substr(at_, 3) == (quote == '"' ? std::string_view("\"\"\"") : "'''");
    const std::string_view mark = text_.substr(at_, is_long ? 3 : 1);
    at_ += mark.size();
    while (at_ < text_.size() && !text_.substr(at_).starts_with(mark)) {
      if (text_[at_] == '\n') {
        if (!is_long) {
          return;
        }
        ++line_;
      }
      const bool is_escape =
          text_[at_] == '\\' && quote == '"' && !text_.substr(at_).starts_with("\\\n");
      at_ += is_escape ? 2 : 1;
    }
    at_ = std::min(at_ + mark.size(), text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t open_ = 0;  ///< brackets
  std::size_t dots_ = 0;  ///< since the last separator
};

}  // namespace

std::optional<std::size_t> line_nested_too_deep(std::string_view text) {
  return DepthScanner(text).find();
}

}  // namespace poai::config
