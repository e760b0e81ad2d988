// What the run was, what it warns of, and how it is repeated.

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "engine/core/files.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/report/day_sections.hpp"
#include "viz/report/json_file.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

namespace fs = std::filesystem;

Json manifest_of(const Day& day) {
  const fs::path file = day.folder() / output::kManifestFile;
  return file_exists(file) ? read_json(file) : Json::object();
}

void show_run(const Day& day, const Json& manifest, Section& section) {
  const output::RunInfo& info = day.info();
  Table table({"The run", "計算条件"},
              {{{"What", "項目"}, NumberFormat::kText}, {{"Value", "値"}, NumberFormat::kText}});
  const auto add = [&table](const Text& what, Json value) {
    table.add_row({to_json(what), std::move(value)});
  };
  add({"Scenario", "シナリオ"}, info.scenario);
  add({"District", "対象地区"}, to_json({info.title, info.title_ja}));
  add({"Day", "日の種別"}, to_json(title_of(info.day_type)));
  add({"Simulated", "計算した時間"},
      fmt::format("{} - {}", format_time(info.begin), format_time(info.end)));
  add({"Seed, replicate", "乱数シード・反復"}, fmt::format("{}, {}", info.seed, info.replicate));
  add({"Scale of the population", "人口の縮尺"}, fmt::format("{}", info.scale));
  add({"Program", "プログラム"}, info.program);
  add({"Compiler", "コンパイラ"}, manifest.value("compiler", "?"));
  add({"State hash", "状態ハッシュ"}, day.indicator("run.state_hash"));
  section.show(table);
}

void show_inputs(const Json& manifest, Section& section) {
  Table table({"Input files", "入力ファイル"}, {{{"File", "ファイル"}, NumberFormat::kText},
                                                {{"SHA-256", "SHA-256"}, NumberFormat::kText}});
  for (const Json& input : manifest.value("inputs", Json::array())) {
    table.add_row({input.value("path", ""), input.value("sha256", "").substr(0, 16)});
  }
  if (table.row_count() > 0) {
    section.show(table);
  }
}

void warn_of_indicators(const Day& day, Section& section) {
  if (day.file().status() == output::FileStatus::kInterrupted) {
    section.warn({"The run was interrupted: all numbers are of the time until then.",
                  "計算は中断された。数値はそれまでの時間のもの。"});
  }
  if (day.indicator("run.valid") == Json(false)) {
    section.warn({"The run is not valid: more than 0.1 % of all walks were stuck and let through.",
                  "この計算は無効：歩行の 0.1 % を超える滞留解放があった。"});
  }
  const Json stuck = day.indicator("walking.released_stuck");
  if (stuck.is_number() && stuck > 0) {
    section.warn(
        {fmt::format("{} stuck walkers were let onto a full link.", stuck.get<double>()),
         fmt::format("滞留した歩行者 {} 人を満杯のリンクへ通した。", stuck.get<double>())});
  }
}

/// What the program said while it ran: dropped tours, repaired plans.
void show_log(const Day& day, Section& section) {
  const fs::path file = day.folder() / "run.log";
  if (!file_exists(file)) {
    return;
  }
  std::istringstream lines(read_file(file));
  std::string said;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');  // behind the clock time
    said += (space == std::string::npos ? line : line.substr(space + 1)) + "\n";
  }
  section.quote({"What the program said (run.log)", "プログラムの記録 (run.log)"}, said);
}

}  // namespace

Section origin_section(const Day& day) {
  Section section("origin", {"What was run", "計算の内容"});
  const Json manifest = manifest_of(day);
  show_run(day, manifest, section);
  section.say({day.info().credit, day.info().credit_ja});
  section.say(
      {"Many inputs are estimates. SOURCES.md of the district names source and licence of "
       "every column and says which are estimates. Results are what follows from these "
       "assumptions, not a forecast.",
       "入力には推定値が多く含まれる。地区フォルダの SOURCES.md に各列の出典・ライセンス・"
       "推定の別を記す。結果は仮定からの帰結であり、予測ではない。"});
  show_inputs(manifest, section);
  return section;
}

Section warnings_section(const Day& day) {
  Section section("warnings", {"Warnings", "注意"});
  warn_of_indicators(day, section);
  if (section.empty()) {
    section.say({"None: the run is valid, and no walker was stuck.",
                 "なし：計算は有効で、滞留した歩行者はいない。"});
  }
  show_log(day, section);
  return section;
}

Section repeat_section(const Day& day) {
  Section section("repeat", {"How to repeat it", "再現の方法"});
  const output::RunInfo& info = day.info();
  section.say({fmt::format("Save the scenario below as {}.toml beside the files it refers to; the "
                           "same program ({}) then gives the same bytes.",
                           info.scenario, info.program),
               fmt::format("下のシナリオを {}.toml として参照先のファイルと並べて保存すれば、同じ"
                           "プログラム ({}) で同じ結果が得られる。",
                           info.scenario, info.program)});
  section.quote({"Command", "コマンド"},
                fmt::format("poai run {}.toml --seed {}\n", info.scenario, info.seed));
  section.quote({"Scenario, with everything inherited", "シナリオ（継承後）"}, info.resolved);
  return section;
}

Section indicators_section(const Day& day) {
  Section section("indicators", {"All indicators", "全指標"});
  section.say({"As in summary.json.", "summary.json と同じ。"});
  Table table({"Indicators", "指標"}, {{{"Name", "名前"}, NumberFormat::kText},
                                       {{"Meaning", "意味"}, NumberFormat::kText},
                                       {{"Value", "値"}, NumberFormat::kThreeDigits}});
  table.fold();
  for (const Leaf& leaf : leaves_of(day.indicators())) {
    const auto title = indicator_title(leaf.key, day.info().rail);
    table.add_row({leaf.key, title ? to_json(*title) : Json(""),
                   leaf.value.is_boolean() ? Json(leaf.value.dump()) : leaf.value});
  }
  section.show(table);
  return section;
}

Section validation_section(const std::vector<fs::path>& files) {
  Section section("validation", {"Against observations", "観測との比較"});
  for (const fs::path& file : files) {
    const Json suite = read_json(file);
    const std::string name = suite.value("suite", file.stem().string());
    Table table({fmt::format("Suite {}: {}", name, suite.value("description", "")),
                 fmt::format("検証 {}：{}", name, suite.value("description", ""))},
                {{{"Case", "項目"}, NumberFormat::kText},
                 {{"Modelled", "モデル"}, NumberFormat::kThreeDigits},
                 {{"Observed", "観測"}, NumberFormat::kThreeDigits},
                 {{"Range", "許容範囲"}, NumberFormat::kText},
                 {{"Result", "判定"}, NumberFormat::kText}});
    for (const Json& one : suite.value("cases", Json::array())) {
      const Json range = one.value("range", Json::array());
      const bool passed = one.value("passed", false);
      const bool relative = one.value("range_of", "") != "modelled";
      const std::string bounds =
          range.size() != 2 ? "" : fmt::format("{} - {}", range[0].dump(), range[1].dump());
      table.add_row({one.value("id", ""), one.value("modelled", Json()),
                     one.value("observed", Json()),
                     to_json({bounds + (relative ? " of observed" : ""),
                              (relative ? "観測比 " : "") + bounds}),
                     to_json(passed ? Text{"within", "範囲内"} : Text{"OUTSIDE", "範囲外"})});
    }
    section.show(table);
  }
  return section;
}

}  // namespace poai::report
