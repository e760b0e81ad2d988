#pragma once
// The state of something that runs, as named columns of a file. The same code writes a part's state
// and reads it back, so that the two cannot drift apart.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/storage/element.hpp"
#include "engine/storage/group.hpp"

namespace poai::storage {
namespace detail {

template <class T>
struct BitsOf {
  static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>,
                "what is archived is a number, or one in disguise (id, time, enumerator)");
  using Type = std::conditional_t<
      sizeof(T) == 1, std::uint8_t,
      std::conditional_t<sizeof(T) == 2, std::uint16_t,
                         std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
};
template <Element T>
struct BitsOf<T> {
  using Type = T;
};

/// What a value is in the file: itself, or an unsigned number with the same bits.
template <class T>
using Stored = typename BitsOf<T>::Type;

/// Throws InputError (kFiles): the column has another number of rows than the run asks for.
[[noreturn]] void refuse_rows(const Group& group, const std::string& name, std::size_t found,
                              std::size_t wanted);

}  // namespace detail

/// One column of rows of a struct: its name, and where in a row it is (a pointer to a member, or a
/// function that returns a reference).
template <class Where>
struct Field {
  const char* name;
  Where where;
};
template <class Where>
Field(const char*, Where) -> Field<Where>;

/// The place of a value that is a whole row.
inline constexpr auto kItself = [](auto& row) -> auto& { return row; };

/// Writes or reads, as it was made; a part calls the same functions in both cases. Names are
/// unique within a part. Reading throws InputError (kFiles) if a column is missing or does not fit.
class Archive {
 public:
  enum class Direction { kWrite, kRead };
  Archive(Group group, Direction direction) : group_(std::move(group)), direction_(direction) {}

  [[nodiscard]] bool reads() const { return direction_ == Direction::kRead; }

  /// The part of that name: what it holds has names of its own.
  [[nodiscard]] Archive part(const std::string& name) {
    return {reads() ? group_.group(name) : group_.make_group(name), direction_};
  }

  template <class T>
  void value(const std::string& name, T& value) {
    fixed(name, std::span<T>(&value, 1));
  }

  /// A list of any length.
  template <class T>
  void list(const std::string& name, std::vector<T>& values) {
    if (reads()) {
      values.resize(group_.row_count(name));
    }
    fixed(name, std::span<T>(values));
  }

  /// As many values as the run has persons, links, ...: others are refused.
  template <class T>
  void fixed(const std::string& name, std::span<T> values) {
    transfer(name, values, kItself);
  }

  /// A list of structs of any length, a column for each field.
  template <class Row, class... Where>
  void list_of(const std::string& name, std::vector<Row>& rows, Field<Where>... fields) {
    Archive columns = part(name);
    if (reads()) {
      columns.resize_rows(rows, fields...);
    }
    (columns.transfer(fields.name, std::span<Row>(rows), fields.where), ...);
  }

  /// As many structs as the run has persons, links, ...: others are refused.
  template <class Row, class... Where>
  void rows(const std::string& name, std::span<Row> rows, Field<Where>... fields) {
    Archive columns = part(name);
    (columns.transfer(fields.name, rows, fields.where), ...);
  }

  /// The same where the file may have more or fewer rows: those that both have are taken over.
  template <class Row, class... Where>
  void common_rows(const std::string& name, std::span<Row> rows, Field<Where>... fields) {
    std::vector<Row> all(rows.begin(), rows.end());
    list_of(name, all, fields...);
    if (reads()) {
      std::copy_n(all.begin(), std::min(all.size(), rows.size()), rows.begin());
    }
  }

  /// A list of structs for each of as many things as the run has links, ...: one after the other,
  /// with their lengths.
  template <class Row, class... Where>
  void lists_of(const std::string& name, std::span<std::vector<Row>> lists,
                Field<Where>... fields) {
    std::vector<std::uint32_t> lengths;
    std::vector<Row> all;
    for (const std::vector<Row>& one : lists) {
      lengths.push_back(static_cast<std::uint32_t>(one.size()));
      all.insert(all.end(), one.begin(), one.end());
    }
    Archive columns = part(name);
    columns.fixed("length", std::span<std::uint32_t>(lengths));
    columns.list_of("rows", all, fields...);
    if (reads()) {
      auto row = all.begin();
      for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto length = static_cast<std::ptrdiff_t>(
            std::min<std::size_t>(lengths[i], static_cast<std::size_t>(all.end() - row)));
        lists[i].assign(row, row + length);
        row += length;
      }
    }
  }

 private:
  template <class Row, class First, class... Where>
  void resize_rows(std::vector<Row>& rows, const Field<First>& first, const Field<Where>&...) {
    rows.resize(group_.row_count(first.name));
  }

  template <class Row, class Where>
  void transfer(const std::string& name, std::span<Row> rows, const Where& where) {
    using Value = std::remove_cvref_t<std::invoke_result_t<const Where&, Row&>>;
    using Bits = detail::Stored<Value>;
    if (!reads()) {
      std::vector<Bits> column;
      column.reserve(rows.size());
      for (Row& row : rows) {
        column.push_back(std::bit_cast<Bits>(std::invoke(where, row)));
      }
      group_.write_column(name, std::span<const Bits>(column));
      return;
    }
    const std::vector<Bits> column = group_.read_column<Bits>(name);
    if (column.size() != rows.size()) {
      detail::refuse_rows(group_, name, column.size(), rows.size());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::invoke(where, rows[i]) = std::bit_cast<Value>(column[i]);
    }
  }

  Group group_;
  Direction direction_;
};

}  // namespace poai::storage
