#include "engine/population/detail/profile_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "engine/district/place_suggestion.hpp"
#include "engine/population/detail/spec_fields.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMaxAge = 110.0;
constexpr double kMinutesOfDay = 24.0 * 60.0;
constexpr double kMsPerMinute = 60'000.0;

/// The modes by which people reach the district: all but kNone.
std::vector<std::string> mode_keys() {
  std::vector<std::string> keys(kModeNames.begin() + 1, kModeNames.end());
  keys.insert(keys.end(), {"estimated", "source"});
  return keys;
}

void check_tour(const config::TomlTable& table, const Tour& tour) {
  if (tour.starts_in_place) {
    if (tour.leave.empty() && !tour.stays_overnight) {
      table.report("leave", "is missing", "who starts in place leaves some time",
                   "add leave = [[...]], or stays_overnight = true");
    }
    return;
  }
  if (tour.arrive.empty() == tour.leave_home.empty()) {
    table.report("arrive", "a tour has either arrive or leave_home",
                 tour.arrive.empty() ? "it has none" : "it has both");
  }
  if (!tour.stays_overnight && tour.stay_mean_min <= 0.0) {
    table.report("stay_mean_min", "must be over 0", "the tour has no length",
                 "or say stays_overnight = true");
  }
  if (tour.stay_least_min > tour.stay_mean_min && !tour.stays_overnight) {
    table.report("stay_least_min", "must be at most stay_mean_min",
                 fmt::format("{} > {}", tour.stay_least_min, tour.stay_mean_min));
  }
}

/// Reports a `leave_by` that nothing obeys, or that leaves who comes last less than the least stay.
void check_leave_by(const config::TomlTable& table, const Tour& tour) {
  if (!tour.leave_by) {
    return;
  }
  if (tour.starts_in_place || tour.stays_overnight || !tour.leave.empty() || tour.arrive.empty()) {
    table.report("leave_by", "needs arrive and stay_mean_min",
                 "it ends a stay that is counted from the arrival");
    return;
  }
  const auto last =
      std::max_element(tour.arrive.begin(), tour.arrive.end(),
                       [](const TimeBand& a, const TimeBand& b) { return a.to < b.to; });
  if (static_cast<double>(last->to.ms) + tour.stay_least_min * kMsPerMinute >
      static_cast<double>(tour.leave_by->ms)) {
    table.report("leave_by", "is too early",
                 fmt::format("who arrives at {} stays {} min at least", format_time(last->to),
                             tour.stay_least_min));
  }
}

Tour read_tour(const config::TomlTable& table) {
  Tour tour;
  tour.name = table.name();
  table.known_keys({"activity", "appears", "arrive", "leave_home", "stay_mean_min", "stay_sd_min",
                    "stay_least_min", "lunch_share", "starts_in_place", "leave", "leave_by",
                    "stays_overnight", "estimated", "source"});
  if (!table.has("activity")) {
    table.report_missing("activity");
  }
  tour.activity =
      table.word<ActivityKind>("activity", kActivityNames).value_or(ActivityKind::kVisit);
  tour.appears = read_by_day_type(table, "appears", config::share());
  tour.arrive = read_time_bands(table, "arrive");
  tour.leave_home = read_time_bands(table, "leave_home");
  tour.leave = read_time_bands(table, "leave");
  tour.leave_by = table.time("leave_by");
  const config::Range minutes = config::between(0.0, kMinutesOfDay);
  tour.stay_mean_min = table.number("stay_mean_min", minutes).value_or(0.0);
  tour.stay_sd_min = table.number("stay_sd_min", minutes).value_or(0.0);
  tour.stay_least_min = table.number("stay_least_min", minutes).value_or(0.0);
  tour.lunch_share = table.number("lunch_share", config::share()).value_or(0.0);
  tour.starts_in_place = table.boolean("starts_in_place").value_or(false);
  tour.stays_overnight = table.boolean("stays_overnight").value_or(false);
  check_tour(table, tour);
  check_leave_by(table, tour);
  return tour;
}

AccessProfile read_access(const config::TomlTable& parent, const config::TomlTable& table) {
  AccessProfile profile;
  profile.name = table.name();
  table.known_keys(mode_keys());
  double sum = 0.0;
  for (std::size_t mode = 1; mode < kModeNames.size(); ++mode) {
    profile.share.at(mode) = table.number(kModeNames.at(mode), config::share()).value_or(0.0);
    sum += profile.share.at(mode);
  }
  check_sum(parent, profile.name, sum);
  return profile;
}

/// The gate that a key of `[gates.<mode>]` names; none if it is no such gate.
PlaceId read_gate(const config::TomlTable& table, const std::string& id, Mode mode,
                  const district::District& district) {
  if (district.lacks_place(id)) {
    table.report(id, fmt::format("unknown place \"{}\"", id), "the district has no such place",
                 district::suggest_place(id, district));
  }
  const auto found = district.find_place(id);
  if (!found) {
    return PlaceId::none();
  }
  const district::Place& place = district.places[*found];
  if (!place.is_gate()) {
    table.report(id, "is no gate",
                 fmt::format("its kind is {}", word(district::kPlaceKindNames, place.kind)));
    return PlaceId::none();
  }
  if ((place.gate_modes & (1U << static_cast<unsigned>(mode))) == 0) {
    table.report(id, fmt::format("the gate does not serve the mode {}", word(kModeNames, mode)),
                 "its `modes` in the places file lack it");
    return PlaceId::none();
  }
  return *found;
}

std::vector<GateShare> read_gate_shares(const config::TomlTable& parent,
                                        const config::TomlTable& table, Mode mode,
                                        const district::District& district) {
  std::vector<GateShare> gates;
  double sum = 0.0;
  for (const std::string& key : table.keys()) {
    if (key == "estimated" || key == "source") {
      continue;
    }
    const double share = table.number(key, config::share()).value_or(0.0);
    sum += share;
    if (const PlaceId gate = read_gate(table, key, mode, district); gate.valid()) {
      gates.push_back({gate, share});
    }
  }
  check_sum(parent, table.name(), sum);
  return gates;
}

void read_gates(const config::TomlTable& root, const district::District& district,
                PopulationSpec& spec) {
  const auto parent = root.table("gates");
  if (!parent) {
    return;
  }
  parent->known_keys(mode_keys());
  for (std::size_t mode = 1; mode < kModeNames.size(); ++mode) {
    if (const auto table = parent->table(kModeNames.at(mode))) {
      spec.gates.at(mode) = read_gate_shares(*parent, *table, static_cast<Mode>(mode), district);
    }
  }
}

void read_access_profiles(const config::TomlTable& root, PopulationSpec& spec) {
  const auto parent = root.table("access");
  if (!parent) {
    return;
  }
  for (const std::string& name : parent->keys()) {
    if (const auto table = parent->table(name)) {
      spec.access.push_back(read_access(*parent, *table));
    }
  }
}

/// Reports modes that people use and that have no gates.
void check_gates_of_modes(const config::TomlTable& root, const PopulationSpec& spec) {
  const config::Entry* gates = root.node().find("gates");
  for (const AccessProfile& profile : spec.access) {
    for (std::size_t mode = 1; mode < kModeNames.size(); ++mode) {
      const std::string_view name = kModeNames.at(mode);
      const bool has_gates = gates != nullptr && gates->value.find(name) != nullptr;
      if (profile.share.at(mode) > 0.0 && !has_gates) {
        root.report("access", fmt::format("{} uses {}, which has no gates", profile.name, name),
                    "nobody could enter by it", fmt::format("add [gates.{}]", name));
      }
    }
  }
}

AgeProfile read_age_profile(const config::TomlTable& table) {
  AgeProfile profile;
  profile.name = table.name();
  table.known_keys({"bands", "estimated", "source"});
  double sum = 0.0;
  for (const auto& row : read_rows(table, "bands", 3, "[from_age, to_age, weight]")) {
    const auto from = row[0].integer(config::between(0.0, kMaxAge));
    const auto to = row[1].integer(config::between(0.0, kMaxAge));
    const auto weight = row[2].number(config::at_least(0.0));
    if (from && to && *from > *to) {
      row[0].report(fmt::format("the band from {} to {} years is upside down", *from, *to));
    }
    if (from && to && weight) {
      profile.bands.push_back(
          {static_cast<std::uint8_t>(*from), static_cast<std::uint8_t>(*to), *weight});
      sum += *weight;
    }
  }
  if (sum <= 0.0) {
    table.report("bands", "has no band with a weight over 0", "no age can be drawn from it");
  }
  return profile;
}

std::array<double, kLunchFormNames.size()> read_form_shares(const config::TomlTable& lunch,
                                                            std::string_view key) {
  std::array<double, kLunchFormNames.size()> shares{};
  const config::TomlTable table = lunch.required_table(key);
  table.known_keys({"home_bento", "bought_bento", "canteen", "eating_out", "none"});
  double sum = 0.0;
  for (std::size_t form = 0; form < kLunchFormNames.size(); ++form) {
    shares.at(form) = table.number(kLunchFormNames.at(form), config::share()).value_or(0.0);
    sum += shares.at(form);
  }
  if (lunch.has(key)) {
    check_sum(lunch, key, sum);
  }
  return shares;
}

std::vector<BreakLength> read_breaks(const config::TomlTable& table) {
  std::vector<BreakLength> breaks;
  double sum = 0.0;
  for (const auto& row : read_rows(table, "break_min", 2, "[minutes, weight]")) {
    const auto minutes = row[0].integer(config::between(5.0, 240.0));
    const auto weight = row[1].number(config::at_least(0.0));
    if (minutes && weight) {
      breaks.push_back({static_cast<std::uint8_t>(*minutes), *weight});
      sum += *weight;
    }
  }
  if (sum <= 0.0) {
    table.report("break_min", "has no length with a weight over 0", "no break can be drawn");
  }
  return breaks;
}

LunchProfile read_lunch(const config::TomlTable& table) {
  LunchProfile profile;
  profile.name = table.name();
  table.known_keys({"male", "female", "start", "break_min", "budget_yen", "estimated", "source"});
  profile.form_share[static_cast<std::size_t>(Sex::kMale)] = read_form_shares(table, "male");
  profile.form_share[static_cast<std::size_t>(Sex::kFemale)] = read_form_shares(table, "female");
  if (!table.has("start")) {
    table.report_missing("start");
  }
  profile.start = read_time_bands(table, "start");
  profile.breaks = read_breaks(table);
  profile.budget_yen =
      table.number("budget_yen", config::over(0.0, 1e5)).value_or(profile.budget_yen);
  return profile;
}

}  // namespace

void read_profiles(const config::TomlTable& root, const district::District& district,
                   PopulationSpec& spec) {
  for (const config::TomlTable& table : root.named_tables("tour")) {
    spec.tours.push_back(read_tour(table));
  }
  read_access_profiles(root, spec);
  read_gates(root, district, spec);
  check_gates_of_modes(root, spec);
  for (const config::TomlTable& table : root.named_tables("age_profile")) {
    spec.age_profiles.push_back(read_age_profile(table));
  }
  for (const config::TomlTable& table : root.named_tables("lunch")) {
    spec.lunches.push_back(read_lunch(table));
  }
}

}  // namespace poai::population::detail
