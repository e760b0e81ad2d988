#pragma once
// The small island with people and their plans of a day.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "engine/core/id_range.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"

namespace poai::test {

inline constexpr std::int32_t kMinuteMs = 60'000;
inline constexpr std::int32_t kHourMs = 60 * kMinuteMs;

/// Whose items lead to a place of the plan, or to one that is chosen when the time comes.
enum class PlaceOfItem { kAny, kChosenLater };

/// Index of the first item of the activity, or the number of items.
inline std::size_t find_item(std::span<const demand::PlanItem> items, ActivityKind activity,
                             PlaceOfItem place = PlaceOfItem::kAny) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const demand::PlanItem& item) {
    return item.activity == activity && (place == PlaceOfItem::kAny || !item.place.valid());
  });
  return static_cast<std::size_t>(found - items.begin());
}

inline void expect_same_plans(const demand::Plans& one, const demand::Plans& other) {
  ASSERT_EQ(one.values().size(), other.values().size());
  for (std::size_t i = 0; i < one.values().size(); ++i) {
    ASSERT_EQ(one.values()[i].end_ms, other.values()[i].end_ms);
    ASSERT_EQ(one.values()[i].place, other.values()[i].place);
    ASSERT_EQ(one.values()[i].activity, other.values()[i].activity);
    ASSERT_EQ(one.values()[i].mode, other.values()[i].mode);
  }
}

class PlannedIsland : public ::testing::Test {
 protected:
  /// `more` comes after the population file of the small island.
  explicit PlannedIsland(const std::string& more) : spec(read(more)), people(synthesise()) {}

  void populate(const std::string& more) {
    spec = read(more);
    people = synthesise();
  }
  [[nodiscard]] population::PopulationSpec read(const std::string& more) const {
    Problems problems;
    auto read_spec = population::parse_population(small_population() + more, "population.toml",
                                                  island.district, problems);
    problems.throw_if_any();
    return read_spec;
  }
  [[nodiscard]] population::Population synthesise() const {
    return population::synthesise(spec, island.district, {}, island.draws, island.threads);
  }
  [[nodiscard]] demand::PlannedDay plan(int threads = 2) const {
    return demand::make_plans({people, spec, island.district, island.router}, day, island.draws,
                              parallel::Threads(threads));
  }
  /// Calls visit(person, items, index of the first item of the activity) for all who have one at a
  /// place that is chosen later.
  template <class Visit>
  void for_each_with(ActivityKind activity, const demand::PlannedDay& planned,
                     const Visit& visit) const {
    for (const PersonId person : ids<PersonId>(people.size())) {
      const auto items = planned.plans[person];
      const std::size_t i = find_item(items, activity, PlaceOfItem::kChosenLater);
      if (i < items.size()) {
        visit(person, items, i);
      }
    }
  }

  SmallIsland island;
  population::PopulationSpec spec;
  demand::PlanDay day;
  population::Population people;
};

}  // namespace poai::test
