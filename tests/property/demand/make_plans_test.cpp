#include "engine/demand/make_plans.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/id_range.hpp"
#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"
#include "support/small_outings.hpp"

namespace poai::demand {
namespace {

/// Checks that the plan is one way through the day: one place after the other.
void check_plan(const district::District& district, std::span<const PlanItem> items) {
  RC_ASSERT(!items.empty());
  RC_ASSERT(items.front().place.valid());
  RC_ASSERT(items.back().end_ms == PlanItem::kNever);
  RC_ASSERT(items.back().activity != ActivityKind::kLunch);
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    const PlanItem& item = items[i];
    const PlanItem& next = items[i + 1];
    RC_ASSERT(item.end_ms >= 3 * 3'600'000);
    RC_ASSERT(item.end_ms < PlanItem::kNever);
    RC_ASSERT(item.end_ms <= next.end_ms);
    if (next.activity == ActivityKind::kLunch) {
      RC_ASSERT(i + 2 < items.size());
      RC_ASSERT(items[i + 2].place == item.place);
      RC_ASSERT(next.break_min > 0);
      continue;
    }
    if (outing_kind_of(next.activity) && !next.place.valid()) {
      RC_ASSERT(i + 2 < items.size());
      RC_ASSERT(item.place.valid());
      RC_ASSERT(next.activity != ActivityKind::kCoffee || items[i + 2].place == item.place);
      continue;
    }
    RC_ASSERT(next.place.valid());
    if (!item.place.valid() || item.activity == ActivityKind::kLunch || next.place == item.place) {
      continue;
    }
    const bool crosses =
        district.places[item.place].is_gate() || district.places[next.place].is_gate();
    RC_ASSERT(!crosses || next.mode != Mode::kNone);
    RC_ASSERT(crosses || next.mode == Mode::kNone || next.mode == Mode::kBicycle);
  }
}

RC_GTEST_PROP(MakePlans, LeadsEverybodyFromPlaceToPlaceThroughTheDay, ()) {
  const test::SmallIsland island(*rc::gen::arbitrary<std::uint64_t>());
  const auto day_type = static_cast<DayType>(*rc::gen::inRange(0, kDayTypeCount));
  Problems problems;
  std::string activities = *rc::gen::arbitrary<bool>() ? test::small_activities() : "";
  activities += *rc::gen::arbitrary<bool>() ? test::small_outings() : "";
  activities += *rc::gen::arbitrary<bool>() ? test::small_outings_from_home() : "";
  const auto spec = population::parse_population(test::small_population() + activities,
                                                 "population.toml", island.district, problems);
  const auto people = population::synthesise(
      spec, island.district, {.scale = 0.05, .day_type = day_type}, island.draws, island.threads);
  PlanDay day;
  day.day_type = day_type;
  day.number = *rc::gen::inRange(0U, 300U);
  const PlannedDay planned =
      make_plans({people, spec, island.district, island.router}, day, island.draws, island.threads);
  RC_ASSERT(planned.plans.size() == people.size());
  for (const PersonId person : ids<PersonId>(people.size())) {
    check_plan(island.district, planned.plans[person]);
  }
}

}  // namespace
}  // namespace poai::demand
