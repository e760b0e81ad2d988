#pragma once
// The common part of OpenStreetMap's opening_hours: weekdays and times, no dates and no sun.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::importers {

/// A time of a day; `closes` may pass 24:00.
struct OpenInterval {
  SimTime opens;
  SimTime closes;
  friend bool operator==(const OpenInterval&, const OpenInterval&) = default;
};

/// Monday to Sunday.
using OpeningHours = std::array<std::vector<OpenInterval>, 7>;

/// Reads rules separated by ";" (a later one replaces an earlier one on its days) or, with days of
/// their own, by ",": "24/7", "Mo-Fr 09:00-18:00; Sa,Su 10:00-17:00; PH off",
/// "11:00-14:00,17:00-22:00". Public and school holidays are read over, "17:00+" closes at 24:00;
/// comments in quotes, and what follows "||", are left out.
/// Nothing for months, dates, weeks, sunrise and what else is not understood.
/// https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
[[nodiscard]] std::optional<OpeningHours> parse_opening_hours(std::string_view text);

/// Opening hours as places have them: one interval, weekdays and weekend.
struct PlaceHours {
  SimTime opens;
  SimTime closes;
  bool on_weekdays = true;
  bool on_weekends = true;
  bool is_exact = true;  ///< false if days differ or a day has several intervals
};

/// The interval of Monday (else of the first open day) that covers most of 11:00-14:00, when people
/// look for lunch; the longest of equals. Nothing if it is never open.
[[nodiscard]] std::optional<PlaceHours> place_hours(const OpeningHours& hours);

}  // namespace poai::importers
