#include "engine/importers/detail/table_text.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <memory>
#include <type_traits>

#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers::detail {
namespace {

struct CloseConverter {
  void operator()(iconv_t converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter>;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The bytes of an encoding as UTF-8; nothing if they are not of it.
std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  const Converter converter(iconv_open("UTF-8", encoding));
  std::string in(bytes);
  std::string out(bytes.size() * 3 + 1, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left_in = in.size();
  std::size_t left_out = out.size();
  if (iconv(converter.get(), &from, &left_in, &to, &left_out) == static_cast<std::size_t>(-1)) {
    return std::nullopt;
  }
  out.resize(out.size() - left_out);
  return out;
}

/// A character of three bytes of UTF-8 at the begin of the text; 0 if there is none.
unsigned three_byte_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.size() < 3 || (byte(0) & 0xF0U) != 0xE0U) {
    return 0;
  }
  return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

bool begins_with_digit(std::string_view text) {
  const unsigned character = three_byte_character(text);
  return (!text.empty() && text[0] >= '0' && text[0] <= '9') ||
         (character >= 0xFF10U && character <= 0xFF19U);
}

/// The ASCII character that stands for a wide one; 0 if there is none.
char narrow(unsigned character, std::string_view after) {
  constexpr unsigned kToAscii = 0xFEE0U;
  if (character >= 0xFF01U && character <= 0xFF5EU) {
    return static_cast<char>(character - kToAscii);
  }
  if (character == 0x3000U) {
    return ' ';
  }
  const bool is_minus = character == 0x2212U || character == 0x30FCU;
  return is_minus && begins_with_digit(after) ? '-' : '\0';
}

/// Units in their base unit.
struct Unit {
  std::string_view name;
  std::string_view base;
  double factor;
};
constexpr std::array<Unit, 19> kUnits = {{{"s", "s", 1.0},
                                          {"秒", "s", 1.0},
                                          {"min", "s", 60.0},
                                          {"分", "s", 60.0},
                                          {"h", "s", 3'600.0},
                                          {"時間", "s", 3'600.0},
                                          {"m", "m", 1.0},
                                          {"km", "m", 1'000.0},
                                          {"cm", "m", 0.01},
                                          {"m2", "m2", 1.0},
                                          {"㎡", "m2", 1.0},
                                          {"ha", "m2", 10'000.0},
                                          {"share", "share", 1.0},
                                          {"%", "share", 0.01},
                                          {"persons", "persons", 1.0},
                                          {"人", "persons", 1.0},
                                          {"名", "persons", 1.0},
                                          {"千人", "persons", 1'000.0},
                                          {"席", "persons", 1.0}}};

const Unit* find_unit(std::string_view name) {
  const auto found = std::find_if(kUnits.begin(), kUnits.end(),
                                  [name](const Unit& unit) { return unit.name == name; });
  return found == kUnits.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::string> decoded(std::string_view bytes, TextEncoding encoding) {
  std::optional<std::string> text;
  if (encoding != TextEncoding::kShiftJis) {
    const bool marked = bytes.starts_with(kByteOrderMark);
    text = converted(marked ? bytes.substr(kByteOrderMark.size()) : bytes, "UTF-8");
  }
  if (!text && encoding != TextEncoding::kUtf8) {
    text = converted(bytes, "CP932");
  }
  return text;
}

std::string half_width(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const unsigned character = three_byte_character(text);
    const char ascii = character == 0 ? '\0' : narrow(character, text.substr(3));
    out += ascii == '\0' ? text[0] : ascii;
    text.remove_prefix(ascii == '\0' ? 1 : 3);
  }
  return out;
}

std::optional<TableQuantity> table_quantity(std::string_view text) {
  const std::string half = half_width(text);
  std::string digits(trimmed(half));
  std::erase(digits, ',');
  double value = 0.0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (error != std::errc() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return TableQuantity{value, std::string(trimmed(std::string_view(end, last)))};
}

std::optional<double> table_number(std::string_view text) {
  const auto quantity = table_quantity(text);
  return quantity && quantity->unit.empty() ? std::optional(quantity->value) : std::nullopt;
}

ColumnHead column_head(std::string_view text) {
  const std::string half = half_width(text);
  const std::string_view head = trimmed(half);
  const std::size_t open = head.find_first_of("([");
  const bool has_unit =
      open != std::string_view::npos && open > 0 && (head.back() == ')' || head.back() == ']');
  if (!has_unit) {
    return {std::string(head), {}};
  }
  return {std::string(trimmed(head.substr(0, open))),
          std::string(trimmed(head.substr(open + 1, head.size() - open - 2)))};
}

std::optional<double> unit_factor(std::string_view unit, std::string_view wanted) {
  if (unit.empty() || unit == wanted) {
    return 1.0;
  }
  const Unit* from = find_unit(unit);
  const Unit* to = find_unit(wanted);
  return from != nullptr && to != nullptr && from->base == to->base
             ? std::optional(from->factor / to->factor)
             : std::nullopt;
}

}  // namespace poai::importers::detail
