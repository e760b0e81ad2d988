#pragma once
// Day plans: the list of a person's activities, made at 03:00 of the day.

#include <cstdint>

#include "engine/core/compressed_rows.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"

namespace poai::demand {

/// One activity. It ends at `end_ms` or `least_ms` after it began, whichever is later; the last one
/// of a day ends never (`kNever`). An activity whose end has passed on arrival and whose `least_ms`
/// is 0 ends at once.
struct PlanItem {
  static constexpr std::int32_t kNever = INT32_MAX;

  std::int32_t end_ms = kNever;  ///< clock time, milliseconds since midnight of the plan's day
  std::int32_t least_ms = 0;     ///< shortest stay
  PlaceId place;                 ///< none: chosen when the time comes (lunch, outings)
  ActivityKind activity = ActivityKind::kHome;
  Mode mode =
      Mode::kNone;  ///< main mode of the trip to it; kNone: best of walking and riding inside
  LunchForm lunch = LunchForm::kNone;  ///< lunch items only
  std::uint8_t break_min = 0;          ///< lunch items only: length of the break
};
static_assert(sizeof(PlanItem) == 16);

/// Row i is the plan of person i: at least one item; the first one is where the person is at the
/// day's begin.
/// Behind the last item of a departing passenger, where the district has terminals, follow those
/// of who is stranded, in the order of StrandedChoice from kReturns on.
using Plans = CompressedRows<PersonId, PlanItem>;

}  // namespace poai::demand
