#include "engine/population/free_speed.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/random/distributions.hpp"

namespace poai::population {
namespace {

struct SpeedAtAge {
  double age;
  double speed_mps;
};
// U. Weidmann, Transporttechnik der Fussgaenger (1993), doi:10.3929/ethz-a-000687810.
constexpr std::array<SpeedAtAge, 9> kCurve = {{{5, 0.75},
                                               {10, 1.15},
                                               {20, 1.61},
                                               {30, 1.54},
                                               {40, 1.48},
                                               {50, 1.41},
                                               {60, 1.27},
                                               {70, 1.07},
                                               {80, 0.68}}};
constexpr double kMaleRatio = 1.06;
constexpr double kFemaleRatio = 0.94;

}  // namespace

double mean_free_speed_mps(double age, Sex sex) {
  const double ratio = sex == Sex::kMale ? kMaleRatio : kFemaleRatio;
  const auto above = std::find_if(kCurve.begin(), kCurve.end(),
                                  [age](const SpeedAtAge& point) { return point.age >= age; });
  if (above == kCurve.begin()) {
    return ratio * kCurve.front().speed_mps;
  }
  if (above == kCurve.end()) {
    return ratio * kCurve.back().speed_mps;
  }
  const SpeedAtAge& below = *(above - 1);
  const double share = (age - below.age) / (above->age - below.age);
  return ratio * std::lerp(below.speed_mps, above->speed_mps, share);
}

double free_speed_mps(double u, double age, Sex sex, double sd_mps, Luggage luggage) {
  const double speed_mps = random::truncated_normal(u, mean_free_speed_mps(age, sex), sd_mps,
                                                    kLeastSpeedMps, kMostSpeedMps);
  return luggage == Luggage::kNone ? speed_mps
                                   : std::max(kSuitcaseSpeedShare * speed_mps, kLeastSpeedMps);
}

}  // namespace poai::population
