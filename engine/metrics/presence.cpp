#include "engine/metrics/presence.hpp"

#include <array>
#include <numeric>

#include "engine/core/id_range.hpp"

namespace poai::metrics {

void Presence::record(SimTime time, const population::Population& population,
                      const Whereabouts& where) {
  const bool full_hour = time.ms % Duration::hours(1).ms == 0;
  if (!full_hour || (!times_ms_.empty() && times_ms_.back() >= time.ms)) {
    return;
  }
  std::array<std::uint32_t, kRoleNames.size()> counts{};
  for (const PersonId person : ids<PersonId>(population.size())) {
    if (where.is_in_district(person, time)) {
      ++counts.at(static_cast<std::size_t>(population.role[person]));
    }
  }
  times_ms_.push_back(static_cast<std::int32_t>(time.ms));
  totals_.push_back(std::accumulate(counts.begin(), counts.end(), 0U));
  by_role_.insert(by_role_.end(), counts.begin(), counts.end());
}

}  // namespace poai::metrics
