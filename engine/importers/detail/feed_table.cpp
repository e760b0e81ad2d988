#include "engine/importers/detail/feed_table.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "engine/formats/gtfs.hpp"
#include "engine/importers/detail/table_text.hpp"
#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers::detail {
namespace {

std::string_view code_of(const std::string& problem) {
  if (problem.starts_with("the row has")) {
    return "invalid_row_length";
  }
  if (problem.ends_with("is there twice")) {
    return "duplicated_column";
  }
  if (problem.ends_with("is not UTF-8")) {
    return "invalid_character";
  }
  if (problem == "the file is empty") {
    return "empty_file";
  }
  return "csv_parsing_failed";
}

}  // namespace

void take_csv_problems(const Problems& problems, const std::string& name, ImportReport& report) {
  for (const Problem& problem : problems.all()) {
    report.notice(Severity::kError, code_of(problem.problem),
                  fmt::format("{}:{}: {}", name, problem.place.line, problem.problem));
  }
}

std::optional<FeedTable> FeedTable::open(const FeedFiles& files, const std::string& name, Need need,
                                         ImportReport& report) {
  const auto found = files.texts.find(name);
  if (found == files.texts.end()) {
    if (need == Need::kRequired) {
      report.notice(Severity::kError, "missing_required_file", name);
    }
    return std::nullopt;
  }
  std::string text = found->second;
  if (!decoded(text, TextEncoding::kUtf8)) {
    if (auto japanese = decoded(text, TextEncoding::kShiftJis)) {
      report.notice(Severity::kWarning, "file_not_utf_8", name + ": read as Shift_JIS");
      text = std::move(*japanese);
    }
  }
  Problems problems;
  auto table = formats::CsvTable::parse(std::move(text), name, problems);
  take_csv_problems(problems, name, report);
  if (!table) {
    return std::nullopt;
  }
  if (table->row_count() == 0) {
    report.notice(need == Need::kRequired ? Severity::kError : Severity::kWarning, "empty_file",
                  name);
  }
  return FeedTable(std::move(*table), name, report);
}

std::string FeedTable::where(std::size_t row) const {
  return fmt::format("{}:{}", name_, line(row));
}

formats::CsvColumn FeedTable::column(std::string_view name, Need need) const {
  formats::CsvColumn column = table_.optional(name);
  if (!column.present()) {
    for (const std::string& present : table_.column_names()) {
      if (trimmed(present) == name) {
        column.index = table_.optional(present).index;
        report_->notice(Severity::kWarning, "leading_or_trailing_whitespaces", name_ + ":1");
      }
    }
  }
  if (!column.present() && need == Need::kRequired) {
    report_->notice(Severity::kError, "missing_required_column",
                    fmt::format("{}: {}", name_, name));
  }
  return column;
}

std::string FeedTable::text(std::size_t row, const formats::CsvColumn& column) const {
  const std::string_view cell = table_.cell(row, column);
  const std::string_view value = trimmed(cell);
  if (value.size() != cell.size()) {
    notice(Severity::kWarning, "leading_or_trailing_whitespaces", row, column.name);
  }
  return std::string(value);
}

std::string FeedTable::required_text(std::size_t row, const formats::CsvColumn& column) const {
  std::string value = text(row, column);
  if (value.empty() && column.present()) {
    notice(Severity::kError, "missing_required_field", row, column.name);
  }
  return value;
}

std::optional<double> FeedTable::number(std::size_t row, const formats::CsvColumn& column,
                                        const config::Range& range) const {
  const std::string cell = text(row, column);
  if (cell.empty()) {
    return std::nullopt;
  }
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) {
    notice(Severity::kError, "invalid_float", row, fmt::format("{} \"{}\"", column.name, cell));
    return std::nullopt;
  }
  if (!range.contains(value)) {
    notice(Severity::kError, "number_out_of_range", row, fmt::format("{} {}", column.name, cell));
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> FeedTable::integer(std::size_t row, const formats::CsvColumn& column,
                                               const config::Range& range) const {
  const auto value = number(row, column, range);
  constexpr double kMost = 1e15;
  if (value && (*value != std::floor(*value) || std::abs(*value) > kMost)) {
    notice(Severity::kError, "invalid_integer", row, column.name);
    return std::nullopt;
  }
  return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

std::optional<SimTime> FeedTable::time(std::size_t row, const formats::CsvColumn& column) const {
  const std::string cell = text(row, column);
  const auto time = formats::parse_gtfs_time(half_width(cell));
  if (!time && !cell.empty()) {
    notice(Severity::kError, "invalid_time", row, fmt::format("{} \"{}\"", column.name, cell));
  }
  return time;
}

void FeedTable::notice(Severity severity, std::string_view code, std::size_t row,
                       std::string_view what) const {
  report_->notice(severity, code, fmt::format("{}: {}", where(row), what));
}

}  // namespace poai::importers::detail
