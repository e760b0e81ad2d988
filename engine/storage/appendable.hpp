#pragma once
// A column in a file that grows while a run goes on.

#include <span>
#include <string>
#include <vector>

#include "engine/storage/detail/file_context.hpp"
#include "engine/storage/detail/handle.hpp"
#include "engine/storage/element.hpp"

namespace poai::storage {

template <Element T>
class Appendable {
 public:
  Appendable() = default;
  /// Made by Group::make_appendable only.
  Appendable(detail::Handle dataset, detail::FileContext file, std::string path);

  /// Adds the values behind the last one; throws InputError (kFiles) if the file cannot take them.
  void append(std::span<const T> values);
  [[nodiscard]] std::size_t row_count() const { return rows_; }
  /// Everything appended so far, read back from the file.
  [[nodiscard]] std::vector<T> values() const;

 private:
  detail::Handle dataset_;
  detail::FileContext file_;
  std::string path_;
  std::size_t rows_ = 0;
};

}  // namespace poai::storage
