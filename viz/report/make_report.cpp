#include "viz/report/make_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/report/day_sections.hpp"
#include "viz/report/json_file.hpp"
#include "viz/report/study_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder, const std::string& problem,
                         const std::string& reason, const std::string& suggestion) {
  throw InputError(InputKind::kScenario, {Problem{.place = {.file = folder.string()},
                                                  .key = {},
                                                  .problem = problem,
                                                  .reason = reason,
                                                  .suggestion = suggestion}});
}

void append(std::vector<Section>& sections, std::vector<Section> more) {
  std::move(more.begin(), more.end(), std::back_inserter(sections));
}

/// Reports of `poai validate` beside the result: runs/validation for runs/weekday.
std::vector<fs::path> validation_beside(const fs::path& folder) {
  std::error_code error;
  const fs::path beside = fs::weakly_canonical(folder, error).parent_path() / "validation";
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(beside, error)) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Section validation_of(const ReportRequest& request) {
  return validation_section(request.validation.empty() ? validation_beside(request.folder)
                                                       : request.validation);
}

void describe(Document& document, const Day& day) {
  document.source = {day.info().credit, day.info().credit_ja};
  document.subtitle = {fmt::format("{} · {} · {}", day.info().title,
                                   title_of(day.info().day_type).en, day.info().program),
                       fmt::format("{} · {} · {}", day.info().title_ja,
                                   title_of(day.info().day_type).ja, day.info().program)};
}

Section pictures_of(const fs::path& folder) {
  Section section = pictures_section({folder});
  if (section.empty()) {
    section.say(
        {"The folder has no pictures: poai render draws them, and a report made after "
         "that shows them.",
         "フォルダに図がない。poai render で作成してから報告書を作れば掲載される。"});
  }
  return section;
}

void report_day(const ReportRequest& request, Document& document) {
  const Day day = Day::read(request.folder);
  document.title = {"A day on the island: " + day.info().scenario,
                    "島の一日：" + day.info().scenario};
  describe(document, day);
  document.sections = {overview_section(day), pictures_of(request.folder), presence_section(day),
                       trains_section(day),   lunch_section(day),          encounters_section(day),
                       airport_section(day),  validation_of(request),      warnings_section(day),
                       origin_section(day),   repeat_section(day),         indicators_section(day)};
}

void report_pair(const ReportRequest& request, Document& document) {
  const Day base = Day::read(request.folder);
  const Day alternative = Day::read(request.other);
  document.title = {
      fmt::format("{} against {}", alternative.info().scenario, base.info().scenario),
      fmt::format("{} と {} の比較", alternative.info().scenario, base.info().scenario)};
  describe(document, alternative);
  append(document.sections, pair_sections(base, alternative));
  append(document.sections,
         {pictures_section({request.folder, request.other}), overview_section(alternative),
          trains_section(alternative), lunch_section(alternative), warnings_section(alternative),
          origin_section(alternative), repeat_section(alternative)});
}

void report_comparison(const ReportRequest& request, Document& document) {
  const Json comparison = read_json(request.folder / "compare.json");
  const std::string base = comparison.value("base", "?");
  const std::string alternative = comparison.value("alt", "?");
  document.title = {fmt::format("{} against {}", alternative, base),
                    fmt::format("{} と {} の比較", alternative, base)};
  document.subtitle = {fmt::format("{} pairs of days", comparison.value("replicates", 0)),
                       fmt::format("{} 組の日の比較", comparison.value("replicates", 0))};
  document.sections = comparison_sections(request.folder);
  Section pictures = pictures_section({request.folder});
  document.sections.insert(document.sections.begin() + 1, std::move(pictures));
}

void report_sweep(const ReportRequest& request, Document& document) {
  const Json analysis = read_json(request.folder / "analysis.json");
  const std::string study = analysis.value("study", "?");
  document.title = {"Study " + study, "スタディ " + study};
  document.subtitle = {
      fmt::format("{} points, {} replicates", analysis.value("points", 0),
                  analysis.value("replicates", 0)),
      fmt::format("{} 点 × {} 反復", analysis.value("points", 0), analysis.value("replicates", 0))};
  document.sections = sweep_sections(request.folder);
}

}  // namespace

Document make_report(const ReportRequest& request) {
  Document document;
  document.language = request.language;
  if (!request.other.empty()) {
    report_pair(request, document);
  } else if (file_exists(request.folder / "compare.json")) {
    report_comparison(request, document);
  } else if (file_exists(request.folder / "analysis.json")) {
    report_sweep(request, document);
  } else if (file_exists(request.folder / "sweep.json")) {
    refuse(request.folder, "is a sweep that was not analysed", "it has no analysis.json",
           "poai sweep analyze makes it");
  } else if (folder_exists(request.folder) && !file_exists(request.folder / output::kRunFile)) {
    refuse(request.folder, "is no result folder", "it has no run.h5, compare.json or analysis.json",
           "name the folder of a run");
  } else {
    report_day(request, document);
  }
  return document;
}

}  // namespace poai::report
