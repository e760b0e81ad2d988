#include "engine/movement/link_speed.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.hpp"

namespace poai::movement {
namespace {

constexpr double kCreepDensity = 5.0;
constexpr double kSteps = 2048.0;

}  // namespace

double relative_speed(double density_per_m2) {
  expects(density_per_m2 >= 0.0, "a density is not negative");
  if (density_per_m2 <= 0.0) {
    return 1.0;
  }
  if (density_per_m2 >= kJamDensityPerM2) {
    return 0.0;
  }
  return 1.0 - std::exp(-1.913 * (1.0 / density_per_m2 - 1.0 / kJamDensityPerM2));
}

SpeedTable::SpeedTable() {
  const double creep = relative_speed(kCreepDensity);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const double exact = std::max(creep, relative_speed(static_cast<double>(i) / kCellsPerUnit));
    values_.at(i) = static_cast<float>(std::round(exact * kSteps) / kSteps);
  }
}

}  // namespace poai::movement
