#include "engine/formats/detail/references.hpp"

#include <fmt/format.h>

#include "engine/core/suggest.hpp"

namespace poai::formats {

std::string new_id(const CsvTable& table, std::size_t row, const CsvColumn& column,
                   IdIndex& index) {
  if (table.is_broken()) {
    index.mark_incomplete();
  }
  std::string id = table.required_text(row, column);
  if (!index.add(id) && !id.empty()) {
    table.report(row, column, fmt::format("\"{}\" is there twice", id), "ids are unique");
  }
  return id;
}

std::optional<std::size_t> find_reference(const CsvTable& table, std::size_t row,
                                          const CsvColumn& column, const IdIndex& index,
                                          const char* where) {
  const auto found = index.find(table.cell(row, column));
  const bool is_known_whole = !index.names().empty() && !index.is_incomplete();
  if (!found && column.present() && is_known_whole) {
    const std::string id(table.cell(row, column));
    table.report(row, column, fmt::format("\"{}\" is unknown", id),
                 fmt::format("{} has no such id", where),
                 table.can_report() ? did_you_mean(id, index.names()) : "");
  }
  return found;
}

void check_reference(const CsvTable& table, std::size_t row, const CsvColumn& column,
                     const IdIndex& index, const char* where) {
  static_cast<void>(find_reference(table, row, column, index, where));
}

}  // namespace poai::formats
