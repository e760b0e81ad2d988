#pragma once
// What a sweep says about its factors: effects, indices, a ranking, and how far to trust it.

#include <string>
#include <vector>

#include "engine/study/main_effects.hpp"
#include "engine/study/morris_effects.hpp"
#include "engine/study/result_table.hpp"
#include "engine/study/sobol_indices.hpp"

namespace poai::study {

/// A place in a ranking.
struct Ranked {
  std::string factor;
  Estimate importance;  ///< total index, mu*, or absolute main effect
  bool tied = false;    ///< its interval overlaps that of the factor before it
};

struct IndicatorAnalysis {
  std::string indicator;
  std::size_t points_used = 0;
  std::size_t points_missing = 0;    ///< without any replicate
  std::size_t members_missing = 0;   ///< failed, missing, or without this indicator
  Estimate mean;                     ///< over points
  double sd = kNoValue;              ///< between points
  std::vector<MainEffect> effects;   ///< of each factor; empty for Morris
  SobolIndices sobol;                ///< Saltelli designs only
  std::vector<MorrisEffect> morris;  ///< Morris designs only
  std::vector<Ranked> ranking;       ///< largest first; factors without a figure are last
  std::vector<std::string> remarks;  ///< sentences on what the sample does not show
};

/// One for each indicator of the table.
[[nodiscard]] std::vector<IndicatorAnalysis> analyse(const Design& design, const ResultTable& table,
                                                     const Bootstrap& options);

inline constexpr const char* kAnalysisFile = "analysis.json";
inline constexpr const char* kAnalysisTextFile = "analysis.md";

[[nodiscard]] std::string analysis_json(const Design& design,
                                        const std::vector<IndicatorAnalysis>& analyses);
[[nodiscard]] std::string analysis_markdown(const Design& design,
                                            const std::vector<IndicatorAnalysis>& analyses);

}  // namespace poai::study
