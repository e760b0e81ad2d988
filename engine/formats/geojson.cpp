#include "engine/formats/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/suggest.hpp"

namespace poai::formats {

const PropertyValue* Feature::find(std::string_view name) const {
  for (const auto& [key, value] : properties_) {
    if (key == name) {
      return &value;
    }
  }
  return nullptr;
}

bool Feature::require(std::string_view name) const {
  if (has(name)) {
    return true;
  }
  report({}, fmt::format("the property \"{}\" is missing", name));
  return false;
}

void Feature::report(std::string_view name, std::string problem, std::string reason,
                     std::string suggestion) const {
  const auto* id_value = find("id");
  const auto* id = id_value == nullptr ? nullptr : std::get_if<std::string>(id_value);
  std::string key = id == nullptr || name == "id" ? std::string() : *id;
  if (!name.empty()) {
    key += (key.empty() ? "" : ".") + std::string(name);
  }
  problems_->add_file_problem({.place = place_,
                               .key = std::move(key),
                               .problem = std::move(problem),
                               .reason = std::move(reason),
                               .suggestion = std::move(suggestion)});
}

template <class T>
const T* Feature::get(std::string_view name, std::string_view what) const {
  const PropertyValue* value = find(name);
  if (value == nullptr) {
    return nullptr;
  }
  const T* typed = std::get_if<T>(value);
  if (typed == nullptr) {
    report(name, fmt::format("the value is not {}", what));
  }
  return typed;
}

std::optional<std::string> Feature::text(std::string_view name) const {
  const auto* value = get<std::string>(name, "a text");
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::string Feature::required_text(std::string_view name) const {
  if (!require(name)) {
    return {};
  }
  const auto value = text(name);
  if (value && value->empty()) {
    report(name, "the text is empty");
  }
  return value.value_or("");
}

std::optional<double> Feature::number(std::string_view name, const config::Range& range) const {
  const auto* value = get<double>(name, "a number");
  if (value == nullptr) {
    return std::nullopt;
  }
  if (!std::isfinite(*value) || !range.contains(*value)) {
    report(name, fmt::format("{} is out of range", *value),
           fmt::format("allowed is {}", range.text()));
    return std::nullopt;
  }
  return *value;
}

std::optional<double> Feature::required_number(std::string_view name,
                                               const config::Range& range) const {
  return require(name) ? number(name, range) : std::nullopt;
}

std::optional<std::int64_t> Feature::integer(std::string_view name,
                                             const config::Range& range) const {
  const auto value = number(name, range);
  if (value && (*value != std::floor(*value) || std::abs(*value) > 1e15)) {
    report(name, fmt::format("{} is not a whole number", *value));
    return std::nullopt;
  }
  return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

std::optional<bool> Feature::boolean(std::string_view name) const {
  const auto* value = get<bool>(name, "true or false");
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<SimTime> Feature::time(std::string_view name) const {
  const auto value = text(name);
  if (!value) {
    return std::nullopt;
  }
  const auto time = parse_time(*value);
  if (!time) {
    report(name, fmt::format("\"{}\" is not a time", *value), {},
           "write HH:MM or HH:MM:SS from 00:00 to 30:00");
  }
  return time;
}

std::optional<std::vector<std::string>> Feature::texts(std::string_view name) const {
  const auto* value = get<std::vector<std::string>>(name, "a list of texts");
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<std::size_t> Feature::choice(std::string_view name,
                                           std::span<const std::string_view> words) const {
  const auto value = text(name);
  if (!value) {
    return std::nullopt;
  }
  const auto found = std::find(words.begin(), words.end(), *value);
  if (found == words.end()) {
    report(name, fmt::format("\"{}\" is unknown", *value),
           fmt::format("allowed are {}", fmt::join(words, ", ")),
           did_you_mean(*value, std::vector<std::string>(words.begin(), words.end())));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - words.begin());
}

void Feature::known_properties(std::span<const std::string_view> names) const {
  for (const auto& [key, value] : properties_) {
    if (std::find(names.begin(), names.end(), key) == names.end()) {
      report(key, "the property is unknown", {},
             can_report() ? did_you_mean(key, std::vector<std::string>(names.begin(), names.end()))
                          : "");
    }
  }
}

}  // namespace poai::formats
