#include <fmt/format.h>

#include "engine/importers/detail/feed.hpp"

namespace poai::importers::detail {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> date_of(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = digits(year);
  const auto m = digits(month);
  const auto d = digits(day);
  if (!y || !m || !d) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(*y),
                                         std::chrono::month(static_cast<unsigned>(*m)),
                                         std::chrono::day(static_cast<unsigned>(*d))};
  constexpr int kFirstYear = 1900;
  return date.ok() && *y >= kFirstYear ? std::optional(Date(date)) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_feed_date(std::string_view text) {
  return text.size() == 8 ? date_of(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2))
                          : std::nullopt;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  const bool has_shape = text.size() == 10 && text[4] == '-' && text[7] == '-';
  return has_shape ? date_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2))
                   : std::nullopt;
}

std::string iso_date(Date date) {
  const std::chrono::year_month_day parts(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

std::size_t weekday_of(Date date) { return std::chrono::weekday(date).iso_encoding() - 1; }

bool FeedService::runs_on(Date date) const {
  if (const auto exception = exceptions.find(date); exception != exceptions.end()) {
    return exception->second;
  }
  return first && last && date >= *first && date <= *last && days.at(weekday_of(date));
}

}  // namespace poai::importers::detail
