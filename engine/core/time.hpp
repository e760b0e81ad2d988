#pragma once
// Time: integer milliseconds since midnight JST of day 0, and spans of it.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace poai {

/// A span of time in whole milliseconds; may be negative.
struct Duration {
  std::int64_t ms = 0;

  [[nodiscard]] static constexpr Duration seconds(std::int64_t s) { return {s * 1'000}; }
  [[nodiscard]] static constexpr Duration minutes(std::int64_t m) { return {m * 60'000}; }
  [[nodiscard]] static constexpr Duration hours(std::int64_t h) { return {h * 3'600'000}; }
  [[nodiscard]] constexpr double in_seconds() const { return static_cast<double>(ms) * 1e-3; }
  [[nodiscard]] constexpr double in_minutes() const { return static_cast<double>(ms) / 60'000.0; }

  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.ms + b.ms}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.ms - b.ms}; }
  friend constexpr Duration operator*(Duration a, std::int64_t n) { return {a.ms * n}; }
  friend constexpr std::int64_t operator/(Duration a, Duration b) { return a.ms / b.ms; }
};

/// A moment, in milliseconds since midnight JST of day 0.
struct SimTime {
  std::int64_t ms = 0;

  [[nodiscard]] static constexpr SimTime at(std::int64_t hour, std::int64_t minute = 0,
                                            std::int64_t second = 0) {
    return {((hour * 60 + minute) * 60 + second) * 1'000};
  }
  [[nodiscard]] static constexpr SimTime never() { return {INT64_MAX / 4}; }
  [[nodiscard]] constexpr double in_hours() const { return static_cast<double>(ms) / 3'600'000.0; }

  friend constexpr auto operator<=>(SimTime, SimTime) = default;
  friend constexpr SimTime operator+(SimTime t, Duration d) { return {t.ms + d.ms}; }
  friend constexpr SimTime operator-(SimTime t, Duration d) { return {t.ms - d.ms}; }
  friend constexpr Duration operator-(SimTime a, SimTime b) { return {a.ms - b.ms}; }
};

/// Reads "HH:MM" or "HH:MM:SS" from "00:00" to "30:00"; nothing if `text` is anything else.
[[nodiscard]] std::optional<SimTime> parse_time(std::string_view text);

/// "HH:MM", or "HH:MM:SS" where the seconds are not zero. Milliseconds are cut off;
/// `time` is not before midnight of day 0.
[[nodiscard]] std::string format_time(SimTime time);

/// Day types of the model; the average day of a fiscal year weighs them 150 : 93 : 122.
enum class DayType : std::uint8_t { kTermWeekday, kVacationWeekday, kWeekend };
inline constexpr int kDayTypeCount = 3;
[[nodiscard]] std::string_view name_of(DayType day_type);  ///< "term-weekday", ...
[[nodiscard]] std::optional<DayType> parse_day_type(std::string_view name);

/// Opening days and timetables know weekdays and weekend days (with holidays) only.
[[nodiscard]] constexpr bool is_weekend(DayType day_type) { return day_type == DayType::kWeekend; }

}  // namespace poai
