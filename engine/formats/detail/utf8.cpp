#include "engine/formats/detail/utf8.hpp"

#include <algorithm>

namespace poai::formats {
namespace {

/// Bytes that follow a lead byte; -1 if it cannot lead.
int following_bytes(unsigned char lead) {
  if (lead < 0x80U) {
    return 0;
  }
  if (lead >= 0xC2U && lead <= 0xDFU) {
    return 1;
  }
  if (lead >= 0xE0U && lead <= 0xEFU) {
    return 2;
  }
  return lead >= 0xF0U && lead <= 0xF4U ? 3 : -1;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const int following = following_bytes(static_cast<unsigned char>(text[i]));
    if (following < 0 || text.size() - i <= static_cast<std::size_t>(following)) {
      return i;
    }
    for (std::size_t k = 1; k <= static_cast<std::size_t>(following); ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80U) {
        return i;
      }
    }
    i += static_cast<std::size_t>(following) + 1;
  }
  return std::nullopt;
}

std::size_t line_of_offset(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

}  // namespace poai::formats
