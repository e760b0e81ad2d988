#include "engine/metrics/outing_observer.hpp"

#include "engine/storage/archive.hpp"

namespace poai::metrics {
namespace {

/// What a search that ends now ends with.
TurnedAwayReason reason_of(VenueOutcome outcome) {
  switch (outcome) {
    case VenueOutcome::kReneged:
      return TurnedAwayReason::kReneged;
    case VenueOutcome::kSoldOut:
      return TurnedAwayReason::kSoldOut;
    case VenueOutcome::kClosed:
      return TurnedAwayReason::kClosed;
    case VenueOutcome::kServed:
    case VenueOutcome::kBalked:
      break;
  }
  return TurnedAwayReason::kBalked;
}

}  // namespace

void OutingObserver::take(const Event& event) {
  if (event.kind == EventKind::kVenueLeaves) {
    last_visit_[event.person] = event.detail;
  } else if (event.kind == EventKind::kOutingWanted) {
    ++counts_.at(event.detail).wanted;
  } else if (event.kind == EventKind::kOutingSettled) {
    settle(event);
  }
}

void OutingObserver::settle(const Event& event) {
  OutingCounts& counts = counts_.at(event.b);
  ++counts.outcomes.at(event.detail);
  if (static_cast<OutingOutcome>(event.detail) == OutingOutcome::kTurnedAway) {
    const auto outcome = static_cast<VenueOutcome>(last_visit_[event.person]);
    ++counts.turned_away.at(static_cast<std::size_t>(reason_of(outcome)));
  }
}

void OutingObserver::checkpoint(storage::Archive& archive) {
  for (std::size_t kind = 0; kind < counts_.size(); ++kind) {
    storage::Archive part = archive.part(std::string(kOutingKindNames.at(kind)));
    OutingCounts& counts = counts_.at(kind);
    part.value("wanted", counts.wanted);
    part.fixed("outcomes", std::span<std::uint64_t>(counts.outcomes));
    part.fixed("turned_away", std::span<std::uint64_t>(counts.turned_away));
  }
  archive.fixed("last_visit", last_visit_.values());
}

}  // namespace poai::metrics
