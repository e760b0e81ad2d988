#pragma once
// Texts of tables as agencies publish them: encodings and full-width characters.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace poai::importers::detail {

enum class TextEncoding : std::uint8_t { kAutomatic, kUtf8, kShiftJis };

/// The text as UTF-8 without a byte order mark; nothing if it is not of the encoding. kAutomatic:
/// UTF-8 if it is that, else Shift_JIS as Windows writes it (code page 932).
[[nodiscard]] std::optional<std::string> decoded(std::string_view bytes, TextEncoding encoding);

/// Full-width letters, digits, signs and blanks (U+FF01 to U+FF5E, U+3000) as their ASCII ones, and
/// the minus signs U+2212 and U+30FC behind which a digit stands as "-".
[[nodiscard]] std::string half_width(std::string_view text);

/// A number as it is written in tables: half- or full-width, with commas between thousands.
[[nodiscard]] std::optional<double> table_number(std::string_view text);

/// A number and what stands behind it, trimmed: "70 %", "12.5 m", "120人".
struct TableQuantity {
  double value = 0.0;
  std::string unit = {};
};
[[nodiscard]] std::optional<TableQuantity> table_quantity(std::string_view text);

/// A column's head, "定員 (人)" or "delay_sd [min]", as name and unit.
struct ColumnHead {
  std::string name;
  std::string unit;
};
[[nodiscard]] ColumnHead column_head(std::string_view text);

/// What a value in `unit` is to be multiplied with to be in `wanted`; nothing if they do not fit.
[[nodiscard]] std::optional<double> unit_factor(std::string_view unit, std::string_view wanted);

}  // namespace poai::importers::detail
