#pragma once
// A table of a foreign feed: cells as they are; what is wrong with one becomes a notice.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/config/range.hpp"
#include "engine/core/time.hpp"
#include "engine/formats/csv.hpp"
#include "engine/importers/detail/feed_files.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// Whether a feed must have a file, a column or a value.
enum class Need : std::uint8_t { kRequired, kOptional };

class FeedTable {
 public:
  /// Nothing, with a notice, if a required file is missing or none of it can be read. The feed and
  /// the report must outlive the table.
  [[nodiscard]] static std::optional<FeedTable> open(const FeedFiles& files,
                                                     const std::string& name, Need need,
                                                     ImportReport& report);

  [[nodiscard]] std::size_t row_count() const { return table_.row_count(); }
  [[nodiscard]] std::size_t line(std::size_t row) const { return table_.place(row).line; }
  /// "stops.txt:3".
  [[nodiscard]] std::string where(std::size_t row) const;

  /// The absence of a required column is a notice.
  [[nodiscard]] formats::CsvColumn column(std::string_view name, Need need) const;

  /// Without blanks at both ends.
  [[nodiscard]] std::string text(std::size_t row, const formats::CsvColumn& column) const;
  /// As `text`; an empty cell is a notice.
  [[nodiscard]] std::string required_text(std::size_t row, const formats::CsvColumn& column) const;
  /// Nothing for an empty cell and, with a notice, for what is no number of the range.
  [[nodiscard]] std::optional<double> number(std::size_t row, const formats::CsvColumn& column,
                                             const config::Range& range) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::size_t row,
                                                    const formats::CsvColumn& column,
                                                    const config::Range& range) const;
  [[nodiscard]] std::optional<SimTime> time(std::size_t row,
                                            const formats::CsvColumn& column) const;

  void notice(Severity severity, std::string_view code, std::size_t row,
              std::string_view what) const;

 private:
  FeedTable(formats::CsvTable table, std::string name, ImportReport& report)
      : table_(std::move(table)), name_(std::move(name)), report_(&report) {}

  formats::CsvTable table_;
  std::string name_;
  ImportReport* report_;
};

/// Turns what a reader of tables found into notices.
void take_csv_problems(const Problems& problems, const std::string& name, ImportReport& report);

}  // namespace poai::importers::detail
