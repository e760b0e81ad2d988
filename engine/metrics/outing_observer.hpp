#pragma once
// Coffee breaks, shopping, dinner and drinks: who wanted one, and what became of it.

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/metrics/unserved_reason.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

inline constexpr std::array<std::string_view, 4> kOutingOutcomeNames = {"served", "elsewhere",
                                                                        "no_place", "turned_away"};

/// Outings of one kind. wanted = outcomes + those who are still out.
struct OutingCounts {
  std::uint64_t wanted = 0;
  std::array<std::uint64_t, kOutingOutcomeNames.size()> outcomes{};      ///< by OutingOutcome
  std::array<std::uint64_t, kUnservedReasonNames.size()> turned_away{};  ///< by UnservedReason

  [[nodiscard]] std::uint64_t of(OutingOutcome outcome) const {
    return outcomes.at(static_cast<std::size_t>(outcome));
  }
};

class OutingObserver {
 public:
  explicit OutingObserver(std::size_t person_count)
      : why_(person_count, UnservedReason::kNoPlace) {}

  void take(const Event& event);

  [[nodiscard]] const OutingCounts& counts(OutingKind kind) const {
    return counts_.at(static_cast<std::size_t>(kind));
  }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  void settle(const Event& event);

  std::array<OutingCounts, kOutingKindCount> counts_{};
  Column<PersonId, UnservedReason> why_;  ///< of the last visit
};

}  // namespace poai::metrics
