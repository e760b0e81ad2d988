#include <fmt/format.h>

#include <string>

#include "viz/report/json_file.hpp"
#include "viz/report/study_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

using enum NumberFormat;

Json value_of(const Json& estimate) { return estimate.value("value", Json()); }

void add_estimate(Table& table, const std::string& name, const Json& estimate) {
  table.add_row({name, value_of(estimate), bound_of(estimate, 0), bound_of(estimate, 1),
                 estimate.value("count", Json())});
}

std::vector<Column> estimate_columns(const Text& what, const Text& value) {
  return {{what, kText},
          {value, kThreeDigits},
          {{"95 % from", "95% 下限"}, kThreeDigits},
          {{"to", "上限"}, kThreeDigits},
          {{"Values", "値の数"}}};
}

Chart estimate_chart(const Text& axis) {
  return {.kind = ChartKind::kIntervals, .columns = {1, 2, 3}, .axis = axis};
}

/// Importance of the factors: the measure that fits the design.
void show_ranking(const Json& indicator, const Text& title, Section& section) {
  Table table({title.en + ": which factors matter", title.ja + "：要因の重要度"},
              estimate_columns({"Factor", "要因"}, {"Importance", "重要度"}));
  for (const Json& ranked : indicator.value("ranking", Json::array())) {
    add_estimate(table, ranked.value("factor", "?"), ranked.value("importance", Json::object()));
  }
  if (table.row_count() > 0) {
    section.show(table, estimate_chart({"importance", "重要度"}));
  }
}

void show_indices(const Json& indicator, const Text& title, Section& section) {
  for (const auto& [key, name] :
       {std::pair{"first_order", Text{"first-order index", "一次感度指数"}},
        std::pair{"total", Text{"total index", "全感度指数"}},
        std::pair{"mu_star", Text{"mean absolute elementary effect", "要素効果の絶対平均"}}}) {
    Table table({title.en + ": " + name.en, title.ja + "：" + name.ja},
                estimate_columns({"Factor", "要因"}, name));
    const Json factors = indicator.value("factors", Json::object());
    for (const auto& [factor, values] : factors.items()) {
      if (values.contains(key)) {
        add_estimate(table, factor, values.at(key));
      }
    }
    if (table.row_count() > 0) {
      section.show(table, estimate_chart(name));
    }
  }
}

void show_responses(const Json& indicator, const Text& title, Section& section) {
  const Json factors = indicator.value("factors", Json::object());
  for (const auto& [factor, values] : factors.items()) {
    Table table(
        {fmt::format("{} by {}", title.en, factor), fmt::format("{}：{}", title.ja, factor)},
        estimate_columns(same(factor), {"Mean", "平均"}));
    for (const Json& response : values.value("responses", Json::array())) {
      add_estimate(table, response.value("value", "?"), response.value("mean", Json::object()));
    }
    if (table.row_count() > 0) {
      section.show(table, estimate_chart(title));
    }
  }
}

Section indicator_section(const std::string& key, const Json& indicator) {
  const Text title = indicator_title(key).value_or(same(key));
  Section section("indicator-" + key, title);
  const Json mean = indicator.value("mean", Json::object());
  section.show({Figure{.key = key,
                       .label = {"Mean over the design", "全体の平均"},
                       .value = value_of(mean),
                       .format = kThreeDigits,
                       .note = {}},
                Figure{.key = key + ".sd",
                       .label = {"Standard deviation", "標準偏差"},
                       .value = indicator.value("sd", Json()),
                       .format = kThreeDigits,
                       .note = {}}});
  if (indicator.value("members_missing", 0) > 0) {
    section.warn({fmt::format("{} members are missing.", indicator.value("members_missing", 0)),
                  fmt::format("欠けた計算 {} 件。", indicator.value("members_missing", 0))});
  }
  show_ranking(indicator, title, section);
  for (const Json& remark : indicator.value("remarks", Json::array())) {
    section.say(same(remark.get<std::string>()));
  }
  show_indices(indicator, title, section);
  show_responses(indicator, title, section);
  return section;
}

}  // namespace

std::vector<Section> sweep_sections(const std::filesystem::path& folder) {
  const Json analysis = read_json(folder / "analysis.json");
  std::vector<Section> sections;
  Section study("study", {"The study", "スタディ"});
  study.say({fmt::format("{}: design {}, {} points, {} replicates each.",
                         analysis.value("study", "?"), analysis.value("design", "?"),
                         analysis.value("points", 0), analysis.value("replicates", 0)),
             fmt::format("{}：計画 {}、{} 点、各 {} 反復。", analysis.value("study", "?"),
                         analysis.value("design", "?"), analysis.value("points", 0),
                         analysis.value("replicates", 0))});
  const Json indicators = analysis.value("indicators", Json::object());
  for (const auto& [key, indicator] : indicators.items()) {
    sections.push_back(indicator_section(key, indicator));
  }
  sections.push_back(std::move(study));
  return sections;
}

}  // namespace poai::report
