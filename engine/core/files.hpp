#pragma once
// Whole files as text: reading with a clear error, writing whole or not at all.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/core/input_limits.hpp"

namespace poai {

/// All bytes of the file; throws InputError (kFiles) that names the file and the reason, also if it
/// has more than `most_bytes`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::uintmax_t most_bytes = kMostFileBytes);

/// Writes `path.part`, closes it and renames it to `path`; throws InputError (kFiles) and leaves
/// nothing behind if that fails.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace poai
