#pragma once
// What a scenario changes for one person's plan of the day: other hours, visits that are left out.

#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/plan_changes.hpp"
#include "engine/population/population.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand::detail {

/// Whether the person is among those whom `who` names.
[[nodiscard]] bool is_among(const Who& who, const population::Population& people, PersonId person);

class DayChanges {
 public:
  /// `changes` may be nullptr: nothing changes.
  DayChanges(const PlanChanges* changes, const population::Population& people, std::uint32_t day,
             const random::Draws& draws)
      : changes_(changes), people_(people), day_(day), draws_(draws) {}

  /// By how much later (or earlier, if negative) a person begins work or study than at `arrive_ms`.
  [[nodiscard]] std::int32_t shift_ms(PersonId person, ActivityKind activity,
                                      std::int32_t arrive_ms) const;

  /// Whether a visit, shopping or leisure that would begin then is left out.
  [[nodiscard]] bool stays_in(PersonId person, ActivityKind activity, std::int32_t arrive_ms) const;

 private:
  [[nodiscard]] std::int32_t staggered_ms(const HoursShift& shift, PersonId person) const;
  [[nodiscard]] std::int32_t off_peak_ms(const OffPeakOffer& offer, PersonId person,
                                         std::int32_t arrive_ms) const;
  [[nodiscard]] double uniform(PersonId person, const std::string& id, random::Purpose purpose,
                               std::uint32_t index) const;

  const PlanChanges* changes_;
  const population::Population& people_;
  std::uint32_t day_;
  const random::Draws& draws_;
};

}  // namespace poai::demand::detail
