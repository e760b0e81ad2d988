#pragma once
// A table of structs as columns, one for each member.

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/output/detail/schema_writer.hpp"

namespace poai::output::detail {

/// One column: its name, and which member of a row it holds.
template <class Row, class T>
struct RowColumn {
  std::string_view name;
  T Row::*member;
};

/// Writes the columns under `group`; `Written` is the declared type if it is another than T.
template <class Written = void, class Row, class... T>
void write_rows(std::string_view group, const std::vector<Row>& rows, SchemaWriter& writer,
                RowColumn<Row, T>... columns) {
  const auto write = [&]<class Own>(const RowColumn<Row, Own>& column) {
    using Element = std::conditional_t<std::is_void_v<Written>, Own, Written>;
    std::vector<Element> values;
    values.reserve(rows.size());
    for (const Row& row : rows) {
      values.push_back(static_cast<Element>(row.*column.member));
    }
    writer.column(std::string(group) + "/" + std::string(column.name), values);
  };
  (write(columns), ...);
}

}  // namespace poai::output::detail
