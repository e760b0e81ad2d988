#pragma once
// The table of a day's main indicators that `poai run` prints.

#include <string>

#include "engine/district/rail_name.hpp"
#include "engine/metrics/indicators.hpp"

namespace poai::app {

/// One line per main indicator; those that the run did not produce are left out. Trains have the
/// name of the railway.
[[nodiscard]] std::string indicator_table(const metrics::Indicators& indicators,
                                          const district::RailName& rail = {});

}  // namespace poai::app
