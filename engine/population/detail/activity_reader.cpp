#include "engine/population/detail/activity_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "engine/core/id_range.hpp"
#include "engine/core/suggest.hpp"
#include "engine/population/detail/spec_fields.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMaxAge = 110.0;
constexpr double kMinutesOfDay = 24.0 * 60.0;

Minutes read_minutes(const config::TomlTable& table, std::string_view mean, std::string_view sd) {
  const config::Range minutes = config::between(0.0, kMinutesOfDay);
  return {table.required_number(mean, minutes), table.number(sd, minutes).value_or(0.0)};
}

/// Ages from [from, to]; nothing usable after a report.
void read_ages(const config::TomlTable& table, std::uint8_t& from, std::uint8_t& to) {
  const auto ages = table.numbers("ages", config::between(0.0, kMaxAge));
  if (ages.size() != 2 || ages[0] > ages[1]) {
    table.report("ages", "must be [from, to]", "both included");
    return;
  }
  from = static_cast<std::uint8_t>(ages[0]);
  to = static_cast<std::uint8_t>(ages[1]);
}

std::vector<Role> read_roles(const config::TomlTable& table) {
  std::vector<Role> roles;
  for (const config::TomlValue& item : table.list("roles")) {
    if (const auto role = item.word<Role>(kRoleNames)) {
      roles.push_back(*role);
    }
  }
  if (roles.empty()) {
    table.report("roles", "names no role", "nobody would go");
  }
  return roles;
}

/// All places of the kinds that `kinds` lists, by staff.
void read_kinds(const config::TomlTable& table, const district::District& district,
                Subtour& subtour) {
  std::set<district::PlaceKind> kinds;
  for (const config::TomlValue& item : table.list("kinds")) {
    if (const auto kind = item.word<district::PlaceKind>(district::kPlaceKindNames)) {
      kinds.insert(*kind);
    }
  }
  for (const PlaceId id : ids<PlaceId>(district.places.size())) {
    const district::Place& place = district.places[id];
    const bool inside = !place.is_gate() && place.area != district::PlaceArea::kMainland;
    if (inside && kinds.count(place.kind) > 0 && place.staff > 0) {
      subtour.places.push_back(id);
      subtour.sizes.push_back(static_cast<double>(place.staff));
    }
  }
  if (subtour.places.empty() && district.has_all_places) {
    table.report("kinds", "the district has no place with staff of these kinds");
  }
}

void read_places(const config::TomlTable& table, const district::District& district,
                 Subtour& subtour) {
  for (const config::TomlValue& item : table.list("places")) {
    subtour.places.push_back(read_place(item, district));
  }
  subtour.sizes.assign(subtour.places.size(), 1.0);
  if (table.has("sizes")) {
    subtour.sizes = table.numbers("sizes", config::at_least(0.0));
  }
  if (subtour.sizes.size() != subtour.places.size()) {
    table.report("sizes", fmt::format("must have one number per place: {}, not {}",
                                      subtour.places.size(), subtour.sizes.size()));
  } else if (std::accumulate(subtour.sizes.begin(), subtour.sizes.end(), 0.0) <= 0.0) {
    table.report("sizes", "must not all be 0", "no place can be chosen");
  }
}

void check_stay(const config::TomlTable& table, const Subtour& subtour) {
  if (subtour.stay_least_min > subtour.stay.mean) {
    table.report("stay_least_min", "must be at most stay_mean_min",
                 fmt::format("{} > {}", subtour.stay_least_min, subtour.stay.mean));
  }
}

Subtour read_subtour(const config::TomlTable& table, const district::District& district) {
  Subtour subtour;
  table.known_keys({"id", "activity", "roles", "share", "begin", "stay_mean_min", "stay_sd_min",
                    "stay_least_min", "kinds", "places", "sizes", "capacity", "walk_per_min",
                    "most_walk_min", "estimated", "source"});
  subtour.id = table.required_text("id");
  if (!table.has("activity")) {
    table.report_missing("activity");
  }
  subtour.activity =
      table.word<ActivityKind>("activity", kActivityNames).value_or(ActivityKind::kMeeting);
  subtour.roles = read_roles(table);
  subtour.share = read_by_day_type(table, "share", config::share());
  if (!table.has("begin")) {
    table.report_missing("begin");
  }
  subtour.begin = read_time_bands(table, "begin");
  subtour.stay = read_minutes(table, "stay_mean_min", "stay_sd_min");
  subtour.stay_least_min =
      table.number("stay_least_min", config::between(0.0, kMinutesOfDay)).value_or(0.0);
  check_stay(table, subtour);
  if (table.has("kinds") == table.has("places")) {
    table.report("places", "a subtour has either places or kinds",
                 table.has("kinds") ? "it has both" : "it has neither");
  } else if (table.has("kinds")) {
    read_kinds(table, district, subtour);
  } else {
    read_places(table, district, subtour);
  }
  subtour.capacities = read_capacities(table, district, subtour.places);
  subtour.walk_per_min = table.number("walk_per_min", config::between(-5.0, 0.0)).value_or(0.0);
  subtour.most_walk_min = table.number("most_walk_min", config::over(0.0, kMinutesOfDay))
                              .value_or(subtour.most_walk_min);
  return subtour;
}

/// The index of the main tour to a place that the key names.
std::size_t read_school_tour(const config::TomlTable& table, const PopulationSpec& spec) {
  const std::string id = table.required_text("of");
  std::vector<std::string> known;
  for (std::size_t i = 0; i < spec.resident_tours.size(); ++i) {
    const ResidentTour& tour = spec.resident_tours[i];
    const bool to_school = tour.slot == ResidentTour::Slot::kMain &&
                           tour.destination == ResidentTour::Destination::kPlaces;
    if (to_school && tour.id == id) {
      return i;
    }
    if (to_school) {
      known.push_back(tour.id);
    }
  }
  if (table.has("of")) {
    table.report("of", fmt::format("there is no main tour \"{}\" to a place of the district", id),
                 "children are picked up where it leads", did_you_mean(id, known));
  }
  return 0;
}

PickUp read_pick_up(const config::TomlTable& table, const PopulationSpec& spec) {
  PickUp pick_up;
  table.known_keys({"id", "of", "ages", "share", "at", "stay_min", "estimated", "source"});
  pick_up.id = table.required_text("id");
  pick_up.tour = read_school_tour(table, spec);
  read_ages(table, pick_up.from_age, pick_up.to_age);
  pick_up.share = read_by_day_type(table, "share", config::share());
  if (!table.has("at")) {
    table.report_missing("at");
  }
  pick_up.at = read_time_bands(table, "at");
  pick_up.stay_min =
      table.number("stay_min", config::between(0.0, kMinutesOfDay)).value_or(pick_up.stay_min);
  return pick_up;
}

std::vector<AgeShare> read_bicycle_owners(const config::TomlTable& table) {
  std::vector<AgeShare> owners;
  table.known_keys({"owner_share", "estimated", "source"});
  for (const auto& row : read_rows(table, "owner_share", 3, "[from_age, to_age, share]")) {
    const auto from = row[0].integer(config::between(0.0, kMaxAge));
    const auto to = row[1].integer(config::between(0.0, kMaxAge));
    const auto share = row[2].number(config::share());
    if (from && to && *from > *to) {
      row[0].report(fmt::format("the ages from {} to {} are upside down", *from, *to));
    }
    if (from && to && share) {
      owners.push_back({static_cast<std::uint8_t>(*from), static_cast<std::uint8_t>(*to), *share});
    }
  }
  return owners;
}

/// Reports an id that is given twice; draws are keyed by it.
void check_id(const config::TomlTable& table, const std::string& id, std::set<std::string>& seen) {
  if (!id.empty() && !seen.insert(id).second) {
    table.report("id", fmt::format("\"{}\" is given twice", id), "draws are keyed by it");
  }
}

}  // namespace

void read_activities(const config::TomlTable& root, const district::District& district,
                     PopulationSpec& spec) {
  std::set<std::string> seen;
  for (const ResidentTour& tour : spec.resident_tours) {
    seen.insert(tour.id);
  }
  for (const config::TomlTable& table : root.tables("subtour")) {
    spec.subtours.push_back(read_subtour(table, district));
    check_id(table, spec.subtours.back().id, seen);
  }
  for (const config::TomlTable& table : root.tables("pick_up")) {
    spec.pick_ups.push_back(read_pick_up(table, spec));
    check_id(table, spec.pick_ups.back().id, seen);
  }
  if (const auto table = root.table("bicycle")) {
    spec.bicycle_owners = read_bicycle_owners(*table);
  }
}

}  // namespace poai::population::detail
