#include "engine/population/detail/outing_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/population/detail/spec_fields.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMostMinutes = 6.0 * 60.0;
constexpr double kMostAge = 110.0;

std::uint32_t bit(district::ServiceKind kind) { return 1U << static_cast<unsigned>(kind); }

std::uint32_t read_services(const config::TomlTable& table, const district::District& district) {
  std::uint32_t services = 0;
  for (const config::TomlValue& item : table.list("services")) {
    if (const auto kind = item.word<district::ServiceKind>(district::kServiceKindNames)) {
      services |= bit(*kind);
    }
  }
  services &= ~bit(district::ServiceKind::kNone);
  const bool is_served = std::any_of(
      district.services.begin(), district.services.end(),
      [&](const district::Service& service) { return (services & bit(service.kind)) != 0; });
  if (services == 0) {
    table.report("services", "names no kind of place that serves", "nobody could go");
  } else if (!is_served && district.has_all_places) {
    table.report("services", "the district has no place of these kinds");
  }
  return services;
}

/// After work colleagues may go together.
bool is_for_company(OutingKind kind) {
  return kind == OutingKind::kDinner || kind == OutingKind::kDrinks;
}

OutingManner read_manner(const config::TomlTable& table, OutingKind kind,
                         const district::District& district) {
  OutingManner manner;
  table.known_keys({"services", "most_walk_min", "most_min", "least_min", "stay_mean_min",
                    "spend_share", "elsewhere_utility", "company_share", "estimated", "source"});
  const config::Range minutes = config::over(0.0, kMostMinutes);
  manner.services = read_services(table, district);
  manner.most_walk_min =
      table.required_number("most_walk_min", config::over(0.0, OutingManner::kFarthestWalkMin));
  manner.most_min = table.required_number("most_min", minutes);
  manner.least_min = table.required_number("least_min", minutes);
  manner.stay_mean_min = table.required_number("stay_mean_min", minutes);
  manner.spend_share = table.required_number("spend_share", config::over(0.0, 20.0));
  manner.elsewhere_utility = table.number("elsewhere_utility", config::between(-50.0, 50.0));
  if (table.has("company_share") && !is_for_company(kind)) {
    table.report("company_share", "is for dinner and drinks only",
                 "on all other outings everybody goes alone");
  }
  manner.company_share = table.number("company_share", config::share()).value_or(0.0);
  if (manner.least_min > manner.most_min) {
    table.report("least_min", "must be at most most_min",
                 fmt::format("{} > {}", manner.least_min, manner.most_min));
  }
  return manner;
}

OutingStart usual_start(OutingKind kind) {
  switch (kind) {
    case OutingKind::kCoffee:
      return OutingStart::kBreak;
    case OutingKind::kSupper:
      return OutingStart::kFromHome;
    case OutingKind::kShopping:
    case OutingKind::kDinner:
    case OutingKind::kDrinks:
      break;
  }
  return OutingStart::kWayHome;
}

OutingStart read_start(const config::TomlTable& table, OutingKind kind) {
  const OutingStart usual = usual_start(kind);
  const OutingStart start = table.word<OutingStart>("start", kOutingStartNames).value_or(usual);
  if (start != usual && !(kind == OutingKind::kShopping && start == OutingStart::kAfterReturn)) {
    table.report("start", fmt::format("{} does not begin so", word(kOutingKindNames, kind)),
                 fmt::format("it is {}{}", word(kOutingStartNames, usual),
                             kind == OutingKind::kShopping ? " or after_return" : ""));
  }
  return start;
}

void read_ages(const config::TomlTable& table, Outing& outing) {
  if (!table.has("ages")) {
    return;
  }
  const auto ages = table.numbers("ages", config::between(0.0, kMostAge));
  if (ages.size() != 2 || ages[0] > ages[1]) {
    table.report("ages", "must be [from, to]", "both included");
    return;
  }
  outing.from_age = static_cast<std::uint8_t>(ages[0]);
  outing.to_age = static_cast<std::uint8_t>(ages[1]);
}

Outing read_outing(const config::TomlTable& table) {
  Outing outing;
  table.known_keys(
      {"id", "kind", "start", "roles", "ages", "share", "from", "until", "estimated", "source"});
  outing.id = table.required_text("id");
  if (!table.has("kind")) {
    table.report_missing("kind");
  }
  outing.kind = table.word<OutingKind>("kind", kOutingKindNames).value_or(OutingKind::kCoffee);
  outing.start = read_start(table, outing.kind);
  read_ages(table, outing);
  for (const config::TomlValue& item : table.list("roles")) {
    if (const auto role = item.word<Role>(kRoleNames)) {
      outing.roles.push_back(*role);
    }
  }
  if (outing.roles.empty()) {
    table.report("roles", "names no role", "nobody would go");
  }
  outing.share = read_by_day_type(table, "share", config::share());
  outing.from = table.required_time("from");
  outing.until = table.required_time("until");
  if (table.has("from") && table.has("until") && outing.until <= outing.from) {
    table.report("until", "must be later than from", "the times are upside down");
  }
  return outing;
}

/// After work people have one outing at most.
void check_shares(const config::TomlTable& table, const std::vector<Outing>& outings, Role role) {
  for (std::size_t day = 0; day < outings.front().share.values.size(); ++day) {
    double sum = 0.0;
    for (const Outing& outing : outings) {
      const bool has_role =
          std::find(outing.roles.begin(), outing.roles.end(), role) != outing.roles.end();
      sum += has_role && outing.start == OutingStart::kWayHome ? outing.share.values.at(day) : 0.0;
    }
    if (sum > 1.0 + kShareTolerance) {
      table.report("outing",
                   fmt::format("the shares of {} who go somewhere after work add up to {:.3f}",
                               word(kRoleNames, role), sum),
                   "everybody has one such outing at most");
      return;
    }
  }
}

}  // namespace

void read_outings(const config::TomlTable& root, const district::District& district,
                  PopulationSpec& spec) {
  std::set<std::string_view> described;
  if (const auto kinds = root.table("outing_kind")) {
    const std::vector<std::string> known = word_list(kOutingKindNames);
    kinds->known_keys(known);
    for (std::size_t kind = 0; kind < kOutingKindCount; ++kind) {
      if (const auto table = kinds->table(kOutingKindNames.at(kind))) {
        spec.outing_manners.at(kind) = read_manner(*table, static_cast<OutingKind>(kind), district);
        described.insert(kOutingKindNames.at(kind));
      }
    }
  }
  std::set<std::string> seen;
  for (const config::TomlTable& table : root.tables("outing")) {
    const Outing& outing = spec.outings.emplace_back(read_outing(table));
    if (!outing.id.empty() && !seen.insert(outing.id).second) {
      table.report("id", fmt::format("\"{}\" is given twice", outing.id), "draws are keyed by it");
    }
    const std::string_view kind = word(kOutingKindNames, outing.kind);
    if (!described.contains(kind)) {
      table.report("kind", fmt::format("there is no [outing_kind.{}]", kind),
                   "it says to which places people go");
    }
  }
  for (std::size_t role = 0; role < kRoleNames.size() && !spec.outings.empty(); ++role) {
    check_shares(root, spec.outings, static_cast<Role>(role));
  }
}

}  // namespace poai::population::detail
