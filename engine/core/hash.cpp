#include "engine/core/hash.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

#include "engine/core/contracts.hpp"
#include "engine/core/files.hpp"

namespace poai {

std::string sha256_of_file(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  const int done =
      EVP_Digest(content.data(), content.size(), digest.data(), &length, EVP_sha256(), nullptr);
  expects(done == 1 && length == 32, "SHA-256 is available and gives 32 bytes");
  std::string text;
  for (unsigned int i = 0; i < length; ++i) {
    text += fmt::format("{:02x}", digest.at(i));
  }
  return text;
}

}  // namespace poai
