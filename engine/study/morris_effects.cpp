#include "engine/study/morris_effects.hpp"

#include <cmath>

#include "engine/core/contracts.hpp"

namespace poai::study {
namespace {

/// The coordinate that differs between two points of a trajectory.
std::size_t changed_coordinate(std::span<const double> a, std::span<const double> b) {
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] != b[k]) {
      return k;
    }
  }
  expects(false, "neighbours on a trajectory differ");
  return 0;
}

std::vector<std::vector<double>> effects_by_factor(const UnitPoints& points,
                                                   std::span<const double> values) {
  std::vector<std::vector<double>> effects(points.dimensions);
  const std::size_t length = points.dimensions + 1;
  for (std::size_t point = 1; point < points.size(); ++point) {
    if (point % length == 0) {
      continue;  // the next trajectory
    }
    const std::size_t k = changed_coordinate(points[point - 1], points[point]);
    const double step = points.at(point, k) - points.at(point - 1, k);
    const double effect = (values[point] - values[point - 1]) / step;
    if (!std::isnan(effect)) {
      effects[k].push_back(effect);
    }
  }
  return effects;
}

}  // namespace

std::vector<MorrisEffect> morris_effects(const UnitPoints& points, std::span<const double> values,
                                         const Bootstrap& options) {
  expects(points.size() == values.size(), "there is a value for each point");
  std::vector<MorrisEffect> result;
  for (const std::vector<double>& effects : effects_by_factor(points, values)) {
    const Moments of = moments(effects);
    MorrisEffect effect;
    effect.mu = of.mean;
    effect.sigma = std::sqrt(of.variance);
    const auto mean_absolute = [&effects](std::span<const std::size_t> rows) {
      double sum = 0.0;
      for (const std::size_t row : rows) {
        sum += std::abs(effects[row]);
      }
      return std::vector<double>{rows.empty() ? kNoValue : sum / static_cast<double>(rows.size())};
    };
    effect.mu_star = bootstrap_estimates(effects.size(), mean_absolute, options).front();
    result.push_back(effect);
  }
  return result;
}

}  // namespace poai::study
