#pragma once
// `summary.json`: the indicators of a run, nested by their dotted names.

#include <filesystem>
#include <string>

#include "engine/metrics/indicators.hpp"

namespace poai::output {

/// The indicators as JSON: "dining.served" becomes {"dining": {"served": ...}}.
[[nodiscard]] std::string indicators_as_json(const metrics::Indicators& indicators);

/// Writes `folder`/summary.json, whole or not at all.
void write_summary(const std::filesystem::path& folder, const metrics::Indicators& indicators);

/// Reads it back; throws InputError (kFiles) if it is missing or is no summary.
[[nodiscard]] metrics::Indicators read_summary(const std::filesystem::path& folder);

}  // namespace poai::output
