#pragma once
// What HDF5 complains about, as one sentence about one file.

#include <string>
#include <string_view>

#include "engine/storage/detail/file_context.hpp"
#include "engine/storage/detail/handle.hpp"

namespace poai::storage::detail {

inline const std::string kUnwritable = "cannot be written";
inline const std::string kUnreadable = "cannot be read";

/// Keeps HDF5 from printing its error stack, from flushing failed files at the program's exit and
/// from loading the filters that a file names. To be called before anything else of HDF5; may be
/// called often.
void prepare_hdf5();

/// Throws InputError (kFiles) about `key` of `file`. The reason is the write that failed, if one
/// did, else it is taken from HDF5's error stack.
[[noreturn]] void fail(const FileContext& file, std::string_view key, const std::string& problem);

/// As above, with a reason of the caller's own.
[[noreturn]] void fail(const FileContext& file, std::string_view key, const std::string& problem,
                       const std::string& reason);

/// The identifier if HDF5 gave one, else `fail`.
[[nodiscard]] Handle checked(Identifier id, const FileContext& file, std::string_view key,
                             const std::string& problem);

/// `fail` if HDF5's `status` is negative or a write has failed.
void check(int status, const FileContext& file, std::string_view key, const std::string& problem);

}  // namespace poai::storage::detail
