#include "viz/report/base64.hpp"

#include <openssl/evp.h>

#include <climits>

#include "engine/core/contracts.hpp"

namespace poai::report {

std::string base64_of(std::string_view bytes) {
  expects(bytes.size() < INT_MAX / 2, "what is encoded is far smaller than 1 GiB");
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // OpenSSL adds a zero
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

}  // namespace poai::report
