#pragma once
// A file that is there whole or not at all: written beside its name, then renamed.

#include <filesystem>

namespace poai::storage {

class PartFile {
 public:
  explicit PartFile(std::filesystem::path target);
  /// What was written and not kept is removed.
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  /// Where to write.
  [[nodiscard]] const std::filesystem::path& path() const { return part_; }
  /// Gives the file, which must be closed, its name; throws InputError (kFiles).
  void keep();

 private:
  std::filesystem::path target_;
  std::filesystem::path part_;
  bool kept_ = false;
};

}  // namespace poai::storage
