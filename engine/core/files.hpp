#pragma once
// Whole files as text: reading with a clear error, writing whole or not at all; what is there.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "engine/core/input_limits.hpp"

namespace poai {

/// Whether there is a folder, a file, anything of that name; false also where that cannot be found
/// out, as for a name that is longer than the system allows.
[[nodiscard]] bool folder_exists(const std::filesystem::path& path);
[[nodiscard]] bool file_exists(const std::filesystem::path& path);
[[nodiscard]] bool path_exists(const std::filesystem::path& path);

/// All bytes of the file; throws InputError (kFiles) that names the file and the reason, also if it
/// has more than `most_bytes`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    std::uintmax_t most_bytes = kMostFileBytes);

/// Calls `take` with the bytes of a file of any size, part by part in order; throws as `read_file`.
void read_in_parts(const std::filesystem::path& path,
                   const std::function<void(std::string_view part)>& take);

/// A name beside `path`, ending in ".part", that no other process uses: for what is renamed to
/// `path` when it is whole.
[[nodiscard]] std::filesystem::path part_of(const std::filesystem::path& path);

/// Removes what killed processes have left of their parts of `path`.
void remove_parts_of(const std::filesystem::path& path) noexcept;

/// Writes a part of `path`, closes it and renames it to `path`; throws InputError (kFiles) and
/// leaves nothing behind if that fails. Of processes that write the same file the last one counts.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace poai
