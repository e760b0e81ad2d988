#pragma once
// What a report is made of: sections with figures, tables, charts of tables, and pictures, as the
// JSON that page/report.js lays out.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace poai::report {

using Json = nlohmann::ordered_json;

/// The same in both languages of the report.
struct Text {
  std::string en;
  std::string ja;
};

/// For names that have no translation.
[[nodiscard]] inline Text same(const std::string& text) { return {text, text}; }
[[nodiscard]] Json to_json(const Text& text);

/// How numbers are shown; the page keeps them in full beside it.
enum class NumberFormat {
  kText,
  kWhole,        ///< 12,345
  kOneDigit,     ///< 12.3
  kThreeDigits,  ///< 12.345
  kPercent,      ///< 0.123 as 12 %
  kFinePercent,  ///< 0.123 as +12.30 %
  kDifference,   ///< +12.3
};

struct Column {
  Text title;
  NumberFormat format = NumberFormat::kWhole;
};

enum class TableLook {
  kPlain,
  kShaded,  ///< a heat map: cells are the darker, the larger the number
  kFolded,  ///< long: shown when it is asked for, and not printed
};

enum class ChartKind {
  kStacked,    ///< areas over the rows, one a column, on top of each other
  kLines,      ///< over the rows, one a column
  kBars,       ///< a bar a row, its parts are the columns
  kIntervals,  ///< a dot and a range a row: columns value, low, high
};

/// Draws columns of the table that it belongs to; the first column has the labels.
struct Chart {
  ChartKind kind = ChartKind::kBars;
  std::vector<std::size_t> columns;
  Text axis;  ///< what the numbers are, with the unit
};

/// A table with a caption, and what can be drawn of it.
class Table {
 public:
  Table(Text caption, std::vector<Column> columns);

  /// One value a column: a number, a text, or a Text as JSON; null where there is none.
  void add_row(Json::array_t cells);
  void shade() { look_ = TableLook::kShaded; }
  void fold() { look_ = TableLook::kFolded; }
  /// Numbers from this one on stand out in a shaded table.
  void emphasise_from(double value) { emphasis_ = value; }
  [[nodiscard]] std::size_t row_count() const { return rows_.size(); }
  /// As a block of a section; a chart stands before its table.
  [[nodiscard]] Json block() const;
  [[nodiscard]] Json block(const Chart& chart) const;

 private:
  Text caption_;
  std::vector<Column> columns_;
  Json rows_ = Json::array();
  TableLook look_ = TableLook::kPlain;
  Json emphasis_;
};

/// A number to be read first; `key` is its name in summary.json.
struct Figure {
  std::string key;
  Text label;
  Json value;
  NumberFormat format = NumberFormat::kWhole;
  Text note;  ///< when and where, or the unit; may be empty
};

class Section {
 public:
  Section(std::string id, Text title) : id_(std::move(id)), title_(std::move(title)) {}

  void say(const Text& paragraph);
  /// A paragraph that stands out.
  void warn(const Text& paragraph);
  void show(const std::vector<Figure>& figures);
  void show(const Table& table) { blocks_.push_back(table.block()); }
  void show(const Table& table, const Chart& chart) { blocks_.push_back(table.block(chart)); }
  /// `png` is the file's content; `language` is "en", "ja", or empty for both.
  void show_picture(std::string_view png, const Text& caption, const std::string& language);
  /// Text as it is (TOML, commands), folded away if it has many lines.
  void quote(const Text& title, const std::string& text);

  /// Adds all blocks of the other section.
  void take(const Section& other);

  [[nodiscard]] bool empty() const { return blocks_.empty(); }
  [[nodiscard]] Json json() const;

 private:
  std::string id_;
  Text title_;
  Json blocks_ = Json::array();
};

/// Everything that the page shows.
struct Document {
  Text title;
  Text subtitle;
  std::vector<Section> sections;
  std::string language = "en";  ///< that the page begins with
  Text source;                  ///< credit line of the data
};

}  // namespace poai::report
