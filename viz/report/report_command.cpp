// poai report: one self-contained HTML page about a run, two runs, a comparison or a sweep.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <string_view>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/core/files.hpp"
#include "viz/language.hpp"
#include "viz/report/make_report.hpp"
#include "viz/report/page.hpp"
#include "viz/target_file.hpp"

namespace poai::viz {
namespace {

namespace fs = std::filesystem;

struct Options {
  report::ReportRequest request;
  fs::path output;
  bool no_maps = false;
};

/// A report may be made again; what is no report of Poai's stays.
void refuse_to_replace_others(const fs::path& file) {
  constexpr std::string_view kMark = R"(<meta name="generator" content="Poai">)";
  constexpr std::size_t kHeadBytes = 1000;
  const bool is_ours =
      file_exists(file) && read_file(file).substr(0, kHeadBytes).find(kMark) != std::string::npos;
  expect_writable(file, "--output", "report", is_ours ? Owner::kPoai : Owner::kOther);
}

int make(const Options& options) {
  if (!options.output.empty()) {
    refuse_to_replace_others(options.output);  // before anything is read or drawn
  }
  const fs::path& folder =
      options.request.other.empty() ? options.request.folder : options.request.other;
  const fs::path file = options.output.empty() ? folder / "report.html" : options.output;
  report::ReportRequest request = options.request;
  request.maps = options.no_maps ? report::ReportMaps::kFound : report::ReportMaps::kDrawn;
  const std::string page = report::html_of(report::make_report(request));
  refuse_to_replace_others(file);
  write_file_atomically(file, page);
  fmt::print("{}\n", file.string());
  return app::kDone;
}

}  // namespace

void add_report_command(CLI::App& program, app::CommandContext& context) {
  auto options = std::make_shared<Options>();
  options->request.language = language_of_user();
  CLI::App* command = program.add_subcommand(
      "report", "Write one HTML page about a run, two runs, a comparison or a sweep");
  command
      ->add_option("DIR", options->request.folder,
                   "Result folder of a run, a comparison or an analysed sweep")
      ->required();
  command->add_option("DIR2", options->request.other,
                      "Result folder of an alternative, reported as differences to DIR");
  command
      ->add_option("--lang", options->request.language,
                   "Language the page begins with; default by LANG. The page can switch")
      ->check(CLI::IsMember({"ja", "en"}));
  command->add_option("--validation", options->request.validation,
                      "Files of poai validate to show; default those in DIR/../validation");
  command->add_flag("--no-maps", options->no_maps,
                    "Draw no maps; pictures in the folder are shown all the same");
  command->add_option("-o,--output", options->output,
                      "HTML file; default report.html in the (second) folder");
  command->callback([options, &context] { context.action = [options] { return make(*options); }; });
}

}  // namespace poai::viz
