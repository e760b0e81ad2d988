#include "engine/storage/detail/text.hpp"

#include <hdf5.h>

#include <algorithm>

namespace poai::storage::detail {

Handle text_type(std::size_t length) {
  Handle type(H5Tcopy(H5T_C_S1));
  H5Tset_size(type.get(), length);
  H5Tset_cset(type.get(), H5T_CSET_UTF8);
  H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
  return type;
}

std::vector<char> packed(std::span<const std::string> texts, std::size_t length) {
  std::vector<char> bytes(texts.size() * length, '\0');
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i].copy(bytes.data() + i * length, length);
  }
  return bytes;
}

std::string unpacked(const char* bytes, std::size_t length) {
  return {bytes, std::find(bytes, bytes + length, '\0')};
}

std::size_t longest(std::span<const std::string> texts) {
  std::size_t length = 1;
  for (const std::string& text : texts) {
    length = std::max(length, text.size());
  }
  return length;
}

}  // namespace poai::storage::detail
