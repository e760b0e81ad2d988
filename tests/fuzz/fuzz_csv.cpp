// Tables: every getter is asked for every cell; a table that is written again is the same.

#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "engine/formats/csv.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace poai {
namespace {

constexpr std::array<std::string_view, 2> kWords = {"arrival", "departure"};

void read_all(const formats::CsvTable& table) {
  table.known_columns({"time", "seats"});
  for (const std::string& name : table.column_names()) {
    const formats::CsvColumn column = table.required(name);
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      static_cast<void>(table.required_text(row, column));
      static_cast<void>(table.required_number(row, column, config::between(0.0, 1e6)));
      static_cast<void>(table.required_integer(row, column));
      static_cast<void>(table.required_time(row, column));
      static_cast<void>(table.required_choice(row, column, kWords));
    }
  }
}

/// The table as text.
std::string written(const formats::CsvTable& table) {
  std::string text;
  formats::append_csv_row(text, table.column_names());
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    std::vector<std::string> cells;
    for (std::size_t index = 0; index < table.column_names().size(); ++index) {
      cells.emplace_back(table.cell(row, {.name = {}, .index = index}));
    }
    formats::append_csv_row(text, cells);
  }
  return text;
}

}  // namespace
}  // namespace poai

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace poai;
  Problems problems;
  const auto table = formats::CsvTable::parse(fuzz::text_of(data, size), "t.csv", problems);
  if (!table) {
    return 0;
  }
  const bool is_clean = problems.empty();
  read_all(*table);
  if (is_clean) {
    Problems none;
    const std::string once = written(*table);
    const auto again = formats::CsvTable::parse(once, "t.csv", none);
    if (!none.empty() || !again || written(*again) != once) {
      std::abort();  // what was written is not what is read back
    }
  }
  return 0;
}
