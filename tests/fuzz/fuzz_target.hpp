#pragma once
// What fuzz targets share: libFuzzer calls LLVMFuzzerTestOneInput with inputs that it makes from
// the corpus; a reader must take or refuse each of them. Anything else (a crash, a sanitizer's
// report, an exception that is no InputError, a contract that does not hold) is a finding.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "engine/core/input_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace poai::fuzz {

[[nodiscard]] inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

/// Calls `read`, which may refuse its input.
template <class Read>
void expect_taken_or_refused(Read read) {
  try {
    read();
  } catch (const InputError&) {
    return;  // a clear error is what a bad input should give
  }
}

/// The files of an input: each begins with a line "== name". Of other names than those of `files`
/// and `more` nothing is taken, so that an input cannot lead out of its folder.
inline void take_files(std::string_view input, std::initializer_list<std::string_view> more,
                       std::map<std::string, std::string>& files) {
  constexpr std::string_view kMark = "== ";
  while (!input.empty()) {
    const std::size_t line = input.find('\n');
    const std::string_view head = input.substr(0, line);
    input.remove_prefix(line == std::string_view::npos ? input.size() : line + 1);
    if (!head.starts_with(kMark)) {
      continue;
    }
    std::size_t end = input.starts_with(kMark) ? 0 : input.find("\n== ");
    end = end == std::string_view::npos ? input.size() : end + (end > 0 ? 1 : 0);
    const std::string name(head.substr(kMark.size()));
    if (files.contains(name) || std::find(more.begin(), more.end(), name) != more.end()) {
      files[name] = input.substr(0, end);
    }
    input.remove_prefix(end);
  }
}

}  // namespace poai::fuzz
