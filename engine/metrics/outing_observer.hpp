#pragma once
// Coffee breaks, shopping, dinner and drinks: who wanted one, and what became of it.

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// Why the last visit of an outing that was turned away ended. Append only.
enum class TurnedAwayReason : std::uint8_t { kBalked, kReneged, kSoldOut, kClosed };
inline constexpr std::array<std::string_view, 4> kTurnedAwayReasonNames = {"balked", "reneged",
                                                                           "sold_out", "closed"};
inline constexpr std::array<std::string_view, 4> kOutingOutcomeNames = {"served", "elsewhere",
                                                                        "no_place", "turned_away"};

/// Outings of one kind. wanted = outcomes + those who are still out.
struct OutingCounts {
  std::uint64_t wanted = 0;
  std::array<std::uint64_t, kOutingOutcomeNames.size()> outcomes{};  ///< by OutingOutcome
  std::array<std::uint64_t, kTurnedAwayReasonNames.size()> turned_away{};

  [[nodiscard]] std::uint64_t of(OutingOutcome outcome) const {
    return outcomes.at(static_cast<std::size_t>(outcome));
  }
};

class OutingObserver {
 public:
  explicit OutingObserver(std::size_t person_count) : last_visit_(person_count, 0) {}

  void take(const Event& event);

  [[nodiscard]] const OutingCounts& counts(OutingKind kind) const {
    return counts_.at(static_cast<std::size_t>(kind));
  }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  void settle(const Event& event);

  std::array<OutingCounts, kOutingKindCount> counts_{};
  Column<PersonId, std::uint8_t> last_visit_;  ///< VenueOutcome
};

}  // namespace poai::metrics
