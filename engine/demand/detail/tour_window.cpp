#include "engine/demand/detail/tour_window.hpp"

#include <algorithm>
#include <cstdlib>

namespace poai::demand::detail {
namespace {

/// `t` later by `ms`, without leaving the range of the type.
std::int32_t later(std::int32_t t, std::int64_t ms) {
  return static_cast<std::int32_t>(
      std::min<std::int64_t>(std::int64_t{t} + ms, TourWindow::kNever));
}

TourWindow moved(TourWindow window, std::int64_t by_ms) {
  window.depart_ms = later(window.depart_ms, by_ms);
  window.arrive_ms = later(window.arrive_ms, by_ms);
  window.end_ms = later(window.end_ms, by_ms);
  window.back_ms = later(window.back_ms, by_ms);
  return window;
}

bool is_free(const TourWindow& window, const std::vector<TourWindow>& others) {
  return std::none_of(others.begin(), others.end(),
                      [&](const TourWindow& other) { return overlap(window, other); });
}

}  // namespace

ClockRange span_of(const population::TimeBands& bands) {
  ClockRange range{TourWindow::kNever, 0};
  for (const population::TimeBand& band : bands) {
    range.from_ms = std::min(range.from_ms, static_cast<std::int32_t>(band.from.ms));
    range.to_ms = std::max(range.to_ms, static_cast<std::int32_t>(band.to.ms));
  }
  return range;
}

std::optional<RoomStay> stay_in(RoomId room, const TourWindow& window) {
  return room.valid() ? std::optional(RoomStay{room, window.arrive_ms, window.end_ms})
                      : std::nullopt;
}

void list_room_stays(std::span<const TourWindow> windows, PersonId person,
                     std::vector<RoomGuest>& guests) {
  for (const TourWindow& window : windows) {
    if (window.room_stay) {
      guests.push_back({person, *window.room_stay});
    }
    for (const Errand& errand : window.errands) {
      if (errand.room_stay) {
        guests.push_back({person, *errand.room_stay});
      }
    }
  }
}

bool overlap(const TourWindow& a, const TourWindow& b) {
  return a.depart_ms < later(b.back_ms, kGapMs) && b.depart_ms < later(a.back_ms, kGapMs);
}

std::optional<TourWindow> fit_between(const TourWindow& window,
                                      const std::vector<TourWindow>& others,
                                      ClockRange departures) {
  std::vector<std::int64_t> shifts = {0};
  for (const TourWindow& other : others) {
    if (other.back_ms != TourWindow::kNever) {
      shifts.push_back(std::int64_t{other.back_ms} + kGapMs - window.depart_ms);
    }
    shifts.push_back(std::int64_t{other.depart_ms} - kGapMs - window.back_ms);
  }
  std::stable_sort(shifts.begin(), shifts.end(),
                   [](std::int64_t a, std::int64_t b) { return std::abs(a) < std::abs(b); });
  for (const std::int64_t shift : shifts) {
    const TourWindow candidate = moved(window, shift);
    const bool in_range = shift == 0 || (candidate.depart_ms >= departures.from_ms &&
                                         candidate.depart_ms <= departures.to_ms);
    if (in_range && is_free(candidate, others)) {
      return candidate;
    }
  }
  return std::nullopt;
}

}  // namespace poai::demand::detail
