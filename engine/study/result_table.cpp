#include "engine/study/result_table.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace poai::study {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> unknown_patterns(const std::vector<std::string>& patterns,
                                          const std::vector<std::string>& indicators) {
  std::vector<std::string> unknown;
  std::copy_if(patterns.begin(), patterns.end(), std::back_inserter(unknown),
               [&indicators](const std::string& pattern) {
                 return std::none_of(
                     indicators.begin(), indicators.end(),
                     [&pattern](const std::string& name) { return is_meant(pattern, name); });
               });
  return unknown;
}

}  // namespace

std::size_t ResultTable::count(SweepFolder::State of) const {
  return static_cast<std::size_t>(std::count(state.begin(), state.end(), of));
}

ResultTable read_results(const SweepFolder& folder) {
  const std::size_t members = folder.design().member_count();
  ResultTable table;
  std::map<std::string, std::vector<double>> columns;
  for (std::size_t member = 0; member < members; ++member) {
    const auto result = folder.result(member);
    const auto failure = result ? std::nullopt : folder.failure(member);
    table.state.push_back(result    ? SweepFolder::State::kDone
                          : failure ? SweepFolder::State::kFailed
                                    : SweepFolder::State::kMissing);
    table.state_hash.push_back(result ? result->state_hash : "");
    table.message.push_back(failure ? failure->message : "");
    table.valid.push_back(result && result->valid ? 1 : 0);
    table.damaged += !result && folder.is_damaged(member) ? 1U : 0U;
    for (const auto& [name, value] :
         result ? result->indicators : std::map<std::string, double>{}) {
      auto& column = columns[name];
      column.resize(members, kMissing);
      column[member] = value;
    }
  }
  for (auto& [name, column] : columns) {
    table.indicators.push_back(name);
    table.columns.push_back(std::move(column));
  }
  table.unknown = unknown_patterns(folder.design().study().indicators, table.indicators);
  return table;
}

}  // namespace poai::study
