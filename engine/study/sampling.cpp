#include "engine/study/sampling.hpp"

#include <boost/random/sobol.hpp>

#include <numeric>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/random/draws.hpp"

namespace poai::study {
namespace {

using random::Purpose;

constexpr double kTwoTo32 = 4'294'967'296.0;

/// Draws of one sample, by coordinate and a running number.
class SampleDraws {
 public:
  SampleDraws(std::uint64_t seed, std::string_view sample)
      : draws_(seed, 0), sample_(hash_name(sample)) {}

  [[nodiscard]] std::uint64_t bits(std::size_t coordinate, std::size_t number) const {
    return draws_.bits(entity(coordinate), {}, Purpose::kSampling,
                       static_cast<std::uint32_t>(number));
  }
  [[nodiscard]] double uniform(std::size_t coordinate, std::size_t number) const {
    return draws_.uniform(entity(coordinate), {}, Purpose::kSampling,
                          static_cast<std::uint32_t>(number));
  }
  /// A permutation of 0 to count - 1 (Fisher and Yates); uses the numbers from `first` on.
  [[nodiscard]] std::vector<std::size_t> permutation(std::size_t count, std::size_t coordinate,
                                                     std::size_t first) const {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i) {
      std::swap(order[i - 1], order[bits(coordinate, first + i) % i]);
    }
    return order;
  }

 private:
  [[nodiscard]] std::uint64_t entity(std::size_t coordinate) const {
    return combine64(sample_, coordinate);
  }

  random::Draws draws_;
  std::uint64_t sample_;
};

/// Flips each bit by a hash of the bits above it.
std::uint32_t nested_scramble(std::uint32_t x, std::uint64_t key) {
  std::uint32_t scrambled = 0;
  for (unsigned bit = 0; bit < 32; ++bit) {
    const std::uint64_t above = bit == 0 ? 0 : x >> (32U - bit);
    const std::uint64_t flip = combine64(key, (std::uint64_t{bit} << 32U) | above) & 1U;
    const std::uint32_t own = (x >> (31U - bit)) & 1U;
    scrambled = (scrambled << 1U) | (own ^ static_cast<std::uint32_t>(flip));
  }
  return scrambled;
}

}  // namespace

UnitPoints full_factorial(const std::vector<std::vector<double>>& values) {
  UnitPoints points{values.size(), {}};
  std::size_t count = 1;
  for (const std::vector<double>& of_one : values) {
    count *= of_one.size();
  }
  points.values.resize(count * values.size());
  for (std::size_t point = 0; point < count; ++point) {
    std::size_t rest = point;
    for (std::size_t k = values.size(); k > 0; --k) {
      points.values[point * values.size() + k - 1] = values[k - 1][rest % values[k - 1].size()];
      rest /= values[k - 1].size();
    }
  }
  return points;
}

UnitPoints one_at_a_time(const std::vector<std::vector<double>>& values) {
  UnitPoints points{values.size(), std::vector<double>(values.size(), kAsInBase)};
  for (std::size_t k = 0; k < values.size(); ++k) {
    for (const double value : values[k]) {
      std::vector<double> point(values.size(), kAsInBase);
      point[k] = value;
      points.values.insert(points.values.end(), point.begin(), point.end());
    }
  }
  return points;
}

UnitPoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  const SampleDraws draws(seed, "latin-hypercube");
  UnitPoints points{dimensions, std::vector<double>(count * dimensions)};
  for (std::size_t k = 0; k < dimensions; ++k) {
    const std::vector<std::size_t> slices = draws.permutation(count, k, count);
    for (std::size_t i = 0; i < count; ++i) {
      points.values[i * dimensions + k] =
          (static_cast<double>(slices[i]) + draws.uniform(k, i)) / static_cast<double>(count);
    }
  }
  return points;
}

UnitPoints scrambled_sobol(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  expects(dimensions >= 1 && dimensions <= kMostSobolDimensions,
          "the Sobol sequence has direction numbers for every coordinate");
  const SampleDraws draws(seed, "sobol");
  boost::random::sobol_engine<std::uint32_t, 32> sequence(dimensions);
  UnitPoints points{dimensions, std::vector<double>(count * dimensions)};
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < dimensions; ++k) {
      // The engine leaves out the first point, which is 0; without it the points are not balanced.
      const std::uint32_t x = i == 0 ? 0 : sequence();
      points.values[i * dimensions + k] =
          (static_cast<double>(nested_scramble(x, draws.bits(k, 0))) + 0.5) / kTwoTo32;
    }
  }
  return points;
}

UnitPoints saltelli(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
  const UnitPoints base = scrambled_sobol(count, 2 * dimensions, seed);
  UnitPoints points{dimensions, {}};
  points.values.reserve(count * (dimensions + 2) * dimensions);
  for (std::size_t j = 0; j < count; ++j) {
    const std::span<const double> a = base[j].first(dimensions);
    const std::span<const double> b = base[j].last(dimensions);
    points.values.insert(points.values.end(), a.begin(), a.end());
    for (std::size_t i = 0; i < dimensions; ++i) {
      points.values.insert(points.values.end(), a.begin(), a.end());
      *(points.values.end() - static_cast<std::ptrdiff_t>(dimensions - i)) = b[i];
    }
    points.values.insert(points.values.end(), b.begin(), b.end());
  }
  return points;
}

UnitPoints morris(std::size_t count, std::size_t dimensions, std::uint32_t grid,
                  std::uint64_t seed) {
  expects(grid >= 2 && grid % 2 == 0, "the grid of Morris has an even number of values");
  const SampleDraws draws(seed, "morris");
  const double step = morris_step(grid);
  UnitPoints points{dimensions, {}};
  for (std::size_t t = 0; t < count; ++t) {
    std::vector<double> low(dimensions);
    std::vector<double> now(dimensions);
    for (std::size_t k = 0; k < dimensions; ++k) {
      low[k] = static_cast<double>(draws.bits(k, 2 * t) % (grid / 2)) / (grid - 1.0);
      now[k] = low[k] + ((draws.bits(k, 2 * t + 1) & 1U) == 1U ? step : 0.0);
    }
    points.values.insert(points.values.end(), now.begin(), now.end());
    for (const std::size_t k : draws.permutation(dimensions, dimensions, t * (dimensions + 1))) {
      now[k] = now[k] > low[k] ? low[k] : low[k] + step;
      points.values.insert(points.values.end(), now.begin(), now.end());
    }
  }
  return points;
}

}  // namespace poai::study
