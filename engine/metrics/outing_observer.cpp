#include "engine/metrics/outing_observer.hpp"

#include "engine/storage/archive.hpp"

namespace poai::metrics {
void OutingObserver::take(const Event& event) {
  if (event.kind == EventKind::kVenueLeaves) {
    why_[event.person] = reason_of(static_cast<VenueOutcome>(event.detail));
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
    ++counts.turned_away.at(static_cast<std::size_t>(why_[event.person]));
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
  archive.fixed("why", why_.values());
}

}  // namespace poai::metrics
