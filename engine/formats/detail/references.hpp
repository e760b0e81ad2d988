#pragma once
// Ids of tables: unique where they are given, known where they are used.

#include <optional>
#include <string>

#include "engine/formats/csv.hpp"
#include "engine/formats/detail/id_index.hpp"

namespace poai::formats {

/// The id of a row, added to `index`; reported where it is empty or there already.
[[nodiscard]] std::string new_id(const CsvTable& table, std::size_t row, const CsvColumn& column,
                                 IdIndex& index);

/// The record that a row refers to; nothing, with a report, if `where` ("stops.txt") lacks it.
/// Where it has no records at all or cannot be read, that is the problem, and references to it are
/// not reported.
[[nodiscard]] std::optional<std::size_t> find_reference(const CsvTable& table, std::size_t row,
                                                        const CsvColumn& column,
                                                        const IdIndex& index, const char* where);

/// Reports a reference to a record that is not there.
void check_reference(const CsvTable& table, std::size_t row, const CsvColumn& column,
                     const IdIndex& index, const char* where);

}  // namespace poai::formats
