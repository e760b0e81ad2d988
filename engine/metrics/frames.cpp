#include "engine/metrics/frames.hpp"

#include <algorithm>
#include <cmath>

namespace poai::metrics {
namespace {

float on_grid(double metres) { return static_cast<float>(std::nearbyint(metres * 64.0) / 64.0); }

bool is_indoors(movement::StateKind kind) {
  using movement::StateKind;
  return kind == StateKind::kOffIsland || kind == StateKind::kActivity ||
         kind == StateKind::kSeat || kind == StateKind::kTerminal;
}

}  // namespace

void FrameRows::clear() {
  person.clear();
  x_m.clear();
  y_m.clear();
  state.clear();
  container.clear();
}

void FrameRecorder::take(const Event& event) {
  switch (event.kind) {
    case EventKind::kActivityEnds:
    case EventKind::kTripBegins:
    case EventKind::kTripEnds:
    case EventKind::kQueueJoins:
    case EventKind::kVenueLeaves:
      if (listed_[event.person] == 0) {
        listed_[event.person] = 1;
        moving_.push_back(event.person);
      }
      break;
    default:
      break;
  }
}

void FrameRecorder::record(SimTime time, const movement::PersonStates& states,
                           const Whereabouts& where) {
  std::erase_if(moving_, [&](PersonId person) {
    const bool drop = is_indoors(states[person].kind);
    listed_[person] = drop ? 0 : 1;
    return drop;
  });
  std::sort(moving_.begin(), moving_.end());
  rows_.clear();
  for (const PersonId person : moving_) {
    const auto point = where.outdoors(person, time);
    if (point) {
      rows_.person.push_back(person.value());
      rows_.x_m.push_back(on_grid(point->x_m));
      rows_.y_m.push_back(on_grid(point->y_m));
      rows_.state.push_back(static_cast<std::uint8_t>(states[person].kind));
      rows_.container.push_back(where.container_of(person));
    }
  }
}

}  // namespace poai::metrics
