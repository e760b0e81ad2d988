#include "engine/metrics/venue_observer.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/metrics/intervals.hpp"

namespace poai::metrics {
namespace {

constexpr std::uint16_t kLunch = 0;  // instead of a share of the price: the whole of it
constexpr double kWhole = 100.0;

}  // namespace

VenueObserver::VenueObserver(const district::Services& services, std::size_t person_count,
                             TimeBins bins, ServiceAt service_at)
    : bins_(bins),
      service_at_(std::move(service_at)),
      columns_(services.size(), kNoRow),
      phase_(person_count, Phase::kOutside),
      spend_percent_(person_count, 0),
      since_ms_(person_count, 0),
      queued_ms_(person_count, 0) {
  joined_ = CountTable(bins.count(), 0);
  left_queue_ = left_inside_ = joined_;
  series_.arrivals = series_.served = series_.balked = joined_;
  series_.reneged = series_.turned_away = series_.sold_out = joined_;
  series_.admitted = series_.revenue_yen = joined_;
  for (const PlaceId place : ids<PlaceId>(services.size())) {
    if (services[place].kind != district::ServiceKind::kNone) {
      add_place(place);
    }
  }
}

void VenueObserver::add_place(PlaceId place) {
  columns_[place] = static_cast<std::uint32_t>(series_.places.size());
  series_.places.push_back(place);
  for (CountTable* table :
       {&joined_, &left_queue_, &left_inside_, &series_.arrivals, &series_.served, &series_.balked,
        &series_.reneged, &series_.turned_away, &series_.sold_out, &series_.admitted,
        &series_.revenue_yen}) {
    table->add_column();
  }
}

// A place may get its service during the day.
std::size_t VenueObserver::column_of(PlaceId place) {
  if (columns_[place] == kNoRow) {
    add_place(place);
  }
  return columns_[place];
}

void VenueObserver::take(const Event& event) {
  if (event.kind == EventKind::kOutingWanted) {
    spend_percent_[event.person] = static_cast<std::uint16_t>(event.b);
  } else if (event.kind == EventKind::kOutingSettled) {
    spend_percent_[event.person] = kLunch;
  }
  if (event.kind < EventKind::kQueueJoins || event.kind > EventKind::kVenueLeaves) {
    return;
  }
  const std::size_t bin = bins_.index(event.time);
  const std::size_t column = column_of(PlaceId(event.a));
  if (event.kind == EventKind::kQueueJoins) {
    join(event, bin, column);
  } else if (event.kind == EventKind::kVenueLeaves) {
    leave(event, bin, column);
  } else {
    admit(event, bin, column);
  }
}

void VenueObserver::join(const Event& event, std::size_t bin, std::size_t column) {
  ++series_.arrivals.at(bin, column);
  ++joined_.at(bin, column);
  phase_[event.person] = Phase::kQueue;
  since_ms_[event.person] = static_cast<std::int32_t>(event.time.ms);
}

// Whoever goes from the counter to a chair is inside already.
void VenueObserver::admit(const Event& event, std::size_t bin, std::size_t column) {
  if (phase_[event.person] == Phase::kInside) {
    return;
  }
  if (phase_[event.person] == Phase::kOutside) {
    join(event, bin, column);
  }
  leave_queue(event, bin, column);
  waits_.push_back({static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(bin),
                    static_cast<std::int32_t>(event.time.ms) - since_ms_[event.person],
                    spend_percent_[event.person] != kLunch});
  ++series_.admitted.at(bin, column);
  const std::uint16_t percent = spend_percent_[event.person];
  const double share = percent == kLunch ? 1.0 : percent / kWhole;
  series_.revenue_yen.at(bin, column) +=
      static_cast<std::uint32_t>(std::lround(share * service_at_(PlaceId(event.a)).price_yen));
  phase_[event.person] = Phase::kInside;
}

void VenueObserver::leave_queue(const Event& event, std::size_t bin, std::size_t column) {
  ++left_queue_.at(bin, column);
  queued_ms_[event.person] += static_cast<std::int32_t>(event.time.ms) - since_ms_[event.person];
}

void VenueObserver::leave(const Event& event, std::size_t bin, std::size_t column) {
  const auto outcome = static_cast<VenueOutcome>(event.detail);
  outcomes_.at(event.detail) += spend_percent_[event.person] == kLunch ? 1U : 0U;
  switch (phase_[event.person]) {
    case Phase::kOutside:
      ++series_.arrivals.at(bin, column);
      break;
    case Phase::kQueue:
      leave_queue(event, bin, column);
      break;
    case Phase::kInside:
      ++left_inside_.at(bin, column);
      break;
  }
  phase_[event.person] = Phase::kOutside;
  switch (outcome) {
    case VenueOutcome::kServed:
      ++series_.served.at(bin, column);
      break;
    case VenueOutcome::kBalked:
      ++series_.balked.at(bin, column);
      break;
    case VenueOutcome::kReneged:
      ++series_.reneged.at(bin, column);
      break;
    case VenueOutcome::kSoldOut:
      ++series_.sold_out.at(bin, column);
      ++series_.turned_away.at(bin, column);
      break;
    case VenueOutcome::kClosed:
      ++series_.turned_away.at(bin, column);
      break;
  }
}

void VenueObserver::finish() {
  series_.queue = inside_at_ends(joined_, left_queue_);
  series_.seated = inside_at_ends(series_.admitted, left_inside_);
  make_waits();
}

// By place and interval, each in the order of the waits.
void VenueObserver::make_waits() {
  std::sort(waits_.begin(), waits_.end());
  series_.mean_wait_s = series_.p90_wait_s = CountTable(bins_.count(), series_.places.size());
  const auto rounded = [](double seconds) {
    return static_cast<std::uint32_t>(std::lround(seconds));
  };
  std::vector<std::int32_t> waits_ms;
  for (const Wait& wait : waits_) {
    waits_ms.push_back(wait.ms);
    if (!wait.on_outing) {
      lunch_waits_.waits_ms.push_back(wait.ms);
    }
  }
  const std::span<const std::int32_t> all(waits_ms);
  for (std::size_t first = 0; first < waits_.size();) {
    const std::uint32_t column = waits_[first].column;
    const std::uint32_t bin = waits_[first].bin;
    std::size_t last = first + 1;
    while (last < waits_.size() && waits_[last].column == column && waits_[last].bin == bin) {
      ++last;
    }
    const std::span<const std::int32_t> cell = all.subspan(first, last - first);
    series_.mean_wait_s.at(bin, column) = rounded(metrics::mean_wait_s(cell));
    series_.p90_wait_s.at(bin, column) = rounded(wait_quantile_s(cell, 0.9));
    first = last;
  }
}

}  // namespace poai::metrics
