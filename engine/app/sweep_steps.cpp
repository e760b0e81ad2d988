#include "engine/app/sweep_steps.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "engine/app/exit_code.hpp"
#include "engine/config/toml_reader.hpp"
#include "engine/study/declare.hpp"
#include "engine/study/factor_value.hpp"
#include "engine/study/load.hpp"
#include "engine/study/merge.hpp"

namespace poai::app {
namespace {

using State = study::SweepFolder::State;

int write_and_tell(const study::SweepFolder& folder, const study::ResultTable& table,
                   const Logger& logger) {
  study::write_results(folder, table);
  fmt::print("{} and {}: {} done, {} failed, {} missing\n",
             (folder.path() / study::kResultsFile).string(), study::kResultsTextFile,
             table.count(State::kDone), table.count(State::kFailed), table.count(State::kMissing));
  if (table.damaged > 0) {
    logger->warn("{} result files are damaged and count as missing", table.damaged);
  }
  for (const std::string& pattern : table.unknown) {
    logger->warn("no member has an indicator \"{}\"", pattern);
  }
  return kDone;
}

}  // namespace

CheckedDesign read_design(const std::filesystem::path& file, Problems& problems) {
  study::Study study = study::load_study(file, problems);
  problems.throw_if_any();
  study::check_size(study, problems);
  std::vector<std::filesystem::path> files = study::check_factors(study, problems);
  problems.throw_if_any();
  return {.design = study::Design(std::move(study)), .files = std::move(files)};
}

bool is_study_file(const std::filesystem::path& file) {
  Problems ignored;
  const auto root = config::load_toml(file, InputKind::kScenario, ignored);
  const config::Entry* format = root ? root->find("format") : nullptr;
  return format != nullptr && format->value.text == study::kFormat;
}

std::string sweep_progress_text(const study::SweepProgress& progress) {
  return fmt::format("{} done, {} running, {} failed of {}, {:.0f} an hour", progress.done,
                     progress.running, progress.failed, progress.members,
                     progress.members_per_hour);
}

std::string member_line(const study::Design& design, const study::Member& member, State state) {
  std::string line =
      fmt::format("{} {} {}", member.index,
                  study::kMemberStateNames.at(static_cast<std::size_t>(state)), member.replicate);
  for (std::size_t k = 0; k < design.study().factors.size(); ++k) {
    const study::Factor& factor = design.study().factors[k];
    line += fmt::format(" {}={}", factor.name,
                        study::value_of(factor, design.points().at(member.point, k)).text);
  }
  return line;
}

int merge_results(const study::SweepFolder& folder, const Logger& logger) {
  return write_and_tell(folder, study::read_results(folder), logger);
}

void merge_if_settled(const study::SweepFolder& folder, const Logger& logger) {
  const study::ResultTable table = study::read_results(folder);
  if (table.count(State::kMissing) == 0) {
    static_cast<void>(write_and_tell(folder, table, logger));
  }
}

}  // namespace poai::app
