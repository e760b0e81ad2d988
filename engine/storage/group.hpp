#pragma once
// A group of an HDF5 file: whole columns, tables and texts in and out, each with its units and
// names.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/storage/appendable.hpp"
#include "engine/storage/detail/file_context.hpp"
#include "engine/storage/detail/handle.hpp"
#include "engine/storage/element.hpp"

namespace poai::storage {

/// What every dataset says about itself.
struct Attributes {
  std::string units;         ///< "m", "ms", "1" for numbers without one
  std::string long_name;     ///< English
  std::string long_name_ja;  ///< Japanese
};

enum class Packing {
  kNone,    ///< as it is
  kDeflate  ///< shuffled and deflated at level 1: pays for sparse counts only
};

/// Rows of equal length in one array, row after row.
template <class T>
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<T> values;

  [[nodiscard]] const T& at(std::size_t row, std::size_t column) const {
    return values.at(row * columns + column);
  }
  friend bool operator==(const Matrix&, const Matrix&) = default;
};

/// All failures throw InputError (kFiles) that names the file and the dataset. A group can be used
/// as long as its File; not by several threads at a time.
class Group {
 public:
  /// Made by File and Group only. `path` is the group's path in the file.
  Group(detail::Handle handle, detail::FileContext file, std::string path);

  /// Makes a group in this one.
  [[nodiscard]] Group make_group(const std::string& name);
  /// Opens a group of this one ("series/links" goes down two steps).
  [[nodiscard]] Group group(const std::string& name) const;
  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] const std::string& file_name() const { return file_.name; }
  [[nodiscard]] const std::string& path() const { return path_; }

  template <Element T>
  void write_column(const std::string& name, std::span<const T> values, const Attributes& about);
  /// A column that says nothing about itself: for files that only this program reads.
  template <Element T>
  void write_column(const std::string& name, std::span<const T> values);
  /// `values` has a whole number of rows of `columns` (at least 1) values.
  template <Element T>
  void write_matrix(const std::string& name, std::span<const T> values, std::size_t columns,
                    const Attributes& about, Packing packing = Packing::kNone);
  void write_strings(const std::string& name, std::span<const std::string> values,
                     const Attributes& about);
  void write_text(const std::string& name, std::string_view value, const Attributes& about);
  /// An empty column that grows, in chunks of `chunk_rows`.
  template <Element T>
  [[nodiscard]] Appendable<T> make_appendable(const std::string& name, std::size_t chunk_rows,
                                              const Attributes& about);

  /// Reads are refused if the stored type does not fit into T without loss.
  template <Element T>
  [[nodiscard]] std::vector<T> read_column(const std::string& name) const;
  /// `count` values from row `first` on.
  template <Element T>
  [[nodiscard]] std::vector<T> read_rows(const std::string& name, std::size_t first,
                                         std::size_t count) const;
  template <Element T>
  [[nodiscard]] Matrix<T> read_matrix(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> read_strings(const std::string& name) const;
  [[nodiscard]] std::string read_text(const std::string& name) const;
  [[nodiscard]] Attributes read_about(const std::string& name) const;
  /// Number of rows of a dataset.
  [[nodiscard]] std::size_t row_count(const std::string& name) const;
  /// Names of what is in the group, in alphabetical order.
  [[nodiscard]] std::vector<std::string> names() const;

  /// Makes the attribute, or replaces its value: then the new text may not be longer than
  /// `kShortText` or the first one.
  static constexpr std::size_t kShortText = 16;
  void set_attribute(const std::string& name, std::string_view value);
  void set_attribute(const std::string& name, std::uint64_t value);
  void set_attribute(const std::string& name, double value);
  [[nodiscard]] std::optional<std::string> text_attribute(const std::string& name) const;
  [[nodiscard]] std::optional<std::uint64_t> number_attribute(const std::string& name) const;
  [[nodiscard]] std::optional<double> real_attribute(const std::string& name) const;

 private:
  [[nodiscard]] std::string full(const std::string& name) const;
  void expect_no_links(const std::string& name) const;
  [[nodiscard]] detail::Handle open_dataset(const std::string& name) const;
  void describe(const detail::Handle& dataset, const std::string& name, const Attributes& about);
  [[nodiscard]] detail::Handle make_dataset(const std::string& name, detail::Identifier type,
                                            const detail::Handle& space,
                                            const detail::Handle& layout);
  [[nodiscard]] detail::Handle make_dataset(const std::string& name, detail::Identifier type,
                                            const detail::Handle& space,
                                            const detail::Handle& layout, const Attributes& about);
  void put(const detail::Handle& dataset, const std::string& name, detail::Identifier type,
           const void* values);
  template <Element T>
  void expect_type(const detail::Handle& dataset, const std::string& name) const;

  detail::Handle handle_;
  detail::FileContext file_;
  std::string path_;
};

}  // namespace poai::storage
