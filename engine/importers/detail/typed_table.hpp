#pragma once
// Rows of a foreign table with declared columns: each cell is read by the type of its column, and a
// row with a cell that cannot be read is rejected.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/detail/table_text.hpp"
#include "engine/importers/detail/typed_cell.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// The cells of a row, in the order of the specs: as the district has them, empty where there is
/// none.
struct TypedRow {
  std::vector<std::string> cells;
  std::string where;  ///< "file.csv:3"
};

struct TypedTable {
  std::vector<TypedRow> rows;
};

/// A table of text cells.
struct PlainTable {
  std::string name;
  std::string path;
  std::vector<ColumnHead> heads;
  std::vector<std::vector<std::string>> rows;  ///< as wide as the header
  std::vector<std::size_t> lines;
};

/// Reads the file; rows that are wider or narrower than the header are rejected. A file that cannot
/// be read is a problem.
[[nodiscard]] std::optional<PlainTable> read_plain_table(const std::filesystem::path& file,
                                                         TextEncoding encoding,
                                                         ImportReport& report, Problems& problems);

/// Reads the rows by `specs`. Missing and unknown columns and unknown units are problems.
[[nodiscard]] TypedTable typed_table(const PlainTable& table, std::span<const ColumnSpec> specs,
                                     ImportReport& report, Problems& problems);

}  // namespace poai::importers::detail
