#pragma once
// Comma-separated tables (RFC 4180) with a header row: typed readings that report every problem
// with file, line and column name.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/input_limits.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"

namespace poai::formats {

/// A column of a table, found by its name once.
struct CsvColumn {
  static constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();

  std::string name;
  std::size_t index = kAbsent;
  [[nodiscard]] bool present() const { return index != kAbsent; }
};

/// A table that was read. Quoted cells may hold commas, quotes and line ends; a byte order mark,
/// CRLF and blank lines are taken for what they are. Reading a cell of an absent column gives the
/// empty text. The getters without `required_` return nothing for an empty cell; all of them report
/// a value that is not what is asked for.
class CsvTable {
 public:
  /// A file that cannot be read is reported, and nothing is returned; so is one without a header.
  /// `problems` must outlive the table.
  [[nodiscard]] static std::optional<CsvTable> read(const std::filesystem::path& path,
                                                    Problems& problems);

  /// The same from a text; `file` stands for the file in messages.
  [[nodiscard]] static std::optional<CsvTable> parse(std::string text, std::string file,
                                                     Problems& problems);

  [[nodiscard]] std::size_t row_count() const { return lines_.size(); }
  [[nodiscard]] const std::vector<std::string>& column_names() const { return names_; }
  /// Where a row begins.
  [[nodiscard]] SourcePlace place(std::size_t row) const { return {file_, lines_[row], 0}; }
  [[nodiscard]] const std::string& file() const { return file_; }
  /// Whether a column that is required is missing or there twice, or a quote is never closed. What
  /// seems wrong with the rows may only follow from that, and is not reported.
  [[nodiscard]] bool is_broken() const { return is_broken_; }

  /// The column of that name; its absence is reported once, here.
  [[nodiscard]] CsvColumn required(std::string_view name) const;
  [[nodiscard]] CsvColumn optional(std::string_view name) const;
  /// Reports every column of the list that is not there.
  void require_columns(std::initializer_list<std::string_view> names) const;
  /// Reports every column that is not in the list.
  void known_columns(std::initializer_list<std::string_view> names) const;

  /// The value as it is, without quotes.
  [[nodiscard]] std::string_view cell(std::size_t row, const CsvColumn& column) const;

  /// Reports an empty cell of a present column.
  [[nodiscard]] std::string required_text(std::size_t row, const CsvColumn& column) const;

  [[nodiscard]] std::optional<double> number(std::size_t row, const CsvColumn& column,
                                             const config::Range& range = {}) const;
  [[nodiscard]] double required_number(std::size_t row, const CsvColumn& column,
                                       const config::Range& range = {}) const;

  [[nodiscard]] std::optional<std::int64_t> integer(std::size_t row, const CsvColumn& column,
                                                    const config::Range& range = {}) const;
  [[nodiscard]] std::int64_t required_integer(std::size_t row, const CsvColumn& column,
                                              const config::Range& range = {}) const;

  /// "HH:MM[:SS]" from 00:00 to 30:00.
  [[nodiscard]] std::optional<SimTime> required_time(std::size_t row,
                                                     const CsvColumn& column) const;

  /// The index of the cell in `words`.
  [[nodiscard]] std::optional<std::size_t> required_choice(
      std::size_t row, const CsvColumn& column, std::span<const std::string_view> words) const;
  template <class Enum, std::size_t N>
  [[nodiscard]] std::optional<Enum> required_word(
      std::size_t row, const CsvColumn& column,
      const std::array<std::string_view, N>& names) const {
    const auto index = required_choice(row, column, names);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
  }

  /// Whether one more problem would be listed; else there is no need to look for suggestions.
  [[nodiscard]] bool can_report() const { return problems_->size() < kMostProblems; }
  /// Reports a problem of a cell, unless the table is broken.
  void report(std::size_t row, const CsvColumn& column, std::string problem,
              std::string reason = {}, std::string suggestion = {}) const;

 private:
  friend class CsvScanner;
  struct Cell {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
  };
  CsvTable(std::string text, std::string file, Problems& problems);
  void take_header();
  void take_row(std::span<const Cell> cells, std::size_t line);
  void report_line(std::size_t line, std::string problem, std::string reason = {},
                   std::string suggestion = {}) const;
  [[nodiscard]] bool present_and_empty(std::size_t row, const CsvColumn& column) const;

  std::string text_;
  std::string file_;
  Problems* problems_;
  std::vector<std::string> names_;
  std::vector<Cell> cells_;  ///< row by row
  std::vector<std::size_t> lines_;
  mutable bool is_broken_ = false;  ///< as far as columns were asked for
};

/// Appends one row, quoting the cells that need it, with a line feed at the end.
void append_csv_row(std::string& text, std::span<const std::string> cells);

}  // namespace poai::formats
