#pragma once
// One value of others as a text: read by the type that it has to be of.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/config/range.hpp"

namespace poai::importers::detail {

enum class CellType : std::uint8_t {
  kText,
  kCode,  ///< a number or id: full-width letters become half-width
  kNumber,
  kWhole,
  kTime,
  kWord,
  kWords,  ///< a list, with blanks between
  kFlag
};

/// A column that a table may or must have.
struct ColumnSpec {
  std::string_view name;
  CellType type = CellType::kText;
  bool is_required = false;
  std::string_view unit = {};                    ///< of the value in the district
  config::Range range = {};                      ///< of numbers
  std::span<const std::string_view> words = {};  ///< of kWord and kWords; empty = any
  std::string_view alias = {};                   ///< usual Japanese names, with | between
};

/// What a cell of the column has to be: "a whole number (persons, 1 to 1000)".
[[nodiscard]] std::string expected_cell(const ColumnSpec& spec);

/// The value as the district has it; nothing if it is not what is expected. A number is multiplied
/// with `factor`, unless it has a unit of its own behind it ("70 %"). `cell` is not empty.
[[nodiscard]] std::optional<std::string> typed_cell(const ColumnSpec& spec, double factor,
                                                    const std::string& cell);

}  // namespace poai::importers::detail
