#include "engine/core/sha256.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

#include "engine/core/contracts.hpp"

namespace poai {
namespace {

EVP_MD_CTX* context(void* state) { return static_cast<EVP_MD_CTX*>(state); }

}  // namespace

void Sha256::Free::operator()(void* state) const { EVP_MD_CTX_free(context(state)); }

Sha256::Sha256() : state_(EVP_MD_CTX_new()) {
  expects(EVP_DigestInit_ex(context(state_.get()), EVP_sha256(), nullptr) == 1,
          "SHA-256 is available");
}

void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(context(state_.get()), bytes.data(), bytes.size());
}

std::string Sha256::digest() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int length = 0;
  expects(EVP_DigestFinal_ex(context(state_.get()), bytes.data(), &length) == 1 && length == 32,
          "a digest is asked for once and has 32 bytes");
  std::string text;
  for (unsigned int i = 0; i < length; ++i) {
    text += fmt::format("{:02x}", bytes.at(i));
  }
  return text;
}

}  // namespace poai
