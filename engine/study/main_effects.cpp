#include "engine/study/main_effects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
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

/// Between-group sum of squares over the total (eta squared): in a full factorial what the factor
/// alone gives, as all other factors are balanced in each group.
double share_between(const std::vector<std::vector<double>>& groups, const Moments& all) {
  double between = 0.0;
  for (const std::vector<double>& group : groups) {
    const Moments of = moments(group);
    if (of.count > 0) {
      between += static_cast<double>(of.count) * (of.mean - all.mean) * (of.mean - all.mean);
    }
  }
  const double total = all.variance * (static_cast<double>(all.count) - 1.0);
  return total > 0.0 ? between / total : kNoValue;
}

/// The same less what k - 1 degrees of pure chance give (epsilon squared).
double share_beyond_chance(const std::vector<std::vector<double>>& groups, const Moments& all) {
  const auto used = static_cast<double>(std::count_if(
      groups.begin(), groups.end(), [](const auto& group) { return moments(group).count > 0; }));
  const auto n = static_cast<double>(all.count);
  if (n <= used) {
    return kNoValue;
  }
  const double share = share_between(groups, all);
  return std::isnan(share) ? share
                           : std::max(0.0, share - (used - 1.0) * (1.0 - share) / (n - used));
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
    effect.explained_share = share_beyond_chance(values, moments(means));
  }
  return effect;
}

bool is_larger(const Estimate& a, const Estimate& b) {
  return std::isnan(b.value) || std::abs(a.value) > std::abs(b.value);
}

/// What is compared in a full factorial: the means of its replicates, which are other days; with
/// one replicate the combinations of the other factors.
struct Blocks {
  const Design& design;
  const std::vector<double>& values;

  [[nodiscard]] std::size_t replicates() const { return design.study().design.replicates; }
  [[nodiscard]] bool are_days() const { return replicates() > 1; }

  /// For each block the mean of `figure(point of a group, replicate)`, over those that are there.
  /// The groups of a factor have the combinations of the others in the same order.
  [[nodiscard]] std::vector<double> means(
      std::size_t combinations,
      const std::function<double(std::size_t combination, std::size_t replicate)>& figure) const {
    std::vector<double> result;
    for (std::size_t r = 0; r < replicates(); ++r) {
      std::vector<double> of_day;
      for (std::size_t c = 0; c < combinations; ++c) {
        of_day.push_back(figure(c, r));
      }
      if (!are_days()) {
        return of_day;
      }
      result.push_back(moments(of_day).mean);
    }
    return result;
  }

  [[nodiscard]] double value(const Group& group, std::size_t combination, std::size_t r) const {
    return values[group.points[combination] * replicates() + r];
  }
  [[nodiscard]] std::vector<double> of(const Group& group) const {
    return means(group.points.size(),
                 [&](std::size_t c, std::size_t r) { return value(group, c, r); });
  }
  [[nodiscard]] std::vector<double> differences(const Group& group, const Group& to) const {
    return means(group.points.size(), [&](std::size_t c, std::size_t r) {
      return value(group, c, r) - value(to, c, r);
    });
  }
};

/// The mean of blocks; all combinations were simulated, so that they alone give it no interval.
Estimate mean_of(const Blocks& blocks, const std::vector<double>& of_blocks) {
  Estimate mean = mean_estimate(of_blocks);
  if (!blocks.are_days()) {
    mean.low = mean.high = kNoValue;
  }
  return mean;
}

MainEffect effect_of_grid(const Design& design, std::size_t k, const std::vector<double>& values) {
  const Blocks blocks{design, values};
  const std::vector<Group> groups = groups_of(design, k);
  const std::vector<double> means = point_means(design, values);
  MainEffect effect;
  std::vector<std::vector<double>> of_points;
  for (const Group& group : groups) {
    Estimate to_first = mean_estimate(blocks.differences(group, groups.front()));
    if (group.points == groups.front().points && to_first.count > 0) {
      to_first.low = to_first.high = 0.0;
    }
    effect.responses.push_back({group.label, mean_of(blocks, blocks.of(group)), to_first});
    of_points.push_back(values_at(means, group));
    if (effect.responses.size() > 1 &&
        (is_numeric(design.study().factors[k]) || is_larger(to_first, effect.effect))) {
      effect.effect = to_first;
    }
  }
  if (groups.size() > 1) {
    effect.explained_share = share_between(of_points, moments(means));
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
    if (is_larger(to_base, effect.effect)) {
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
    switch (design.study().design.kind) {
      case DesignKind::kOneAtATime:
        effects.push_back(effect_to_base(design, k, values));
        break;
      case DesignKind::kFullFactorial:
        effects.push_back(effect_of_grid(design, k, values));
        break;
      default:
        effects.push_back(effect_of_groups(design, k, means));
    }
  }
  return effects;
}

Estimate mean_response(const Design& design, const std::vector<double>& values) {
  if (is_sample(design)) {
    return mean_estimate(point_means(design, values));
  }
  const Blocks blocks{design, values};
  return mean_of(blocks, blocks.means(design.points().size(), [&](std::size_t c, std::size_t r) {
    return values[c * blocks.replicates() + r];
  }));
}

}  // namespace poai::study
