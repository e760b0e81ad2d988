#pragma once
// Tours on the clock of a day: when they leave home, are there, end and are back; and how extra
// ones fit between the others.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/detail/day_draws.hpp"
#include "engine/demand/detail/rooms.hpp"

namespace poai::demand::detail {

/// An activity at another place, or a break, during a tour; times as in TourWindow.
struct Errand {
  std::int32_t depart_ms = 0;  ///< from the place of the tour
  std::int32_t end_ms = 0;     ///< of the activity
  std::int32_t back_ms = 0;    ///< expected at the place of the tour again
  std::int32_t least_ms = 0;
  PlaceId place;  ///< none: chosen when the time comes
  ActivityKind activity = ActivityKind::kMeeting;
  Mode mode = Mode::kNone;  ///< there and back
  std::optional<RoomStay> room_stay = std::nullopt;
};

/// A short stop on the way home from a tour.
struct StopOnTheWay {
  PlaceId place;
  std::int32_t end_ms = 0;
  std::int32_t least_ms = 0;
};

/// One tour; times in milliseconds since midnight of the plan's day.
struct TourWindow {
  static constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

  std::int32_t depart_ms = 0;
  std::int32_t arrive_ms = 0;
  std::int32_t end_ms = 0;   ///< kNever: stays for the rest of the day
  std::int32_t back_ms = 0;  ///< expected at home again
  std::int32_t least_ms = 0;
  PlaceId place;
  Mode mode = Mode::kNone;
  ActivityKind activity = ActivityKind::kVisit;
  bool starts_in_place = false;
  bool is_main = false;  ///< work, study or the visit for which somebody comes
  std::optional<LunchPlan> lunch;
  std::vector<Errand> errands;  ///< in the order of time
  std::optional<RoomStay> room_stay;
  std::optional<StopOnTheWay> stop_on_way_home;
  std::optional<OutingKind> outing_after;      ///< on the way home, unless there is a stop
  std::optional<OutingKind> outing_from_home;  ///< that is all; the place is chosen later
};

/// The stay in the room; nothing without a room.
[[nodiscard]] std::optional<RoomStay> stay_in(RoomId room, const TourWindow& window);
/// Appends the stays in rooms of somebody with these tours.
void list_room_stays(std::span<const TourWindow> windows, PersonId person,
                     std::vector<RoomGuest>& guests);

/// Earliest and latest time at which the arrival (or the departure, for `leave_home`) may be put.
struct ClockRange {
  std::int32_t from_ms = 0;
  std::int32_t to_ms = 0;
};

/// From the begin of the first band to the end of the last.
[[nodiscard]] ClockRange span_of(const population::TimeBands& bands);

/// Time between coming home and leaving again.
inline constexpr std::int32_t kGapMs = 10 * 60'000;

[[nodiscard]] bool overlap(const TourWindow& a, const TourWindow& b);

/// The window moved by the least time with which it overlaps none of `others` and departs within
/// `departures`; nothing if there is no such move.
[[nodiscard]] std::optional<TourWindow> fit_between(const TourWindow& window,
                                                    const std::vector<TourWindow>& others,
                                                    ClockRange departures);

}  // namespace poai::demand::detail
