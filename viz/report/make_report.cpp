#include "viz/report/make_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/result_folder.hpp"
#include "viz/report/day_sections.hpp"
#include "viz/report/files_in.hpp"
#include "viz/report/json_file.hpp"
#include "viz/report/study_sections.hpp"
#include "viz/report/words.hpp"
#include "viz/report_maps.hpp"

namespace poai::report {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& folder, const std::string& problem,
                         const std::string& reason, const std::string& suggestion) {
  throw InputError(InputKind::kFiles, {Problem{.place = {.file = folder.string()},
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
  for (const fs::path& file : files_in(beside)) {
    if (file.extension() == ".json") {
      files.push_back(file);
    }
  }
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

void say_why_not_drawn(const viz::DrawnMaps& maps, Section& section) {
  if (!maps.problem.empty()) {
    section.say(
        {"Maps could not be drawn: " + maps.problem, "地図を描けなかった：" + maps.problem});
  }
}

/// The pictures of the folder; without any in the language asked for, what `draw` draws as well.
template <typename Draw>
Section pictures_of(const ReportRequest& request, Draw draw) {
  if (request.maps == ReportMaps::kFound || has_pictures(request.folder, request.language)) {
    return pictures_section({request.folder});
  }
  const viz::DrawnMaps maps = draw();
  Section section = pictures_section({maps.folder.path()});
  section.take(pictures_section({request.folder}));
  say_why_not_drawn(maps, section);
  return section;
}

/// Maps of three times of the day, and of lunch.
Section pictures_of_day(const ReportRequest& request) {
  return pictures_of(request,
                     [&request] { return viz::draw_maps(request.folder, {}, request.language); });
}

/// Differences of densities at three times of the day, then the pictures of both folders.
std::vector<Section> pictures_of_pair(const ReportRequest& request) {
  Section differences("difference-maps", {"Where it differs", "場所による差"});
  if (request.maps == ReportMaps::kDrawn) {
    const viz::DrawnMaps maps = viz::draw_maps(request.other, request.folder, request.language);
    differences.take(pictures_section({maps.folder.path()}));
    say_why_not_drawn(maps, differences);
    if (!differences.empty()) {
      differences.say({"One day each: two days differ in the moment somebody passes, too.",
                       "各1日の比較。通過の時刻のずれによる差も含む。"});
    }
  }
  return {std::move(differences), pictures_section({request.folder, request.other})};
}

void report_day(const ReportRequest& request, Document& document) {
  const Day day = Day::read(request.folder);
  document.title = {"A day on the island: " + day.info().scenario,
                    "島の一日：" + day.info().scenario};
  describe(document, day);
  document.sections = {overview_section(day), pictures_of_day(request), presence_section(day),
                       trains_section(day),   lunch_section(day),       encounters_section(day),
                       airport_section(day),  validation_of(request),   warnings_section(day),
                       origin_section(day),   repeat_section(day),      indicators_section(day)};
}

void report_pair(const ReportRequest& request, Document& document) {
  const Day base = Day::read(request.folder);
  const Day alternative = Day::read(request.other);
  document.title = {
      fmt::format("{} against {}", alternative.info().scenario, base.info().scenario),
      fmt::format("{} と {} の比較", alternative.info().scenario, base.info().scenario)};
  describe(document, alternative);
  append(document.sections, pair_sections(base, alternative));
  append(document.sections, pictures_of_pair(request));
  append(document.sections,
         {overview_section(alternative), trains_section(alternative), lunch_section(alternative),
          warnings_section(alternative), origin_section(alternative), repeat_section(alternative)});
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
  document.sections.insert(document.sections.begin() + 1, pictures_of(request, [&request] {
                             return viz::draw_difference(request.folder, request.language);
                           }));
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
