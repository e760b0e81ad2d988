#include "engine/metrics/car_park_observer.hpp"

#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {

CarParkObserver::CarParkObserver(const district::Places& places, TimeBins bins) : bins_(bins) {
  for (const PlaceId place : ids<PlaceId>(places.size())) {
    columns_.push_back(static_cast<std::uint32_t>(series_.places.size()));
    if (places[place].car_spaces) {
      series_.places.push_back(place);
    }
  }
  const CountTable empty(bins_.count(), series_.places.size());
  series_.arrivals = empty;
  series_.turned_away = empty;
  left_ = empty;
}

void CarParkObserver::take(const Event& event) {
  switch (event.kind) {
    case EventKind::kCarParks:
      ++series_.arrivals.at(bins_.index(event.time), columns_[PlaceId(event.a)]);
      ++parked_;
      over_capacity_ += event.detail;
      break;
    case EventKind::kCarParkFull:
      ++series_.turned_away.at(bins_.index(event.time), columns_[PlaceId(event.a)]);
      ++turned_away_;
      break;
    case EventKind::kCarLeaves:
      ++left_.at(bins_.index(event.time), columns_[PlaceId(event.a)]);
      break;
    default:
      break;
  }
}

void CarParkObserver::finish() { series_.parked = inside_at_ends(series_.arrivals, left_); }

void CarParkObserver::checkpoint(storage::Archive& archive) {
  series_.arrivals.checkpoint(archive, "arrivals");
  series_.turned_away.checkpoint(archive, "turned_away");
  left_.checkpoint(archive, "left");
  archive.value("parked", parked_);
  archive.value("turned_away_count", turned_away_);
  archive.value("over_capacity", over_capacity_);
}

}  // namespace poai::metrics
