#pragma once
// Residents by place, age, sex and household size, fitted to what `[[residents]]` says.

#include <span>

#include <Eigen/Core>

#include "engine/population/population_spec.hpp"

namespace poai::population {

struct ResidentFit {
  static constexpr std::size_t kCellsPerBlock =
      ResidentBlock::kAgeBands * 2 * ResidentBlock::kHouseholdSizes;

  Eigen::ArrayXd cells;  ///< persons by block x age band x Sex x household size, last one fastest
  double worst_error = 0.0;  ///< persons; over 1e-3 only if the margins contradict each other

  [[nodiscard]] std::span<const double> block(std::size_t index) const {
    return {cells.data() + index * kCellsPerBlock, kCellsPerBlock};
  }
};

/// Iterative proportional fitting with the margins block x age, block x sex and block x persons by
/// household size, from ResidentSeed.
[[nodiscard]] ResidentFit fit_residents(std::span<const ResidentBlock> blocks,
                                        const ResidentSeed& seed);

}  // namespace poai::population
