#include "engine/demand/detail/household_days.hpp"

#include <cstdint>
#include <utility>

#include "engine/core/id_range.hpp"

namespace poai::demand::detail {

HouseholdMembers members_for_pick_ups(const PlanInputs& inputs) {
  const population::Population& people = inputs.population;
  if (inputs.spec.pick_ups.empty()) {
    return {};
  }
  std::vector<std::uint32_t> offsets(people.households.size.size() + 1, 0);
  for (const population::HouseholdId household : people.household) {
    if (household.valid()) {
      ++offsets[household.index() + 1];
    }
  }
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    offsets[i] += offsets[i - 1];
  }
  std::vector<PersonId> members(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (const population::HouseholdId household = people.household[person]; household.valid()) {
      members[next[household.index()]++] = person;
    }
  }
  return {std::move(offsets), std::move(members)};
}

}  // namespace poai::demand::detail
