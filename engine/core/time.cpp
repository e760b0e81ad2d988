#include "engine/core/time.hpp"

#include <fmt/format.h>

#include <array>

namespace poai {
namespace {

constexpr std::array<std::string_view, kDayTypeCount> kDayTypeNames = {
    "term-weekday", "vacation-weekday", "weekend"};

std::optional<int> two_digits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !is_digit(text[0]) || !is_digit(text[1])) {
    return std::nullopt;
  }
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

std::optional<SimTime> parse_time(std::string_view text) {
  const bool with_seconds = text.size() == 8 && text[5] == ':';
  if ((text.size() != 5 && !with_seconds) || text[2] != ':') {
    return std::nullopt;
  }
  const auto hour = two_digits(text.substr(0, 2));
  const auto minute = two_digits(text.substr(3, 2));
  const auto second = with_seconds ? two_digits(text.substr(6, 2)) : std::optional<int>(0);
  if (!hour || !minute || !second || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  const SimTime time = SimTime::at(*hour, *minute, *second);
  return time <= SimTime::at(30) ? std::optional(time) : std::nullopt;
}

std::string format_time(SimTime time) {
  const std::int64_t seconds = time.ms / 1'000;
  const std::int64_t hour = seconds / 3'600;
  const std::int64_t minute = seconds / 60 % 60;
  const std::int64_t second = seconds % 60;
  return second == 0 ? fmt::format("{:02}:{:02}", hour, minute)
                     : fmt::format("{:02}:{:02}:{:02}", hour, minute, second);
}

std::string_view name_of(DayType day_type) {
  return kDayTypeNames.at(static_cast<std::size_t>(day_type));
}

std::optional<DayType> parse_day_type(std::string_view name) {
  for (std::size_t i = 0; i < kDayTypeNames.size(); ++i) {
    if (kDayTypeNames[i] == name) {
      return static_cast<DayType>(i);
    }
  }
  return std::nullopt;
}

}  // namespace poai
