#include "engine/encounters/duration_law.hpp"

#include <algorithm>
#include <cmath>

namespace poai::encounters {

Duration contact_duration(double u, double exponent) {
  const double most = static_cast<double>(kLongestContact / kBadgeInterval);
  const double intervals = 1.0 + std::floor(2.0 * (std::pow(u, -1.0 / exponent) - 1.0));
  return kBadgeInterval * static_cast<std::int64_t>(std::min(intervals, most));
}

}  // namespace poai::encounters
