#include "engine/metrics/interval_recorder.hpp"

#include <utility>

namespace poai::metrics {
namespace {

std::int32_t ms_of(SimTime time) { return static_cast<std::int32_t>(time.ms); }

template <class... Vectors>
void reserve_all(std::size_t rows, Vectors&... columns) {
  (columns.reserve(rows), ...);
}

}  // namespace

IntervalRecorder::IntervalRecorder(const district::Transit& transit,
                                   const district::Timetable& timetable, std::size_t person_count,
                                   std::size_t expected_stays)
    : transit_(transit), timetable_(timetable), open_(person_count) {
  reserve_all(expected_stays, stays_.person, stays_.place, stays_.activity, stays_.begin_ms,
              stays_.end_ms);
  reserve_all(expected_stays, trips_.person, trips_.from, trips_.to, trips_.mode, trips_.begin_ms,
              trips_.end_ms, trips_.completed);
  reserve_all(2 * expected_stays, legs_.person, legs_.trip, legs_.mode, legs_.from_place,
              legs_.from_stop, legs_.to_place, legs_.to_stop, legs_.run, legs_.begin_ms,
              legs_.end_ms);
}

void IntervalRecorder::take(const Event& event) {
  switch (event.kind) {
    case EventKind::kActivityBegins:
      return begin_stay(event);
    case EventKind::kActivityEnds:
      return end_stay(event);
    case EventKind::kTripBegins:
      return begin_trip(event);
    case EventKind::kTripEnds:
      return end_trip(event);
    case EventKind::kWalkBegins:
      return begin_leg(event, Mode::kWalk, open_[event.person].here, kNoRow);
    case EventKind::kWalkEnds:
      return end_leg(event, {});
    case EventKind::kPlatformEnters:
      return reach(open_[event.person], {.stop = event.a});
    case EventKind::kBoards:
      return begin_leg(event, mode_of(event.a), {.stop = event.b}, event.a);
    case EventKind::kAlights:
      return end_leg(event, {.stop = event.b});
    case EventKind::kVehicleBegins:
      reach(open_[event.person], {.place = event.a});
      return begin_leg(event, static_cast<Mode>(event.detail), {.place = event.a}, kNoRow);
    case EventKind::kVehicleEnds:
      return end_leg(event, {.place = event.b});
    default:
      return;
  }
}

void IntervalRecorder::begin_stay(const Event& event) {
  open_[event.person].stay = static_cast<std::uint32_t>(stays_.size());
  stays_.person.push_back(event.person.value());
  stays_.place.push_back(event.a);
  stays_.activity.push_back(event.detail);
  stays_.begin_ms.push_back(ms_of(event.time));
  stays_.end_ms.push_back(ms_of(event.time));
}

void IntervalRecorder::end_stay(const Event& event) {
  const std::uint32_t row = std::exchange(open_[event.person].stay, kNoRow);
  if (row != kNoRow) {
    stays_.end_ms[row] = ms_of(event.time);
  }
}

void IntervalRecorder::begin_trip(const Event& event) {
  Open& open = open_[event.person];
  open.trip = static_cast<std::uint32_t>(trips_.size());
  open.here = {.place = event.a};
  trips_.person.push_back(event.person.value());
  trips_.from.push_back(event.a);
  trips_.to.push_back(event.b);
  trips_.mode.push_back(event.detail);
  trips_.begin_ms.push_back(ms_of(event.time));
  trips_.end_ms.push_back(ms_of(event.time));
  trips_.completed.push_back(0);
}

void IntervalRecorder::end_trip(const Event& event) {
  Open& open = open_[event.person];
  reach(open, {.place = event.b});
  const std::uint32_t row = std::exchange(open.trip, kNoRow);
  if (row == kNoRow) {
    return;
  }
  trips_.to[row] = event.b;
  trips_.mode[row] = event.detail;
  trips_.end_ms[row] = ms_of(event.time);
  trips_.completed[row] = 1;
}

void IntervalRecorder::begin_leg(const Event& event, Mode mode, Point from, std::uint32_t run) {
  Open& open = open_[event.person];
  open.leg = static_cast<std::uint32_t>(legs_.size());
  legs_.person.push_back(event.person.value());
  legs_.trip.push_back(open.trip);
  legs_.mode.push_back(static_cast<std::uint8_t>(mode));
  legs_.from_place.push_back(from.place);
  legs_.from_stop.push_back(from.stop);
  legs_.to_place.push_back(kNoRow);
  legs_.to_stop.push_back(kNoRow);
  legs_.run.push_back(run);
  legs_.begin_ms.push_back(ms_of(event.time));
  legs_.end_ms.push_back(ms_of(event.time));
}

// A walk ends at a node; what stands there is known from the next event only.
void IntervalRecorder::end_leg(const Event& event, Point to) {
  Open& open = open_[event.person];
  const std::uint32_t row = std::exchange(open.leg, kNoRow);
  if (row == kNoRow) {
    return;
  }
  legs_.end_ms[row] = ms_of(event.time);
  legs_.to_place[row] = to.place;
  legs_.to_stop[row] = to.stop;
  if (event.kind == EventKind::kWalkEnds) {
    open.walk = row;
  } else {
    open.here = to;
  }
}

void IntervalRecorder::reach(Open& open, Point point) {
  open.here = point;
  const std::uint32_t row = std::exchange(open.walk, kNoRow);
  if (row != kNoRow) {
    legs_.to_place[row] = point.place;
    legs_.to_stop[row] = point.stop;
  }
}

Mode IntervalRecorder::mode_of(std::uint32_t run) const {
  return transit_.routes[timetable_.route[RunId(run)]].mode;
}

void IntervalRecorder::finish(SimTime end) {
  for (const Open& open : open_) {
    if (open.stay != kNoRow) {
      stays_.end_ms[open.stay] = ms_of(end);
    }
    if (open.trip != kNoRow) {
      trips_.end_ms[open.trip] = ms_of(end);
    }
    if (open.leg != kNoRow) {
      legs_.end_ms[open.leg] = ms_of(end);
    }
  }
}

}  // namespace poai::metrics
