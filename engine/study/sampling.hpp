#pragma once
// Points in the unit cube: the samples that designs are made of. All are functions of their seed.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace poai::study {

/// Points in row-major order; NaN in a coordinate = as in the base scenario.
struct UnitPoints {
  std::size_t dimensions = 0;
  std::vector<double> values;

  [[nodiscard]] std::size_t size() const {
    return dimensions == 0 ? 0 : values.size() / dimensions;
  }
  [[nodiscard]] std::span<const double> operator[](std::size_t point) const {
    return {values.data() + point * dimensions, dimensions};
  }
  [[nodiscard]] double at(std::size_t point, std::size_t dimension) const {
    return values.at(point * dimensions + dimension);
  }
};

inline constexpr double kAsInBase = std::numeric_limits<double>::quiet_NaN();
/// Dimensions of the direction numbers of Boost (Joe and Kuo 2008, doi:10.1137/070709359).
inline constexpr std::size_t kMostSobolDimensions = 3'667;

/// Every combination; coordinate k takes the values of `values[k]`, the last one fastest.
[[nodiscard]] UnitPoints full_factorial(const std::vector<std::vector<double>>& values);

/// The base, then each factor at each of its values with the others as in the base.
[[nodiscard]] UnitPoints one_at_a_time(const std::vector<std::vector<double>>& values);

/// One point in each of `count` equal slices of each coordinate (McKay, Beckman and Conover 1979,
/// doi:10.1080/00401706.1979.10489755).
[[nodiscard]] UnitPoints latin_hypercube(std::size_t count, std::size_t dimensions,
                                         std::uint64_t seed);

/// The first `count` points of the Sobol sequence, with Owen's nested scrambling (Owen 1995,
/// doi:10.1007/978-1-4612-2552-2_19); a power of two is best balanced. At most
/// kMostSobolDimensions.
[[nodiscard]] UnitPoints scrambled_sobol(std::size_t count, std::size_t dimensions,
                                         std::uint64_t seed);

/// For each of `count` base points j: A_j, then A_j with coordinate i from B_j for each i, then B_j
/// (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018); A and B from one scrambled Sobol sequence
/// of twice the dimensions.
[[nodiscard]] UnitPoints saltelli(std::size_t count, std::size_t dimensions, std::uint64_t seed);

/// `count` trajectories of dimensions + 1 points on a grid of `grid` values per coordinate, each
/// step changing one coordinate by `morris_step(grid)` (Morris 1991, doi:10.1080/00401706.1991.
/// 10484804).
[[nodiscard]] UnitPoints morris(std::size_t count, std::size_t dimensions, std::uint32_t grid,
                                std::uint64_t seed);
[[nodiscard]] constexpr double morris_step(std::uint32_t grid) {
  return static_cast<double>(grid) / (2.0 * (static_cast<double>(grid) - 1.0));
}

}  // namespace poai::study
