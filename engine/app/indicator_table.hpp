#pragma once
// The table of a day's main indicators that `poai run` prints.

#include <string>

#include "engine/metrics/indicators.hpp"

namespace poai::app {

/// One line per main indicator; those that the run did not produce are left out.
[[nodiscard]] std::string indicator_table(const metrics::Indicators& indicators);

}  // namespace poai::app
