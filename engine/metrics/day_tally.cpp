#include "engine/metrics/day_tally.hpp"

#include <numeric>

#include "engine/core/words.hpp"

namespace poai::metrics {

void DayTally::take(const Event& event) {
  switch (event.kind) {
    case EventKind::kActivityBegins: {
      const district::Place& place = places_[PlaceId(event.a)];
      const bool away = place.is_gate() || place.area == district::PlaceArea::kMainland ||
                        event.detail == static_cast<std::uint8_t>(ActivityKind::kElsewhere);
      appeared_[event.person] |= away ? 0 : 1;
      break;
    }
    case EventKind::kTripBegins:
      appeared_[event.person] = 1;
      break;
    case EventKind::kTripEnds:
      ++trips_.at(event.detail);
      ++trip_count_[event.person];
      break;
    case EventKind::kWalkBegins:
      ++walks_;
      break;
    case EventKind::kFlightArrives:
      ++arrived_;
      break;
    case EventKind::kFlightDeparts:
      ++departed_;
      break;
    case EventKind::kFlightMissed:
      ++missed_;
      break;
    default:
      break;
  }
}

std::uint64_t DayTally::trips() const {
  return std::accumulate(trips_.begin(), trips_.end(), std::uint64_t{0});
}

}  // namespace poai::metrics
