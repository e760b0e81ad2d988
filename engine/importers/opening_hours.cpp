#include "engine/importers/opening_hours.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <utility>

#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr SimTime kMidnight = SimTime::at(24);
constexpr SimTime kLatest = SimTime::at(30);
constexpr std::size_t kFirstWeekendDay = 5;
constexpr std::size_t kLongestText = 1'000;

using Days = std::array<bool, 7>;

/// Reads a rule from the left.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) { skip_blanks(); }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) {
      return false;
    }
    rest_.remove_prefix(word.size());
    skip_blanks();
    return true;
  }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  std::optional<std::size_t> day() {
    for (std::size_t i = 0; i < kDays.size(); ++i) {
      if (take(kDays.at(i))) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// Whether a holiday is named, which no day type stands for.
  bool holiday() { return take("PH") || take("SH"); }

  std::optional<SimTime> time() {
    const auto hour = number();
    if (!hour || !take(":")) {
      return std::nullopt;
    }
    const auto minute = number();
    constexpr std::int64_t kMostHours = 48;
    constexpr std::int64_t kMinutes = 60;
    return minute && *hour <= kMostHours && *minute < kMinutes
               ? std::optional(SimTime::at(*hour, *minute))
               : std::nullopt;
  }

 private:
  std::optional<std::int64_t> number() {
    if (rest_.size() < 2 || std::isdigit(static_cast<unsigned char>(rest_[0])) == 0 ||
        std::isdigit(static_cast<unsigned char>(rest_[1])) == 0) {
      return std::nullopt;
    }
    const std::int64_t value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return value;
  }

  void skip_blanks() {
    while (!rest_.empty() && rest_.front() == ' ') {
      rest_.remove_prefix(1);
    }
  }

  std::string_view rest_;
};

/// The days that a rule begins with; all where it names none, none where it names holidays only.
std::optional<Days> read_days(RuleReader& rule) {
  Days days{};
  bool named = false;
  do {
    if (rule.holiday()) {
      named = true;
      continue;
    }
    const auto first = rule.day();
    if (!first) {
      break;
    }
    named = true;
    const auto last = rule.take("-") ? rule.day() : first;
    if (!last) {
      return std::nullopt;
    }
    for (std::size_t day = *first;; day = (day + 1) % days.size()) {
      days.at(day) = true;
      if (day == *last) {
        break;
      }
    }
  } while (rule.take(","));
  if (!named) {
    days.fill(true);
  }
  static_cast<void>(rule.take(":"));
  return days;
}

std::optional<OpenInterval> read_interval(RuleReader& rule) {
  const auto opens = rule.time();
  if (!opens) {
    return std::nullopt;
  }
  if (rule.take("+")) {
    return OpenInterval{*opens, std::max(kMidnight, *opens)};
  }
  if (!rule.take("-")) {
    return std::nullopt;
  }
  auto closes = rule.time();
  if (!closes) {
    return std::nullopt;
  }
  static_cast<void>(rule.take("+"));
  if (*closes <= *opens) {
    closes = *closes + Duration::hours(24);
  }
  return OpenInterval{*opens, std::min(*closes, kLatest)};
}

/// Applies one rule; false if it is not understood.
bool apply_rule(std::string_view text, OpeningHours& hours) {
  RuleReader rule(text);
  if (rule.take("24/7")) {
    hours.fill({{SimTime::at(0), kMidnight}});
    return rule.at_end();
  }
  const auto days = read_days(rule);
  if (!days) {
    return false;
  }
  std::vector<OpenInterval> intervals;
  if (rule.take("off") || rule.take("closed")) {
    // no interval
  } else if (rule.at_end() || rule.take("open")) {
    intervals.push_back({SimTime::at(0), kMidnight});
  } else {
    do {
      const auto interval = read_interval(rule);
      if (!interval) {
        return false;
      }
      intervals.push_back(*interval);
    } while (rule.take(","));
    static_cast<void>(rule.take("open"));
  }
  for (std::size_t day = 0; day < hours.size(); ++day) {
    if (days->at(day)) {
      hours.at(day) = intervals;
    }
  }
  return rule.at_end();
}

/// Without comments in quotes.
std::string without_comments(std::string_view text) {
  std::string kept;
  bool in_quotes = false;
  for (const char c : text) {
    in_quotes = c == '"' ? !in_quotes : in_quotes;
    if (c != '"' && !in_quotes) {
      kept += c;
    }
  }
  return kept;
}

/// A comma between a time and a day begins a rule: "Mo 10:00-12:00, Tu 11:00-13:00".
void end_rules_at_commas(std::string& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != ',') {
      continue;
    }
    const std::size_t before = text.find_last_not_of(' ', i == 0 ? 0 : i - 1);
    const std::size_t after = text.find_first_not_of(' ', i + 1);
    const bool from_time =
        before != std::string::npos && std::isdigit(static_cast<unsigned char>(text[before])) != 0;
    const bool to_day =
        after != std::string::npos && std::isupper(static_cast<unsigned char>(text[after])) != 0;
    if (from_time && to_day) {
      text[i] = ';';
    }
  }
}

Duration lunch_overlap(const OpenInterval& interval) {
  const SimTime from = std::max(interval.opens, SimTime::at(11));
  const SimTime until = std::min(interval.closes, SimTime::at(14));
  return std::max(until - from, Duration());
}

const OpenInterval& interval_for_lunch(const std::vector<OpenInterval>& intervals) {
  return *std::max_element(intervals.begin(), intervals.end(),
                           [](const OpenInterval& a, const OpenInterval& b) {
                             const auto key = [](const OpenInterval& i) {
                               return std::pair(lunch_overlap(i), i.closes - i.opens);
                             };
                             return key(a) < key(b);
                           });
}

}  // namespace

std::optional<OpeningHours> parse_opening_hours(std::string_view text) {
  if (text.size() > kLongestText) {
    return std::nullopt;
  }
  std::string rules = without_comments(text);
  rules.erase(std::min(rules.find("||"), rules.size()));  // what follows is for want of the first
  end_rules_at_commas(rules);
  OpeningHours hours;
  bool any = false;
  std::string_view rest = rules;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view rule = detail::trimmed(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (rule.empty()) {
      continue;
    }
    if (!apply_rule(rule, hours)) {
      return std::nullopt;
    }
    any = true;
  }
  return any ? std::optional(std::move(hours)) : std::nullopt;
}

std::optional<PlaceHours> place_hours(const OpeningHours& hours) {
  const auto open_day =
      std::find_if(hours.begin(), hours.end(), [](const auto& day) { return !day.empty(); });
  if (open_day == hours.end()) {
    return std::nullopt;
  }
  const OpenInterval chosen = interval_for_lunch(*open_day);
  PlaceHours result{.opens = chosen.opens, .closes = chosen.closes};
  result.on_weekdays = open_day < hours.begin() + kFirstWeekendDay;
  result.on_weekends = !hours[5].empty() || !hours[6].empty();
  for (std::size_t day = 0; day < hours.size(); ++day) {
    const bool expected = day < kFirstWeekendDay ? result.on_weekdays : result.on_weekends;
    result.is_exact = result.is_exact &&
                      (expected ? hours.at(day) == std::vector{chosen} : hours.at(day).empty());
  }
  return result;
}

}  // namespace poai::importers
