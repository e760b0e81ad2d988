#pragma once
// `population_fit.json`: how well the population of a run meets its control totals.

#include <filesystem>

#include "engine/population/fit_report.hpp"

namespace poai::output {

/// Writes `folder`/population_fit.json, whole or not at all.
void write_population_fit(const std::filesystem::path& folder, const population::FitReport& report);

}  // namespace poai::output
