#pragma once
// A seal: the SHA-256 of an HDF5 file in front of it, so that damage is noticed before it is read.

#include <cstddef>
#include <filesystem>

namespace poai::storage {

/// Room in front of a file of File::create_for_seal; HDF5 calls it the user block.
inline constexpr std::size_t kSealBytes = 512;

/// Writes the seal of a closed file of File::create_for_seal. Throws InputError (kFiles) if the
/// file cannot be read or written.
void seal(const std::filesystem::path& path);

/// Whether the file is there and is what was sealed, to the last byte.
[[nodiscard]] bool is_sealed(const std::filesystem::path& path);

}  // namespace poai::storage
