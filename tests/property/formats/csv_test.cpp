#include "engine/formats/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace poai::formats {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Cells of all that is awkward in a table.
rc::Gen<std::string> some_cell() {
  return rc::gen::container<std::string>(
      rc::gen::element('a', 'B', '7', ' ', ',', '"', '\n', '\r', '-', '.'));
}

Rows some_rows(std::size_t columns) {
  return *rc::gen::container<Rows>(
      rc::gen::container<std::vector<std::string>>(columns, some_cell()));
}

RC_GTEST_PROP(Csv, ReadsBackWhatWasWritten, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
  const Rows rows = some_rows(columns);
  std::vector<std::string> header;
  for (std::size_t i = 0; i < columns; ++i) {
    header.push_back("column_" + std::to_string(i));
  }
  std::string text;
  append_csv_row(text, header);
  for (const auto& row : rows) {
    append_csv_row(text, row);
  }

  Problems problems;
  const auto table = CsvTable::parse(text, "t.csv", problems);
  RC_ASSERT(problems.empty());
  RC_ASSERT(table->column_names() == header);
  RC_ASSERT(table->row_count() == rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < columns; ++i) {
      RC_ASSERT(table->cell(row, table->required(header[i])) == rows[row][i]);
    }
  }
}

/// Whatever the bytes are, reading ends, with a table or with a problem.
RC_GTEST_PROP(Csv, NeverFailsOtherThanByProblems, (const std::string& text)) {
  Problems problems;
  const auto table = CsvTable::parse(text, "t.csv", problems);
  RC_ASSERT(table.has_value() || !problems.empty());
}

}  // namespace
}  // namespace poai::formats
