#include "engine/importers/detail/typed_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/suggest.hpp"
#include "engine/formats/csv.hpp"
#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers::detail {
namespace {

constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();
void add_problem(Problems& problems, const std::string& file, std::size_t line, std::string key,
                 std::string problem, std::string suggestion) {
  problems.add_file_problem({.place = {.file = file, .line = line},
                             .key = std::move(key),
                             .problem = std::move(problem),
                             .reason = {},
                             .suggestion = std::move(suggestion)});
}

bool is_alias(const ColumnSpec& spec, std::string_view name) {
  for (std::string_view rest = spec.alias; !rest.empty();) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, end) == name) {
      return true;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// What is wrong with a file that is not of an encoding.
std::string not_of(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::kUtf8:
      return "is not UTF-8";
    case TextEncoding::kShiftJis:
      return "is not Shift_JIS";
    default:
      return "is neither UTF-8 nor Shift_JIS";
  }
}

/// Which column of the table each spec is, and what its values are multiplied with.
struct Mapping {
  std::size_t column = kAbsent;
  double factor = 1.0;
};

class Typer {
 public:
  Typer(const PlainTable& table, std::span<const ColumnSpec> specs, ImportReport& report,
        Problems& problems)
      : table_(table), specs_(specs), report_(report), problems_(problems) {
    for (const ColumnSpec& spec : specs) {
      mappings_.push_back(map(spec));
    }
    report_unknown();
  }

  TypedTable read() {
    TypedTable typed;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      TypedRow cells{.cells = {}, .where = fmt::format("{}:{}", table_.name, table_.lines[row])};
      if (read_row(row, cells)) {
        typed.rows.push_back(std::move(cells));
      }
    }
    return typed;
  }

 private:
  Mapping map(const ColumnSpec& spec) {
    Mapping mapping;
    for (std::size_t i = 0; i < table_.heads.size(); ++i) {
      const std::string& name = table_.heads[i].name;
      if (name == spec.name || is_alias(spec, name)) {
        mapping.column = i;
      }
    }
    if (mapping.column == kAbsent) {
      if (spec.is_required) {
        report_missing(spec);
      }
      return mapping;
    }
    const std::string& unit = table_.heads[mapping.column].unit;
    const auto factor = unit_factor(unit, spec.unit);
    if (!factor) {
      add_problem(problems_, table_.path, 1, std::string(spec.name),
                  fmt::format("the unit \"{}\" is not one of \"{}\"", unit, spec.unit),
                  fmt::format("give it in {}", spec.unit.empty() ? "no unit" : spec.unit));
    }
    mapping.factor = factor.value_or(1.0);
    return mapping;
  }

  /// With the columns that there are: most often the header is not that of the table.
  void report_missing(const ColumnSpec& spec) {
    const std::vector<std::string> found = names();
    const bool is_one = found.size() == 1;
    const bool has_other_separator =
        is_one && found.front().find_first_of(";\t|") != std::string::npos;
    problems_.add_file_problem(
        {.place = {.file = table_.path, .line = 1},
         .key = {},
         .problem = spec.alias.empty()
                        ? fmt::format("the column \"{}\" is missing", spec.name)
                        : fmt::format("the column \"{}\" ({}) is missing", spec.name, spec.alias),
         .reason = fmt::format("the table has {}", fmt::join(found, ", ")),
         .suggestion = has_other_separator ? "separate the cells with commas"
                                           : did_you_mean(spec.name, found)});
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const ColumnHead& head : table_.heads) {
      names.push_back(head.name);
    }
    return names;
  }

  void report_unknown() {
    for (std::size_t i = 0; i < table_.heads.size(); ++i) {
      const bool is_known =
          std::any_of(mappings_.begin(), mappings_.end(),
                      [i](const Mapping& mapping) { return mapping.column == i; });
      if (!is_known) {
        report_.reject("columns", "unknown, not read", table_.heads[i].name);
      }
    }
  }

  bool read_row(std::size_t row, TypedRow& typed) {
    for (std::size_t i = 0; i < specs_.size(); ++i) {
      const ColumnSpec& spec = specs_[i];
      const std::size_t column = mappings_[i].column;
      const std::string cell =
          column == kAbsent ? "" : std::string(trimmed(table_.rows[row][column]));
      if (cell.empty() && spec.is_required) {
        reject(spec, "is missing", typed.where);
        return false;
      }
      auto value = cell.empty() ? std::optional(cell) : typed_cell(spec, mappings_[i].factor, cell);
      if (!value) {
        reject(spec, fmt::format("is not {}", expected_cell(spec)),
               fmt::format("{} \"{}\"", typed.where, cell));
        return false;
      }
      typed.cells.push_back(std::move(*value));
    }
    return true;
  }

  void reject(const ColumnSpec& spec, const std::string& what, const std::string& where) {
    report_.reject("rows", fmt::format("{} {}", spec.name, what), where);
  }

  const PlainTable& table_;
  std::span<const ColumnSpec> specs_;
  ImportReport& report_;
  Problems& problems_;
  std::vector<Mapping> mappings_;
};

}  // namespace

std::optional<PlainTable> read_plain_table(const std::filesystem::path& file, TextEncoding encoding,
                                           ImportReport& report, Problems& problems) {
  const std::string bytes = read_file(file);
  auto text = decoded(bytes, encoding);
  if (!text) {
    const bool is_other =
        encoding != TextEncoding::kAutomatic && decoded(bytes, TextEncoding::kAutomatic);
    add_problem(problems, file.string(), 0, {}, not_of(encoding),
                is_other ? fmt::format("it is {}: leave --encoding out",
                                       encoding == TextEncoding::kUtf8 ? "Shift_JIS" : "UTF-8")
                         : "save it as UTF-8");
    return std::nullopt;
  }
  Problems in_table;
  const auto table = formats::CsvTable::parse(std::move(*text), file.filename().string(), in_table);
  PlainTable plain;
  plain.name = file.filename().string();
  plain.path = file.string();
  std::vector<std::size_t> bad_lines;
  for (const Problem& problem : in_table.all()) {
    if (!table || !problem.problem.starts_with("the row has")) {
      problems.add_file_problem(problem);
    } else {
      report.reject("rows", "more or fewer cells than the header",
                    fmt::format("{}:{}", plain.name, problem.place.line));
      bad_lines.push_back(problem.place.line);
    }
  }
  if (!table) {
    return std::nullopt;
  }
  for (const std::string& name : table->column_names()) {
    plain.heads.push_back(column_head(name));
  }
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::size_t line = table->place(row).line;
    if (std::binary_search(bad_lines.begin(), bad_lines.end(), line)) {
      continue;
    }
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < plain.heads.size(); ++i) {
      cells.emplace_back(table->cell(row, {.name = {}, .index = i}));
    }
    plain.rows.push_back(std::move(cells));
    plain.lines.push_back(line);
  }
  return plain;
}

TypedTable typed_table(const PlainTable& table, std::span<const ColumnSpec> specs,
                       ImportReport& report, Problems& problems) {
  const std::size_t before = problems.size();
  Typer typer(table, specs, report, problems);
  return problems.size() == before ? typer.read() : TypedTable();
}

}  // namespace poai::importers::detail
