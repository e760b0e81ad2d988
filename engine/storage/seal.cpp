#include "engine/storage/seal.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"

namespace poai::storage {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

using Seal = std::array<char, kSealBytes>;

[[noreturn]] void fail(const std::filesystem::path& path, int system_error) {
  throw InputError(InputKind::kFiles,
                   {Problem{.place = {.file = path.string()},
                            .key = {},
                            .problem = "cannot be written",
                            .reason = std::generic_category().message(system_error),
                            .suggestion = {}}});
}

/// The seal that the bytes of an open file behind its seal ask for.
Seal seal_of(std::FILE* file) {
  Sha256 hash;
  std::fseek(file, static_cast<long>(kSealBytes), SEEK_SET);
  std::vector<char> buffer(std::size_t{1} << 20U);
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file)) {
    hash.add({buffer.data(), count});
  }
  Seal seal{};
  const std::string text = "poai-seal 1\nsha256 of all behind byte 512: " + hash.digest() + "\n";
  text.copy(seal.data(), seal.size());
  return seal;
}

}  // namespace

void seal(const std::filesystem::path& path) {
  FileHandle file(std::fopen(path.c_str(), "rb+"));
  if (!file) {
    fail(path, errno);
  }
  const Seal seal = seal_of(file.get());
  if (std::fseek(file.get(), 0, SEEK_SET) != 0 ||
      std::fwrite(seal.data(), 1, seal.size(), file.get()) != seal.size() ||
      std::fclose(file.release()) != 0) {
    fail(path, errno);
  }
}

bool is_sealed(const std::filesystem::path& path) {
  const FileHandle file(std::fopen(path.c_str(), "rb"));
  Seal found{};
  return file && std::fread(found.data(), 1, found.size(), file.get()) == found.size() &&
         found == seal_of(file.get());
}

}  // namespace poai::storage
