#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/output/paired_rows.hpp"
#include "viz/report/study_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

using enum NumberFormat;

Section differences(const Day& base, const Day& alternative) {
  Section section("differences", {"What differs", "差のある指標"});
  section.warn({fmt::format("One day of {} against one of {}: differences have no interval, and "
                            "small ones may be chance. poai compare repeats the days.",
                            alternative.info().scenario, base.info().scenario),
                fmt::format("{} と {} の一日ずつの比較。区間がないため小さな差は偶然かもしれない。"
                            "poai compare は日を反復する。",
                            alternative.info().scenario, base.info().scenario)});
  const std::vector<Column> columns = {{{"Indicator", "指標"}, kText},
                                       {{"Base", "基準"}, kThreeDigits},
                                       {{"Alternative", "代替案"}, kThreeDigits},
                                       {{"Difference", "差"}, kDifference},
                                       {{"of the base", "基準比"}, kFinePercent}};
  Table named({"Main indicators that differ", "差のある主要指標"}, columns);
  Table others({"Other indicators that differ", "差のあるその他の指標"}, columns);
  others.fold();
  for (const Leaf& leaf : leaves_of(base.indicators())) {
    const Json other = alternative.indicator(leaf.key);
    if (!leaf.value.is_number() || !other.is_number() || leaf.value == other) {
      continue;
    }
    const double from = leaf.value;
    const double difference = other.get<double>() - from;
    const auto title = indicator_title(leaf.key, base.info().rail);
    (title ? named : others)
        .add_row({title ? to_json(*title) : Json(leaf.key), leaf.value, other, difference,
                  from == 0.0 ? Json() : Json(difference / from)});
  }
  if (named.row_count() > 0) {
    section.show(named, {.kind = ChartKind::kBars,
                         .columns = {4},
                         .axis = {"difference, % of the base", "差（基準比 %）"}});
  }
  if (others.row_count() > 0) {
    section.show(others);
  }
  if (named.row_count() + others.row_count() == 0) {
    section.say({"No indicator differs.", "差のある指標はない。"});
  }
  return section;
}

/// What is shown of each person: minutes, then contacts.
constexpr std::size_t kMeasures = 6;
using Measures = std::array<double, kMeasures>;

/// Sums over persons of a role who are in both days and appeared in one of them.
struct RoleDifference {
  std::uint64_t persons = 0;
  std::uint64_t better = 0;  ///< travel, wait or queue for shorter in all
  std::uint64_t worse = 0;
  Measures change{};  ///< alternative - base
};

/// Roles, and the persons who are in one of the days only.
struct PairedPersons {
  std::map<std::uint8_t, RoleDifference> roles;
  std::uint64_t only_base = 0;
  std::uint64_t only_alternative = 0;
};

Measures measures_of(const metrics::PersonOutcomes& outcomes, std::size_t row) {
  const auto minutes = [row](const std::vector<float>& column) {
    return static_cast<double>(column[row]);
  };
  return {minutes(outcomes.travelled_min), minutes(outcomes.walked_min),
          minutes(outcomes.waited_min),    minutes(outcomes.queued_min),
          minutes(outcomes.crowded_min),   static_cast<double>(outcomes.contacts[row])};
}

std::uint64_t appeared_of(const metrics::PersonOutcomes& outcomes,
                          const std::vector<std::size_t>& rows) {
  return static_cast<std::uint64_t>(
      std::count_if(rows.begin(), rows.end(),
                    [&outcomes](std::size_t row) { return outcomes.appeared[row] != 0; }));
}

PairedPersons paired_persons(const Day& base, const Day& alternative) {
  constexpr double kNoticedMin = 0.5;
  const output::Persons persons = base.file().persons();
  const auto rows = output::pair_rows(persons.key, alternative.file().persons().key);
  const auto before = base.file().outcomes();
  const auto after = alternative.file().outcomes();
  PairedPersons paired{.roles = {},
                       .only_base = appeared_of(before, rows.only_base),
                       .only_alternative = appeared_of(after, rows.only_alt)};
  for (const auto& [row, other] : rows.both) {
    if (before.appeared[row] == 0 && after.appeared[other] == 0) {
      continue;
    }
    const Measures from = measures_of(before, row);
    const Measures to = measures_of(after, other);
    RoleDifference& role = paired.roles[persons.role[row]];
    ++role.persons;
    for (std::size_t k = 0; k < kMeasures; ++k) {
      role.change.at(k) += to.at(k) - from.at(k);
    }
    // Time travelled has the walks and waits of trips in it; queues of places come on top.
    const double longer = to[0] + to[3] - from[0] - from[3];
    role.better += longer < -kNoticedMin ? 1U : 0U;
    role.worse += longer > kNoticedMin ? 1U : 0U;
  }
  return paired;
}

void say_who_is_compared(const PairedPersons& paired, const Day& base, Section& section) {
  section.say(
      {"Persons are paired by their key. Figures are means over the persons of the role who are "
       "in both days; a person gains or loses with half a minute less or more on the way and in "
       "queues. Crowded minutes are those in runs over their rated capacity.",
       "同じ人同士を比較。数値は両日にいる人の役割ごとの平均。移動と行列の合計が30秒以上減れば得、"
       "増えれば損とする。混雑は定員を超えた列車・バスに乗っていた分数。"});
  if (paired.only_base + paired.only_alternative > 0) {
    section.say(
        {fmt::format("{:.0f} persons are in the base only and {:.0f} in the alternative only: they "
                     "are in no difference.",
                     base.real(paired.only_base), base.real(paired.only_alternative)),
         fmt::format("基準のみの {:.0f} 人と代替案のみの {:.0f} 人は差に含まない。",
                     base.real(paired.only_base), base.real(paired.only_alternative))});
  }
}

Section who_gains(const Day& base, const Day& alternative) {
  Section section("groups", {"Who gains, who loses", "誰が得をし、誰が損をするか"});
  const PairedPersons paired = paired_persons(base, alternative);
  say_who_is_compared(paired, base, section);
  Table table({"Share of persons whose day gets better or worse, and mean differences a day",
               "一日が良くなる人・悪くなる人の割合と、一人あたりの平均差"},
              {{{"Role", "役割"}, kText},
               {{"Persons", "人数"}},
               {{"Travelled, min", "移動・分"}, kDifference},
               {{"Walked, min", "歩行・分"}, kDifference},
               {{"Waited, min", "待ち・分"}, kDifference},
               {{"Queued, min", "行列・分"}, kDifference},
               {{"Crowded, min", "混雑・分"}, kDifference},
               {{"Contacts", "接触"}, kDifference},
               {{"Gain", "得"}, kPercent},
               {{"Lose", "損"}, kPercent}});
  for (const auto& [role, sums] : paired.roles) {
    const double persons = static_cast<double>(sums.persons);
    Json::array_t cells = {to_json(name_of(static_cast<Role>(role))), base.real(sums.persons)};
    for (const double change : sums.change) {
      cells.emplace_back(change / persons);
    }
    cells.emplace_back(static_cast<double>(sums.better) / persons);
    cells.emplace_back(static_cast<double>(sums.worse) / persons);
    table.add_row(std::move(cells));
  }
  section.show(table, {.kind = ChartKind::kBars,
                       .columns = {8, 9},
                       .axis = {"% of the role's persons", "役割に占める割合（%）"}});
  return section;
}

}  // namespace

std::vector<Section> pair_sections(const Day& base, const Day& alternative) {
  if (base.info().district != alternative.info().district) {
    throw InputError(
        InputKind::kScenario,
        {Problem{.place = {.file = alternative.folder().string()},
                 .key = {},
                 .problem = "cannot be compared with " + base.folder().string(),
                 .reason = fmt::format("one is of the district \"{}\", the other of \"{}\"",
                                       alternative.info().district, base.info().district),
                 .suggestion = {}}});
  }
  std::vector<Section> sections;
  sections.push_back(differences(base, alternative));
  sections.push_back(who_gains(base, alternative));
  return sections;
}

}  // namespace poai::report
