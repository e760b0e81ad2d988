#include "engine/formats/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/files.hpp"
#include "engine/core/suggest.hpp"
#include "engine/formats/detail/file_problem.hpp"
#include "engine/formats/detail/utf8.hpp"

namespace poai::formats {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostChangesOfAColumn = 2;  // "stop_name" is not "stop_lat"

}  // namespace

/// Splits the text of a table into rows. Quoted cells are unquoted in place: they only get shorter.
class CsvScanner {
 public:
  explicit CsvScanner(CsvTable& table) : table_(table), text_(table.text_) {
    while (std::string_view(text_).substr(at_).starts_with(kByteOrderMark)) {
      at_ += kByteOrderMark.size();  // files that were joined have several
    }
  }

  /// The cells of the next row that is not blank, and its line; false at the end.
  bool next(std::vector<CsvTable::Cell>& cells, std::size_t& line) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
      end_line();
    }
    if (at_ >= text_.size()) {
      return false;
    }
    line = line_;
    cells.clear();
    cells.push_back(cell());
    while (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      const CsvTable::Cell next_cell = cell();
      if (cells.size() <= kMostColumns) {  // one more than may be, so that it is noticed
        cells.push_back(next_cell);
      }
    }
    end_line();
    return true;
  }

 private:
  static CsvTable::Cell span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
  }

  CsvTable::Cell cell() { return at_ < text_.size() && text_[at_] == '"' ? quoted() : plain(); }

  CsvTable::Cell plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
      ++at_;
    }
    return span(begin, at_);
  }

  CsvTable::Cell quoted() {
    const std::size_t opened_at = line_;
    const std::size_t begin = ++at_;
    std::size_t out = begin;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') {
        if (at_ >= text_.size() || text_[at_] != '"') {
          skip_after_quote();
          return span(begin, out);
        }
        ++at_;
      } else if (c == '\n') {
        ++line_;
      }
      text_[out++] = c;
    }
    table_.report_line(opened_at, "a quote is opened and never closed",
                       "the rest of the file would be one cell");
    table_.is_broken_ = true;
    return span(begin, out);
  }

  void skip_after_quote() {
    const std::size_t begin = at_;
    plain();
    if (at_ > begin) {
      table_.report_line(line_, "text follows a closing quote", "the cell has ended",
                         "write a quote inside a quoted cell twice");
    }
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
    }
    ++line_;
  }

  CsvTable& table_;
  std::string& text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

CsvTable::CsvTable(std::string text, std::string file, Problems& problems)
    : text_(std::move(text)), file_(std::move(file)), problems_(&problems) {
  expects(text_.size() <= std::numeric_limits<std::uint32_t>::max(), "a table is below 4 GiB");
}

std::optional<CsvTable> CsvTable::read(const std::filesystem::path& path, Problems& problems) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    problems.add_file_problem(file_problem(path, "the file does not exist"));
    return std::nullopt;
  }
  return parse(read_file(path, kMostCsvBytes), path.string(), problems);
}

std::optional<CsvTable> CsvTable::parse(std::string text, std::string file, Problems& problems) {
  CsvTable table(std::move(text), std::move(file), problems);
  if (const auto bad = first_invalid_utf8(table.text_)) {
    table.report_line(line_of_offset(table.text_, *bad), "the text is not UTF-8", {},
                      "save the file as UTF-8");
    return std::nullopt;
  }
  CsvScanner scanner(table);
  std::vector<Cell> cells;
  std::size_t line = 0;
  if (!scanner.next(cells, line)) {
    table.report_line(0, "the file is empty", "it has no header row");
    return std::nullopt;
  }
  if (cells.size() > kMostColumns) {
    table.report_line(1, "the header has too many columns",
                      fmt::format("at most {} are read", kMostColumns));
    return std::nullopt;
  }
  table.cells_ = cells;
  table.take_header();
  while (scanner.next(cells, line)) {
    table.take_row(cells, line);
  }
  return table;
}

void CsvTable::take_header() {
  for (const Cell& cell : cells_) {
    std::string name = text_.substr(cell.begin, cell.length);
    if (!name.empty() && std::find(names_.begin(), names_.end(), name) != names_.end()) {
      report_line(1, fmt::format("the column \"{}\" is there twice", name),
                  "which one holds the value is not clear");
      is_broken_ = true;
    }
    names_.push_back(std::move(name));
  }
  cells_.clear();
}

void CsvTable::take_row(std::span<const Cell> cells, std::size_t line) {
  if (cells.size() != names_.size() && !is_broken_) {
    const bool is_cut = cells.size() > kMostColumns;
    report_line(line,
                fmt::format("the row has {}{} cells, the header {}", is_cut ? "more than " : "",
                            std::min(cells.size(), kMostColumns), names_.size()),
                {}, cells.size() > names_.size() ? "put cells that hold commas in quotes" : "");
  }
  for (std::size_t i = 0; i < names_.size(); ++i) {
    cells_.push_back(i < cells.size() ? cells[i] : Cell{});
  }
  lines_.push_back(line);
}

void CsvTable::report_line(std::size_t line, std::string problem, std::string reason,
                           std::string suggestion) const {
  problems_->add_file_problem({.place = {.file = file_, .line = line},
                               .key = {},
                               .problem = std::move(problem),
                               .reason = std::move(reason),
                               .suggestion = std::move(suggestion)});
}

void CsvTable::report(std::size_t row, const CsvColumn& column, std::string problem,
                      std::string reason, std::string suggestion) const {
  if (is_broken_) {
    return;
  }
  problems_->add_file_problem({.place = place(row),
                               .key = column.name,
                               .problem = std::move(problem),
                               .reason = std::move(reason),
                               .suggestion = std::move(suggestion)});
}

CsvColumn CsvTable::optional(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  CsvColumn column{.name = std::string(name)};
  if (found != names_.end()) {
    column.index = static_cast<std::size_t>(found - names_.begin());
  }
  return column;
}

CsvColumn CsvTable::required(std::string_view name) const {
  CsvColumn column = optional(name);
  if (!column.present()) {
    is_broken_ = true;
    const auto nearest = nearest_name(name, names_, kMostChangesOfAColumn);
    report_line(1, fmt::format("the column \"{}\" is missing", name), {},
                nearest ? fmt::format("is it the one called \"{}\"?", *nearest) : "");
  }
  return column;
}

void CsvTable::require_columns(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    static_cast<void>(required(name));
  }
}

void CsvTable::known_columns(std::initializer_list<std::string_view> names) const {
  const std::vector<std::string> known(names.begin(), names.end());
  for (const std::string& name : names_) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      report_line(1, fmt::format("the column \"{}\" is unknown", name), {},
                  can_report() ? did_you_mean(name, known) : "");
    }
  }
}

std::string_view CsvTable::cell(std::size_t row, const CsvColumn& column) const {
  if (!column.present()) {
    return {};
  }
  const Cell& found = cells_[row * names_.size() + column.index];
  return std::string_view(text_).substr(found.begin, found.length);
}

bool CsvTable::present_and_empty(std::size_t row, const CsvColumn& column) const {
  if (column.present() && cell(row, column).empty()) {
    report(row, column, "the value is missing");
  }
  return cell(row, column).empty();
}

std::string CsvTable::required_text(std::size_t row, const CsvColumn& column) const {
  return present_and_empty(row, column) ? std::string() : std::string(cell(row, column));
}

std::optional<double> CsvTable::number(std::size_t row, const CsvColumn& column,
                                       const config::Range& range) const {
  const std::string_view text = cell(row, column);
  if (text.empty()) {
    return std::nullopt;
  }
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    report(row, column, fmt::format("\"{}\" is not a number", text));
    return std::nullopt;
  }
  if (!range.contains(value)) {
    report(row, column, fmt::format("{} is out of range", text),
           fmt::format("allowed is {}", range.text()));
    return std::nullopt;
  }
  return value;
}

double CsvTable::required_number(std::size_t row, const CsvColumn& column,
                                 const config::Range& range) const {
  return present_and_empty(row, column) ? 0.0 : number(row, column, range).value_or(0.0);
}

std::optional<std::int64_t> CsvTable::integer(std::size_t row, const CsvColumn& column,
                                              const config::Range& range) const {
  const auto value = number(row, column, range);
  if (!value) {
    return std::nullopt;
  }
  if (*value != std::floor(*value) || std::abs(*value) > 1e15) {
    report(row, column, fmt::format("{} is not a whole number", cell(row, column)));
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*value);
}

std::int64_t CsvTable::required_integer(std::size_t row, const CsvColumn& column,
                                        const config::Range& range) const {
  return present_and_empty(row, column) ? 0 : integer(row, column, range).value_or(0);
}

std::optional<SimTime> CsvTable::required_time(std::size_t row, const CsvColumn& column) const {
  if (present_and_empty(row, column)) {
    return std::nullopt;
  }
  const auto time = parse_time(cell(row, column));
  if (!time) {
    report(row, column, fmt::format("\"{}\" is not a time", cell(row, column)), {},
           "write HH:MM or HH:MM:SS from 00:00 to 30:00");
  }
  return time;
}

std::optional<std::size_t> CsvTable::required_choice(
    std::size_t row, const CsvColumn& column, std::span<const std::string_view> words) const {
  if (present_and_empty(row, column)) {
    return std::nullopt;
  }
  const std::string_view text = cell(row, column);
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) {
    report(row, column, fmt::format("\"{}\" is unknown", text),
           fmt::format("allowed are {}", fmt::join(words, ", ")),
           did_you_mean(text, std::vector<std::string>(words.begin(), words.end())));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - words.begin());
}

void append_csv_row(std::string& text, std::span<const std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) {
      text += ',';
    }
    const bool plain = cells[i].find_first_of(",\"\r\n") == std::string::npos &&
                       !cells[i].starts_with(kByteOrderMark) &&
                       !(cells.size() == 1 && cells[i].empty());
    if (plain) {
      text += cells[i];
      continue;
    }
    text += '"';
    for (const char c : cells[i]) {
      text.append(c == '"' ? 2 : 1, c);
    }
    text += '"';
  }
  text += '\n';
}

}  // namespace poai::formats
