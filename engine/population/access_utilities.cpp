#include "engine/population/access_utilities.hpp"

#include <cmath>

#include "engine/population/population_spec.hpp"

namespace poai::population {

std::vector<ModeWeights> weighted(std::span<const AccessProfile> profiles,
                                  const AccessUtilities& utilities) {
  std::vector<ModeWeights> weights;
  for (const AccessProfile& profile : profiles) {
    ModeWeights& weight = weights.emplace_back(profile.share);
    for (std::size_t mode = 0; mode < weight.size(); ++mode) {
      weight.at(mode) *= std::exp(utilities.of(static_cast<Mode>(mode)));
    }
  }
  return weights;
}

}  // namespace poai::population
