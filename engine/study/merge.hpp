#pragma once
// `results.h5` and `results.csv` of a sweep. They hold what the members gave, and nothing of how,
// when or where they were run: equal sweeps give equal bytes.

#include "engine/study/result_table.hpp"

namespace poai::study {

inline constexpr const char* kResultsFile = "results.h5";
inline constexpr const char* kResultsTextFile = "results.csv";

/// Writes both, each whole or not at all.
void write_results(const SweepFolder& folder, const ResultTable& table);

/// `results.csv` as text.
[[nodiscard]] std::string results_csv(const Design& design, const ResultTable& table);

}  // namespace poai::study
