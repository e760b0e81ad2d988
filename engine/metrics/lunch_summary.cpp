#include "engine/metrics/lunch_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/id_range.hpp"
#include "engine/core/words.hpp"
#include "engine/population/chome.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::metrics {
namespace {

constexpr std::size_t kForms = kLunchFormNames.size();

/// A mean of what there is.
struct Mean {
  double sum = 0.0;
  std::uint64_t count = 0;
  void add(double value) {
    sum += value;
    ++count;
  }
  [[nodiscard]] double value() const { return count == 0 ? 0.0 : sum / static_cast<double>(count); }
  /// For a column: NaN of nothing.
  [[nodiscard]] float cell() const {
    return count == 0 ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(value());
  }
};

/// Meals that some people wanted from a place.
struct Group {
  std::uint64_t wanted = 0;
  std::uint64_t as_wanted = 0;
  std::uint64_t unserved = 0;
  Mean walk_min;  ///< of who was served
  Mean left_min;
  [[nodiscard]] double as_wanted_share() const {
    return static_cast<double>(as_wanted) / static_cast<double>(wanted);
  }
};

bool wanted_from_a_place(const MealObserver& meals, PersonId person) {
  const std::uint8_t form = meals.form()[person];
  return form != MealObserver::kNone && is_from_a_place(static_cast<LunchForm>(form));
}

std::optional<double> break_min(const demand::Plans& plans, PersonId person) {
  const auto plan = plans[person];
  const auto lunch = std::find_if(plan.begin(), plan.end(), [](const demand::PlanItem& item) {
    return item.activity == ActivityKind::kLunch;
  });
  return lunch == plan.end() ? std::nullopt : std::optional<double>(lunch->break_min);
}

void add(const DayRecord& record, PersonId person, Group& group) {
  const MealObserver& meals = record.meals();
  const auto outcome = static_cast<MealOutcome>(meals.outcome()[person]);
  ++group.wanted;
  if (outcome != MealOutcome::kServed) {
    group.unserved += meals.outcome()[person] == MealObserver::kNone ? 0U : 1U;
    return;
  }
  group.as_wanted += meals.realised()[person] == meals.form()[person] ? 1U : 0U;
  if (const auto walk_min = meals.walk_min(person)) {
    group.walk_min.add(*walk_min);
  }
  const auto away_min = meals.away_min(person);
  const auto whole_min = break_min(record.world().plans, person);
  if (away_min && whole_min) {
    group.left_min.add(*whole_min - *away_min);
  }
}

void add_group(const std::string& name, const Group& group, double scale, Indicators& indicators) {
  if (group.wanted == 0) {
    return;
  }
  const auto count = [&](const char* what, std::uint64_t simulated) {
    indicators.add(name + what, std::int64_t{std::llround(static_cast<double>(simulated) / scale)});
  };
  count(".wanted", group.wanted);
  count(".unserved", group.unserved);
  indicators.add(name + ".as_wanted_share", group.as_wanted_share());
  indicators.add(name + ".mean_walk_min", group.walk_min.value());
  indicators.add(name + ".mean_left_min", group.left_min.value());
}

/// Shares of the forms of one sex.
void add_shares(const std::string& name, const std::array<std::uint64_t, kForms>& counts,
                Indicators& indicators) {
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) {
    total += count;
  }
  for (std::size_t form = 0; form < kForms && total > 0; ++form) {
    indicators.add(fmt::format("{}.{}", name, kLunchFormNames.at(form)),
                   static_cast<double>(counts.at(form)) / static_cast<double>(total));
  }
}

void add_forms_of_employees(const DayRecord& record, Indicators& indicators) {
  const population::Population& people = record.world().population;
  constexpr std::array<std::string_view, 2> kSexes = {"male", "female"};
  for (std::size_t sex = 0; sex < kSexes.size(); ++sex) {
    std::array<std::uint64_t, kForms> intended{};
    std::array<std::uint64_t, kForms> realised{};
    for (const PersonId person : ids<PersonId>(people.size())) {
      const std::uint8_t end = record.meals().realised()[person];
      if (end != MealObserver::kNone && population::is_staff(people.role[person]) &&
          static_cast<std::size_t>(people.sex[person]) == sex) {
        ++intended.at(record.meals().form()[person]);
        ++realised.at(end);
      }
    }
    add_shares(fmt::format("dining.intended_share.{}", kSexes.at(sex)), intended, indicators);
    add_shares(fmt::format("dining.realised_share.{}", kSexes.at(sex)), realised, indicators);
  }
}

/// Who wanted a meal, by where they were then.
std::vector<Group> groups_by_place(const DayRecord& record) {
  const World& world = record.world();
  const MealObserver& meals = record.meals();
  std::vector<Group> groups(world.district.places.size());
  for (const PersonId person : ids<PersonId>(world.population.size())) {
    if (wanted_from_a_place(meals, person) && meals.from()[person].valid()) {
      add(record, person, groups[meals.from()[person].index()]);
    }
  }
  return groups;
}

LunchMap map_of(const std::vector<Group>& groups) {
  LunchMap map;
  for (const Group& group : groups) {
    map.demand.push_back(static_cast<std::uint32_t>(group.wanted));
    map.unserved.push_back(static_cast<std::uint32_t>(group.unserved));
    map.as_wanted_share.push_back(group.wanted == 0 ? std::numeric_limits<float>::quiet_NaN()
                                                    : static_cast<float>(group.as_wanted_share()));
    map.mean_walk_min.push_back(group.walk_min.cell());
    map.mean_left_min.push_back(group.left_min.cell());
  }
  map.demand_near.assign(groups.size(), 0);
  map.seats_near.assign(groups.size(), 0);
  return map;
}

bool is_near(const routing::WalkFields& fields, NodeId from, NodeId to) {
  return static_cast<double>(fields.effort_m(fields.destination_of(to), from)) <= LunchMap::kReachM;
}

/// Demand and seats within reach of each place.
void add_reach(const World& world, LunchMap& map) {
  const district::Places& places = world.district.places;
  for (const PlaceId here : ids<PlaceId>(places.size())) {
    for (const PlaceId there : ids<PlaceId>(places.size())) {
      const district::Service& service = world.district.services[there];
      const PlaceId host = places[there].host.valid() ? places[there].host : there;
      const bool serves =
          service.access == district::Access::kAll || host == here || places[here].host == host;
      const std::uint32_t seats =
          serves && service.kind != district::ServiceKind::kLounge ? service.seats : 0;
      if ((seats > 0 || map.demand[there.index()] > 0) &&
          is_near(*world.fields, places[here].node, places[there].node)) {
        map.demand_near[here.index()] += map.demand[there.index()];
        map.seats_near[here.index()] += seats;
      }
    }
  }
}

}  // namespace

LunchMap lunch_map(const DayRecord& record) {
  const World& world = record.world();
  LunchMap map = map_of(groups_by_place(record));
  if (world.fields != nullptr) {
    add_reach(world, map);
  }
  return map;
}

void add_lunch_indicators(const DayRecord& record, Indicators& indicators) {
  const World& world = record.world();
  const population::Population& people = world.population;
  std::array<Group, kRoleNames.size()> by_role;
  std::array<Group, district::kPlaceAreaNames.size()> by_area;
  std::map<std::string_view, Group> by_chome;
  const MealObserver& meals = record.meals();
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (!wanted_from_a_place(meals, person) || !meals.from()[person].valid()) {
      continue;
    }
    add(record, person, by_role.at(static_cast<std::size_t>(people.role[person])));
    const district::PlaceArea area = world.district.places[meals.from()[person]].area;
    add(record, person, by_area.at(static_cast<std::size_t>(area)));
    if (people.role[person] == Role::kResident) {
      add(record, person, by_chome[population::chome_of(people, person)]);
    }
  }
  const double scale = world.scenario.population.scale;
  for (std::size_t role = 0; role < by_role.size(); ++role) {
    add_group(fmt::format("dining.by_role.{}", kRoleNames.at(role)), by_role.at(role), scale,
              indicators);
  }
  for (std::size_t area = 0; area < by_area.size(); ++area) {
    add_group(fmt::format("dining.by_area.{}", district::kPlaceAreaNames.at(area)),
              by_area.at(area), scale, indicators);
  }
  for (const auto& [chome, group] : by_chome) {
    add_group(fmt::format("dining.by_chome.{}", chome), group, scale, indicators);
  }
  add_forms_of_employees(record, indicators);
}

}  // namespace poai::metrics
