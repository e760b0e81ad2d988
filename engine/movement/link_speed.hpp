#pragma once
// How fast people walk at a density: Weidmann's curve in Kladek's form, and its table for the step.

#include <array>
#include <cstdint>

namespace poai::movement {

/// Density at which nothing moves any more, persons / m2 (Weidmann 1993).
inline constexpr double kJamDensityPerM2 = 5.4;

/// Density of the largest flow, 1.225 persons / (m s) (Weidmann 1993).
inline constexpr double kCapacityDensity = 1.75;

/// Speed as a share of the free speed: 1 - exp(-1.913 (1 / density - 1 / 5.4)) (Weidmann 1993,
/// Transporttechnik der Fussgaenger, doi:10.3929/ethz-a-000687810; formula of Kladek 1966).
/// 1 at density 0; 0 from 5.4 persons / m2 on; `density_per_m2` must not be negative.
[[nodiscard]] double relative_speed(double density_per_m2);

/// The curve as 4,096 values rounded to 1/2,048, so that sparse links have exactly the free speed.
/// Never below the value at 5 persons / m2: a full link still creeps, else a jam would never
/// dissolve.
class SpeedTable {
 public:
  SpeedTable();
  [[nodiscard]] float at(double density_per_m2) const {
    const double cell = density_per_m2 * kCellsPerUnit;
    return cell < kCells - 1 ? values_[static_cast<std::uint32_t>(cell + 0.5)] : values_.back();
  }

 private:
  static constexpr int kCells = 4096;
  static constexpr double kCellsPerUnit = (kCells - 1) / kJamDensityPerM2;
  std::array<float, kCells> values_{};
};

}  // namespace poai::movement
