#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/core/files.hpp"
#include "engine/formats/csv.hpp"
#include "viz/report/json_file.hpp"
#include "viz/report/study_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

namespace fs = std::filesystem;
using enum NumberFormat;

constexpr std::size_t kMostRows = 15;

std::vector<Column> difference_columns(const Text& what) {
  return {{what, kText},
          {{"Base", "基準"}, kThreeDigits},
          {{"Alternative", "代替案"}, kThreeDigits},
          {{"Difference", "差"}, kDifference},
          {{"95 % from", "95% 下限"}, kDifference},
          {{"to", "上限"}, kDifference}};
}

std::vector<Column> plain_columns(const Text& what) {
  std::vector<Column> columns = difference_columns(what);
  columns.resize(4);
  return columns;
}

Json::array_t plain_cells(const Json& name, const Json& estimate) {
  return {name, estimate.value("base", Json()), estimate.value("alt", Json()),
          estimate.value("diff", Json())};
}

Json::array_t difference_cells(const Json& name, const Json& estimate) {
  return {name,
          estimate.value("base", Json()),
          estimate.value("alt", Json()),
          estimate.value("diff", Json()),
          bound_of(estimate, 0),
          bound_of(estimate, 1)};
}

Json share_of_base(const Json& difference, const Json& estimate) {
  const Json base = estimate.value("base", Json());
  const bool has_share = difference.is_number() && base.is_number() && base != 0.0;
  return has_share ? Json(difference.get<double>() / base.get<double>()) : Json();
}

/// With the same as shares of the base, so that indicators of any unit can stand in one chart.
Json::array_t share_cells(const Json& name, const Json& estimate) {
  Json::array_t cells = difference_cells(name, estimate);
  for (std::size_t i = 3; i < 6; ++i) {
    cells.push_back(share_of_base(cells[i], estimate));
  }
  return cells;
}

std::vector<Column> share_columns() {
  std::vector<Column> columns = difference_columns({"Indicator", "指標"});
  columns.push_back({{"Difference, % of base", "差（基準比）"}, kFinePercent});
  columns.push_back({{"95 % from", "95% 下限"}, kFinePercent});
  columns.push_back({{"to", "上限"}, kFinePercent});
  return columns;
}

Chart difference_chart(const Text& axis) {
  return {.kind = ChartKind::kIntervals, .columns = {3, 4, 5}, .axis = axis};
}

Section introduction(const Json& comparison) {
  Section section("comparison", {"What was compared", "比較の内容"});
  const std::string base = comparison.value("base", "?");
  const std::string alt = comparison.value("alt", "?");
  const int replicates = comparison.value("replicates", 0);
  section.say({fmt::format("{} against {}, {} pairs of days. A pair has the same people and draws, "
                           "so that only what was changed makes a difference; intervals hold the "
                           "mean difference with 95 % confidence.",
                           alt, base, replicates),
               fmt::format("{} と {} の比較、{} 組の日。各組は同じ人と乱数を使うため、差は変更の"
                           "効果のみ。区間は平均差の95%信頼区間。",
                           alt, base, replicates)});
  if (comparison.value("persons", "") == "resampled") {
    section.say({"Each pair has a population of its own.", "組ごとに人口を作り直した。"});
  }
  if (comparison.value("invalid_runs", 0) > 0) {
    section.warn({"Some of the runs are not valid.", "無効な計算が含まれる。"});
  }
  return section;
}

/// Equally in all pairs: without a spread there is no interval.
bool is_same_in_all(const Json& estimate) { return estimate.value("verdict", "") == "same-in-all"; }

/// At 5 %, adjusted for the number of comparisons.
bool is_told_apart(const Json& estimate) {
  const Json p = estimate.value("p_adjusted", Json());
  return p.is_number() && p < 0.05;
}

Section differences(const Json& comparison) {
  Section section("differences", {"What differs", "差のある指標"});
  Table named({"Main indicators that differ", "差のある主要指標"}, share_columns());
  Table others({"Other indicators that differ", "差のあるその他の指標"}, share_columns());
  Table same({"The same difference in every pair, by construction or by luck: no interval",
              "全組で同じ差（構造上または偶然、区間なし）"},
             plain_columns({"Indicator", "指標"}));
  std::size_t equal = 0;
  const Json indicators = comparison.value("indicators", Json::object());
  for (const auto& [key, estimate] : indicators.items()) {
    if (is_same_in_all(estimate)) {
      const auto title = indicator_title(key);
      same.add_row(plain_cells(title ? to_json(*title) : Json(key), estimate));
      continue;
    }
    if (!is_told_apart(estimate)) {
      ++equal;
      continue;
    }
    const auto title = indicator_title(key);
    (title ? named : others).add_row(share_cells(title ? to_json(*title) : Json(key), estimate));
  }
  if (named.row_count() > 0) {
    section.show(named,
                 {.kind = ChartKind::kIntervals,
                  .columns = {6, 7, 8},
                  .axis = {"alternative - base, % of the base", "代替案 − 基準（基準比 %）"}});
  }
  if (others.row_count() > 0) {
    section.show(others);
  }
  if (same.row_count() > 0) {
    section.show(same);
  }
  section.say({fmt::format("{} other indicators cannot be told from equal (5 %, adjusted for their "
                           "number by Holm's method).",
                           equal),
               fmt::format("他の {} 指標には有意な差がない（5%、Holm 法で補正）。", equal)});
  return section;
}

/// Says how many persons are in no difference; every person has one role.
void say_who_is_left_out(const Json& comparison, Section& section) {
  double base = 0.0;
  double alternative = 0.0;
  const Json groups = comparison.value("groups", Json::object());
  for (const auto& [group, values] : groups.items()) {
    if (group.starts_with("role.")) {
      base += values.value("only_base", 0.0);
      alternative += values.value("only_alt", 0.0);
    }
  }
  if (base + alternative > 0.0) {
    section.say(
        {fmt::format("Differences are of the persons who are in both: {:.0f} of the base "
                     "and {:.0f} of the alternative are not.",
                     base, alternative),
         fmt::format("差は両方にいる人のもの。基準のみの {:.0f} 人、代替案のみの {:.0f} 人は"
                     "含まない。",
                     base, alternative)});
  }
}

bool is_travel(std::string_view measure) { return measure == "travelled_min"; }

/// Whether a group's minutes travelled differ by what it walks more or less, but for 0.5 %.
bool differs_as_walking(const Json& values) {
  const auto diff_of = [&values](const char* measure) {
    return values.value(measure, Json::object()).value("diff", Json());
  };
  const Json travelled = diff_of("travelled_min");
  const Json walked = diff_of("walked_min");
  constexpr double kNearlyEqual = 0.005;
  return travelled.is_number() && walked.is_number() &&
         std::abs(travelled.get<double>() - walked.get<double>()) <=
             kNearlyEqual * std::abs(walked.get<double>());
}

Section who_gains(const Json& comparison) {
  Section section("groups", {"Who gains, who loses", "誰が得をし、誰が損をするか"});
  std::size_t rows = 0;
  struct Measure {
    const char* key;
    Text title;
  };
  const std::array<Measure, 8> measures = {
      {{"travelled_min", {"Minutes travelled", "移動時間（分）"}},
       {"walked_min", {"Minutes walked", "歩行時間（分）"}},
       {"waited_min", {"Minutes waited for trains and buses", "駅・停留所の待ち（分）"}},
       {"crowded_min", {"Minutes in crowded vehicles", "混雑した車内での時間（分）"}},
       {"queued_min", {"Minutes in queues", "行列の待ち（分）"}},
       {"lunch_yen", {"Yen paid for lunch", "昼食代（円）"}},
       {"lunches", {"Lunches got from a place", "店での昼食（回）"}},
       {"contacts", {"Contacts face to face", "対面接触（回）"}}}};
  for (const Measure& measure : measures) {
    std::vector<Column> columns = difference_columns({"Group", "集団"});
    columns.push_back({{"more, of all", "増えた人"}, kPercent});
    columns.push_back({{"less, of all", "減った人"}, kPercent});
    Table table({measure.title.en + ", per person and day", measure.title.ja + "：一人一日あたり"},
                std::move(columns));
    const Json groups = comparison.value("groups", Json::object());
    for (const auto& [group, values] : groups.items()) {
      const Json estimate = values.value(measure.key, Json::object());
      if (is_told_apart(estimate) && !(is_travel(measure.key) && differs_as_walking(values))) {
        Json::array_t cells = difference_cells(to_json(group_title(group)), estimate);
        cells.push_back(estimate.value("more_share", Json()));
        cells.push_back(estimate.value("less_share", Json()));
        table.add_row(std::move(cells));
        ++rows;
      }
    }
    if (table.row_count() > 0) {
      section.show(table, difference_chart(measure.title));
    }
  }
  section.say(rows == 0
                  ? Text{"No group can be told to gain or lose.", "得失の認められる集団はない。"}
                  : Text{"Groups whose minutes travelled differ as their minutes walked do "
                         "are shown with the latter only.",
                         "移動時間の差が歩行時間の差と同じ集団は、歩行のみ示す。"});
  say_who_is_left_out(comparison, section);
  return section;
}

struct PlaceDifference {
  std::string id;
  Text name;
  std::array<Json, 5> numbers{};  ///< base, alt, diff, low, high; null where there is no interval
};

/// Rows of places.csv or links.csv that differ beyond chance, by the adjusted p as in the other
/// tables, or equally in all pairs, the largest difference first.
std::vector<PlaceDifference> where_it_differs(const fs::path& file) {
  Problems problems;
  std::vector<PlaceDifference> found;
  const auto table = formats::CsvTable::read(file, problems);
  problems.throw_if_any();
  const formats::CsvColumn id = table->required("id");
  const std::array<formats::CsvColumn, 5> columns = {
      table->required("base"), table->required("alt"), table->required("diff"),
      table->required("ci95_low"), table->required("ci95_high")};
  const formats::CsvColumn verdict = table->required("verdict");
  const formats::CsvColumn name_en = table->required("name_en");
  const formats::CsvColumn name_ja = table->required("name_ja");
  problems.throw_if_any();
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    PlaceDifference one{
        .id = std::string(table->cell(row, id)),
        .name = {std::string(table->cell(row, name_en)), std::string(table->cell(row, name_ja))}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto number = table->number(row, columns.at(i));
      one.numbers.at(i) = number ? Json(*number) : Json();
    }
    const auto said = table->cell(row, verdict);
    if (said == "beyond-chance" || said == "same-in-all") {
      found.push_back(std::move(one));
    }
  }
  problems.throw_if_any();
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::abs(a.numbers[2].template get<double>()) >
           std::abs(b.numbers[2].template get<double>());
  });
  return found;
}

/// Walkways near the same place have the same name: the id tells them apart.
Text with_id(const PlaceDifference& one) {
  return {fmt::format("{} ({})", one.name.en, one.id),
          fmt::format("{}（{}）", one.name.ja, one.id)};
}

void show_where(const fs::path& file, const Text& caption, const Text& axis, Section& section) {
  if (!file_exists(file)) {
    return;
  }
  const std::vector<PlaceDifference> found = where_it_differs(file);
  Table table(caption, difference_columns({"Place", "場所"}));
  for (std::size_t i = 0; i < std::min(found.size(), kMostRows); ++i) {
    Json::array_t cells = {to_json(with_id(found[i]))};
    cells.insert(cells.end(), found[i].numbers.begin(), found[i].numbers.end());
    table.add_row(std::move(cells));
  }
  if (table.row_count() > 0) {
    section.show(table, difference_chart(axis));
  }
}

Section where(const fs::path& folder) {
  Section section("where", {"Where it differs", "差のある場所"});
  show_where(folder / "places.csv",
             {"Places with the largest differences in guests", "利用者数の差が大きい店"},
             {"guests a day, alternative - base", "利用者／日の差"}, section);
  show_where(folder / "links.csv",
             {"Walkways with the largest differences in walkers", "歩行者数の差が大きい歩行路"},
             {"passages a day, alternative - base", "通過人数／日の差"}, section);
  if (section.empty()) {
    section.say({"No place or walkway differs by more than chance explains.",
                 "偶然を超える差のある場所はない。"});
  } else {
    section.say(
        {"Places and walkways that differ beyond chance (5 %, adjusted for their number by "
         "Holm's method), or equally in every pair: these have no interval. The map shows "
         "the same ones.",
         "偶然を超える差（5%、Holm 法で補正）または全組で同じ差（区間なし）のある場所。"
         "地図も同じ。"});
  }
  return section;
}

}  // namespace

std::vector<Section> comparison_sections(const fs::path& folder) {
  const Json comparison = read_json(folder / "compare.json");
  std::vector<Section> sections;
  sections.push_back(differences(comparison));
  sections.push_back(who_gains(comparison));
  sections.push_back(where(folder));
  sections.push_back(introduction(comparison));
  return sections;
}

}  // namespace poai::report
