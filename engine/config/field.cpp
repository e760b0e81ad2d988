#include "engine/config/field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/contracts.hpp"

namespace poai::config::detail {
namespace {

constexpr double kMsPerHour = 3'600'000.0;

double ms_per_unit(const Field& field) {
  expects(field.unit == "s" || field.unit == "min", "a Duration is declared in s or min");
  return field.unit == "s" ? 1'000.0 : 60'000.0;
}

Node integer_node(std::int64_t value) {
  Node node;
  node.kind = Node::Kind::kInteger;
  node.integer = value;
  return node;
}

Node number_node(double value) {
  Node node;
  node.kind = Node::Kind::kNumber;
  node.number = value;
  return node;
}

/// A whole number that is not negative and fits the type `Whole`.
template <class Whole>
std::optional<Whole> read_whole(const TomlValue& value, const Field& field) {
  Range range = field.range;
  range.least = std::max(range.least, 0.0);
  const auto read = value.integer(range);
  if (!read) {
    return std::nullopt;
  }
  const auto whole = static_cast<std::uint64_t>(*read);
  if (whole > std::numeric_limits<Whole>::max()) {
    value.report(fmt::format("must be at most {}", std::numeric_limits<Whole>::max()),
                 "found " + describe_value(value.node()));
    return std::nullopt;
  }
  return static_cast<Whole>(whole);
}

std::optional<std::uint64_t> read_as(const TomlValue& value, const Field& field, std::uint64_t) {
  return read_whole<std::uint64_t>(value, field);
}

std::optional<std::uint32_t> read_as(const TomlValue& value, const Field& field, std::uint32_t) {
  return read_whole<std::uint32_t>(value, field);
}

std::optional<double> read_as(const TomlValue& value, const Field& field, double) {
  return value.number(field.range);
}

std::optional<bool> read_as(const TomlValue& value, const Field& /*field*/, bool) {
  return value.boolean();
}

std::optional<std::string> read_as(const TomlValue& value, const Field& /*field*/,
                                   const std::string&) {
  return value.text();
}

std::optional<std::filesystem::path> read_as(const TomlValue& value, const Field& /*field*/,
                                             const std::filesystem::path&) {
  return value.path_value();
}

std::optional<SimTime> read_as(const TomlValue& value, const Field& field, SimTime) {
  const auto time = value.time();
  if (time && !field.range.contains(time->in_hours())) {
    value.report(fmt::format("must be {}", range_text(ValueType::kTime, field.range)),
                 "found " + describe_value(value.node()));
    return std::nullopt;
  }
  return time;
}

std::optional<Duration> read_as(const TomlValue& value, const Field& field, Duration) {
  const auto number = value.number(field.range);
  return number ? std::optional(Duration{std::llround(*number * ms_per_unit(field))})
                : std::nullopt;
}

std::optional<std::vector<Node>> read_as(const TomlValue& value, const Field& /*field*/,
                                         const std::vector<Node>&) {
  const auto list = value.list();
  if (!list) {
    return std::nullopt;
  }
  std::vector<Node> nodes;
  for (const TomlValue& item : *list) {
    nodes.push_back(item.node());
  }
  return nodes;
}

std::optional<std::vector<std::string>> read_as(const TomlValue& value, const Field& /*field*/,
                                                const std::vector<std::string>&) {
  const auto list = value.list();
  if (!list) {
    return std::nullopt;
  }
  std::vector<std::string> texts;
  for (const TomlValue& item : *list) {
    if (auto text = item.text()) {
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

Node node_of(std::uint64_t value, const Field& /*field*/) {
  return integer_node(static_cast<std::int64_t>(value));
}
Node node_of(std::uint32_t value, const Field& /*field*/) { return integer_node(value); }
Node node_of(double value, const Field& /*field*/) { return number_node(value); }
Node node_of(bool value, const Field& /*field*/) {
  Node node;
  node.kind = Node::Kind::kBoolean;
  node.boolean = value;
  return node;
}
Node node_of(const std::string& value, const Field& /*field*/) { return text_node(value); }
Node node_of(const std::filesystem::path& value, const Field& /*field*/) {
  return text_node(value.generic_string());
}
Node node_of(SimTime value, const Field& /*field*/) { return text_node(format_time(value)); }
Node node_of(Duration value, const Field& field) {
  return number_node(static_cast<double>(value.ms) / ms_per_unit(field));
}

Node node_of(const std::vector<Node>& value, const Field& /*field*/) {
  Node node;
  node.kind = Node::Kind::kList;
  node.items = value;
  return node;
}
Node node_of(const std::vector<std::string>& value, const Field& field) {
  std::vector<Node> items;
  for (const std::string& text : value) {
    items.push_back(text_node(text));
  }
  return node_of(items, field);
}

template <class T>
constexpr ValueType kTypeOf = ValueType::kInteger;
template <>
constexpr ValueType kTypeOf<std::vector<Node>> = ValueType::kList;
template <>
constexpr ValueType kTypeOf<std::vector<std::string>> = ValueType::kList;
template <>
constexpr ValueType kTypeOf<double> = ValueType::kNumber;
template <>
constexpr ValueType kTypeOf<Duration> = ValueType::kNumber;
template <>
constexpr ValueType kTypeOf<bool> = ValueType::kBoolean;
template <>
constexpr ValueType kTypeOf<std::string> = ValueType::kText;
template <>
constexpr ValueType kTypeOf<SimTime> = ValueType::kTime;
template <>
constexpr ValueType kTypeOf<std::filesystem::path> = ValueType::kPath;

}  // namespace

template <class T>
ValueType ValueTraits<T>::type() {
  return kTypeOf<T>;
}

template <class T>
std::optional<T> ValueTraits<T>::read(const TomlValue& value, const Field& field) {
  return read_as(value, field, T{});
}

template <class T>
std::optional<Node> ValueTraits<T>::write(const T& value, const Field& field) {
  return node_of(value, field);
}

template struct ValueTraits<std::uint64_t>;
template struct ValueTraits<std::uint32_t>;
template struct ValueTraits<double>;
template struct ValueTraits<bool>;
template struct ValueTraits<std::string>;
template struct ValueTraits<SimTime>;
template struct ValueTraits<Duration>;
template struct ValueTraits<std::filesystem::path>;
template struct ValueTraits<std::vector<Node>>;
template struct ValueTraits<std::vector<std::string>>;

Node text_node(std::string_view text) {
  Node node;
  node.kind = Node::Kind::kText;
  node.text = text;
  return node;
}

}  // namespace poai::config::detail

namespace poai::config {

std::string_view name_of(ValueType type) {
  constexpr std::array<std::string_view, 8> kNames = {
      "text", "whole number", "number", "true or false", "time", "path", "word", "list"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::string range_text(ValueType type, const Range& range) {
  if (type != ValueType::kTime) {
    return range.text();
  }
  const auto time = [](double hours) {
    return toml_string(format_time({std::llround(hours * detail::kMsPerHour)}));
  };
  const double least = std::isfinite(range.least) ? range.least : 0.0;
  const double most = std::isfinite(range.most) ? range.most : 30.0;
  return fmt::format("{} to {}", time(least), time(most));
}

}  // namespace poai::config
