#include "engine/core/hash.hpp"

#include "engine/core/files.hpp"
#include "engine/core/sha256.hpp"

namespace poai {

std::string sha256_of_file(const std::filesystem::path& path) {
  Sha256 hash;
  read_in_parts(path, [&hash](std::string_view part) { hash.add(part); });
  return hash.digest();
}

}  // namespace poai
