#pragma once
// What is kept of a member: its indicators, or why it has none. Small JSON files that depend on the
// member alone, not on how it was run.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/metrics/indicators.hpp"
#include "engine/study/design.hpp"

namespace poai::study {

/// A run that came to its end.
struct MemberResult {
  std::map<std::string, double> indicators;  ///< those that the study keeps
  std::string state_hash;
  bool valid = true;  ///< run.valid
};

/// A member that was given up.
struct MemberFailure {
  std::string message;
  std::uint32_t attempts = 1;
};

/// Whether a pattern of the study ("dining.served", "dining.*", "*") means the indicator.
[[nodiscard]] bool is_meant(const std::string& pattern, const std::string& indicator);

/// What the study keeps of a run's indicators: numbers and truth values that its patterns mean.
[[nodiscard]] MemberResult kept_of(const metrics::Indicators& indicators,
                                   const std::vector<std::string>& patterns);

/// `key` is the member's line of design.csv: a result of another design does not read as this one.
[[nodiscard]] std::string result_json(const MemberResult& result, const std::string& key);
/// Nothing if the text is not the whole result of the member with this key.
[[nodiscard]] std::optional<MemberResult> parse_result(const std::string& json,
                                                       const std::string& key);

[[nodiscard]] std::string failure_json(const MemberFailure& failure, const std::string& key);
[[nodiscard]] std::optional<MemberFailure> parse_failure(const std::string& json,
                                                         const std::string& key);

}  // namespace poai::study
