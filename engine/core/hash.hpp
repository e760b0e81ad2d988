#pragma once
// Hashes: fast mixing for keys and state digests, SHA-256 for files.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace poai {

/// A bijective 64-bit mix (the finaliser of SplitMix64: Steele, Lea and Flood 2014,
/// doi:10.1145/2714064.2660195).
[[nodiscard]] constexpr std::uint64_t mix64(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

/// Order-dependent combination of two hashes.
[[nodiscard]] constexpr std::uint64_t combine64(std::uint64_t a, std::uint64_t b) {
  return mix64(a ^ (mix64(b) + 0x632be59bd9b4e019U));
}

/// FNV-1a over the bytes, then mixed: a stable 64-bit hash of a name.
[[nodiscard]] constexpr std::uint64_t hash_name(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return mix64(hash);
}

/// Lower-case hexadecimal SHA-256 of a file's bytes; throws InputError if it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace poai
