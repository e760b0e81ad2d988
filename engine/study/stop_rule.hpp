#pragma once
// When a comparison that adds replicates until its interval is narrow has enough of them.

#include <cstdint>
#include <string>

#include "engine/study/paired_statistics.hpp"

namespace poai::study {

/// Replicates are added until the 95 % interval of an indicator's difference is narrow enough.
struct StopRule {
  std::string indicator;
  double half_width = 0.0;  ///< in the unit of the indicator, over 0
};

/// No comparison with a stop rule ends with fewer: the spread of fewer is known too badly.
inline constexpr std::uint32_t kLeastToStop = 5;
/// Nor with fewer if the difference was the same in all. Of so many equal days, other ones are with
/// 95 % certainty less than 1 - 0.05^(1/20) = 14 % of all.
inline constexpr std::uint32_t kLeastWithoutSpread = 20;

/// Whether `estimate`, of so many replicates, fulfils the rule. Ending where the interval happens
/// to be narrow makes it hold the truth less often than in 95 % of the times, the more so the fewer
/// the replicates; the 95 % come back as the half-width that is asked for goes to 0 (Chow and
/// Robbins 1965, doi:10.1214/aoms/1177700156).
[[nodiscard]] bool is_met(const StopRule& rule, const PairedEstimate& estimate,
                          std::uint32_t replicates);

}  // namespace poai::study
