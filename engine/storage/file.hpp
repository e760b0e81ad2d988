#pragma once
// An HDF5 file: made anew so that equal runs give equal bytes, or opened to be read.

#include <filesystem>
#include <string>

#include "engine/storage/detail/file_context.hpp"
#include "engine/storage/detail/handle.hpp"
#include "engine/storage/group.hpp"

namespace poai::storage {

class File {
 public:
  /// Makes the file, or empties the one that is there. Throws InputError (kFiles) if that fails.
  [[nodiscard]] static File create(const std::filesystem::path& path);

  /// The same, with room for a seal (seal.hpp) before HDF5's own bytes.
  [[nodiscard]] static File create_for_seal(const std::filesystem::path& path);

  /// Opens the file to read it; throws InputError (kFiles) if it is missing, is no HDF5 file or is
  /// damaged.
  [[nodiscard]] static File open(const std::filesystem::path& path);

  [[nodiscard]] Group root() const;

  /// Hands everything written so far to the system: a reader finds it, also after a kill.
  void flush();

  /// Writes the rest and closes the file and all that was opened of it. Throws InputError (kFiles)
  /// if the rest cannot be written; the destructor would be silent about it.
  void close();

 private:
  File(detail::FileContext context, detail::Handle handle);
  [[nodiscard]] static File create(const std::filesystem::path& path,
                                   const detail::Handle& creation);

  detail::FileContext context_;
  detail::Handle handle_;
};

}  // namespace poai::storage
