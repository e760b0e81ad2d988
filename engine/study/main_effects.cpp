#include "engine/study/main_effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/study/factor_value.hpp"

namespace poai::study {
namespace {

constexpr std::size_t kQuantiles = 4;

/// A value of a factor and the points that have it.
struct Group {
  std::string label;
  std::vector<std::size_t> points;
};

bool is_sample(const Design& design) {
  return design.study().design.kind != DesignKind::kFullFactorial &&
         design.study().design.kind != DesignKind::kOneAtATime;
}

std::string quantile_label(const Factor& factor, std::size_t quarter) {
  const double share = 1.0 / static_cast<double>(kQuantiles);
  return fmt::format("{:.4g} to {:.4g}", quantile(factor, static_cast<double>(quarter) * share),
                     quantile(factor, static_cast<double>(quarter + 1) * share));
}

/// Groups in the order of the factor's coordinate.
std::vector<Group> groups_of(const Design& design, std::size_t k) {
  const Factor& factor = design.study().factors[k];
  const bool is_cut = factor.discrete_count() == 0 && is_sample(design);
  std::map<double, Group> groups;
  for (std::size_t point = 0; point < design.points().size(); ++point) {
    const double unit = design.points().at(point, k);
    if (std::isnan(unit)) {
      continue;
    }
    const auto quarter =
        std::min(kQuantiles - 1, static_cast<std::size_t>(unit * static_cast<double>(kQuantiles)));
    const double position = is_cut ? static_cast<double>(quarter)
                            : factor.discrete_count() == 0
                                ? unit
                                : static_cast<double>(discrete_index(factor, unit));
    Group& group = groups[position];
    group.points.push_back(point);
    if (group.label.empty()) {
      group.label = is_cut ? quantile_label(factor, quarter) : value_of(factor, unit).text;
    }
  }
  std::vector<Group> result;
  for (auto& [position, group] : groups) {
    result.push_back(std::move(group));
  }
  return result;
}

std::vector<double> values_at(const std::vector<double>& means, const Group& group) {
  std::vector<double> values;
  for (const std::size_t point : group.points) {
    values.push_back(means[point]);
  }
  return values;
}

/// Between-group sum of squares less what k - 1 degrees of pure chance give, over the total.
double explained_share(const std::vector<std::vector<double>>& groups, const Moments& all) {
  double between = 0.0;
  double used = 0.0;
  for (const std::vector<double>& group : groups) {
    const Moments of = moments(group);
    if (of.count > 0) {
      between += static_cast<double>(of.count) * (of.mean - all.mean) * (of.mean - all.mean);
      used += 1.0;
    }
  }
  const auto n = static_cast<double>(all.count);
  const double total = all.variance * (n - 1.0);
  if (!(total > 0.0) || n <= used) {
    return kNoValue;
  }
  const double by_chance = (used - 1.0) * (total - between) / (n - used);
  return std::max(0.0, (between - by_chance) / total);
}

MainEffect effect_of_groups(const Design& design, std::size_t k, const std::vector<double>& means) {
  MainEffect effect;
  std::vector<std::vector<double>> values;
  for (const Group& group : groups_of(design, k)) {
    values.push_back(values_at(means, group));
    effect.responses.push_back({group.label, mean_estimate(values.back()), {}});
  }
  if (values.size() > 1) {
    effect.effect = difference_estimate(values.front(), values.back());
    effect.explained_share = explained_share(values, moments(means));
  }
  return effect;
}

/// The values of all replicates of a point.
std::vector<double> replicates_of(const Design& design, std::size_t point,
                                  const std::vector<double>& values) {
  const std::size_t count = design.study().design.replicates;
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(point * count);
  return {first, first + static_cast<std::ptrdiff_t>(count)};
}

MainEffect effect_to_base(const Design& design, std::size_t k, const std::vector<double>& values) {
  const std::vector<double> base = replicates_of(design, 0, values);
  MainEffect effect;
  effect.responses.push_back({"base", mean_estimate(base), {0.0, 0.0, 0.0, base.size()}});
  for (const Group& group : groups_of(design, k)) {
    const std::vector<double> here = replicates_of(design, group.points.front(), values);
    std::vector<double> differences;
    for (std::size_t r = 0; r < here.size(); ++r) {
      differences.push_back(here[r] - base[r]);
    }
    const Estimate to_base = mean_estimate(differences);
    effect.responses.push_back({group.label, mean_estimate(here), to_base});
    if (std::isnan(effect.effect.value) ||
        std::abs(to_base.value) > std::abs(effect.effect.value)) {
      effect.effect = to_base;
    }
  }
  return effect;
}

}  // namespace

std::vector<double> point_means(const Design& design, const std::vector<double>& values) {
  std::vector<double> means;
  for (std::size_t point = 0; point < design.points().size(); ++point) {
    means.push_back(moments(replicates_of(design, point, values)).mean);
  }
  return means;
}

std::vector<MainEffect> main_effects(const Design& design, const std::vector<double>& values) {
  const std::vector<double> means = point_means(design, values);
  std::vector<MainEffect> effects;
  for (std::size_t k = 0; k < design.study().factors.size(); ++k) {
    effects.push_back(design.study().design.kind == DesignKind::kOneAtATime
                          ? effect_to_base(design, k, values)
                          : effect_of_groups(design, k, means));
  }
  return effects;
}

}  // namespace poai::study
