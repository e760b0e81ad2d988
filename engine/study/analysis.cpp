#include "engine/study/analysis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace poai::study {
namespace {

/// Widest interval of a total index with which indices can be told from each other.
constexpr double kWidestIndex = 0.2;
/// Fewest trajectories from which Morris's measures mean anything (Morris 1991 used 4 and more).
constexpr std::size_t kFewestTrajectories = 4;
/// A sum of first-order indices below this says that factors act together.
constexpr double kAdditive = 0.8;

/// Absolute value of an estimate, with its interval.
Estimate absolute(const Estimate& estimate) {
  Estimate result = estimate;
  if (estimate.value < 0.0) {
    result = {-estimate.value, -estimate.high, -estimate.low, estimate.count};
  }
  result.low = std::isnan(result.low) ? result.low : std::max(0.0, result.low);
  return result;
}

Estimate importance_of(const IndicatorAnalysis& analysis, std::size_t k) {
  if (!analysis.sobol.total.empty()) {
    return analysis.sobol.total[k];
  }
  if (!analysis.morris.empty()) {
    return analysis.morris[k].mu_star;
  }
  return absolute(analysis.effects[k].effect);
}

std::vector<Ranked> ranking_of(const Design& design, const IndicatorAnalysis& analysis) {
  std::vector<Ranked> ranking;
  for (std::size_t k = 0; k < design.study().factors.size(); ++k) {
    ranking.push_back({design.study().factors[k].name, importance_of(analysis, k), false});
  }
  std::stable_sort(ranking.begin(), ranking.end(), [](const Ranked& a, const Ranked& b) {
    const auto key = [](const Ranked& of) {
      return std::isnan(of.importance.value) ? -1.0 : of.importance.value;
    };
    return key(a) > key(b);
  });
  for (std::size_t i = 1; i < ranking.size(); ++i) {
    const Estimate& before = ranking[i - 1].importance;
    const Estimate& here = ranking[i].importance;
    ranking[i].tied = !(here.high < before.low);  // also where there is no interval
  }
  return ranking;
}

void remark_on_ranking(const Design& design, IndicatorAnalysis& analysis) {
  const bool has_interval =
      std::any_of(analysis.ranking.begin(), analysis.ranking.end(),
                  [](const Ranked& ranked) { return !std::isnan(ranked.importance.low); });
  if (!has_interval) {
    analysis.remarks.emplace_back(
        design.study().design.kind == DesignKind::kOneAtATime &&
                design.study().design.replicates == 1
            ? "There is one replicate: no interval can be given, and the order may be chance."
            : "The sample is too small for any interval; the order may be chance.");
    return;
  }
  for (std::size_t i = 1; i < analysis.ranking.size(); ++i) {
    if (analysis.ranking[i].tied) {
      analysis.remarks.push_back(
          fmt::format("{} and {} cannot be told apart: their intervals overlap.",
                      analysis.ranking[i - 1].factor, analysis.ranking[i].factor));
    }
  }
}

void remark_on_indices(IndicatorAnalysis& analysis) {
  double sum = 0.0;
  double widest = 0.0;
  for (const Estimate& index : analysis.sobol.first) {
    sum += index.value;
  }
  for (const Estimate& index : analysis.sobol.total) {
    widest = std::max(widest, std::isnan(index.width()) ? 1.0 : index.width());
  }
  if (widest > kWidestIndex) {
    analysis.remarks.push_back(fmt::format(
        "The sample is too small: an interval of a total index is {:.2f} wide. Take more samples.",
        widest));
  } else if (sum < kAdditive) {
    analysis.remarks.push_back(fmt::format(
        "First-order indices add up to {:.2f}: factors act together, or chance does (more "
        "replicates tell).",
        sum));
  }
}

void remark(const Design& design, IndicatorAnalysis& analysis) {
  if (analysis.members_missing > 0) {
    analysis.remarks.push_back(
        fmt::format("{} of {} members have no value; {} of {} points have none at all. Figures are "
                    "from the others.",
                    analysis.members_missing, design.member_count(), analysis.points_missing,
                    design.points().size()));
  }
  if (analysis.points_used > 1 && !(analysis.sd > 0.0)) {
    analysis.remarks.emplace_back("It is the same at every point: no factor has an effect on it.");
    return;
  }
  remark_on_ranking(design, analysis);
  if (!analysis.sobol.total.empty()) {
    remark_on_indices(analysis);
  }
  if (!analysis.morris.empty() && design.study().design.samples < kFewestTrajectories) {
    analysis.remarks.push_back(fmt::format("{} trajectories are too few to judge by; take 10.",
                                           design.study().design.samples));
  }
}

IndicatorAnalysis analyse_one(const Design& design, const std::string& indicator,
                              const std::vector<double>& values, const Bootstrap& options) {
  IndicatorAnalysis analysis;
  analysis.indicator = indicator;
  analysis.members_missing = static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double value) { return std::isnan(value); }));
  const std::vector<double> means = point_means(design, values);
  const Moments of = moments(means);
  analysis.points_used = of.count;
  analysis.points_missing = means.size() - of.count;
  analysis.mean = mean_response(design, values);
  analysis.sd = std::sqrt(of.variance);
  const DesignKind kind = design.study().design.kind;
  if (kind == DesignKind::kMorris) {
    analysis.morris = morris_effects(design.points(), means, options);
  } else {
    analysis.effects = main_effects(design, values);
  }
  if (kind == DesignKind::kSaltelli) {
    analysis.sobol = sobol_indices(means, design.study().factors.size(), options);
  }
  analysis.ranking = ranking_of(design, analysis);
  remark(design, analysis);
  return analysis;
}

}  // namespace

std::vector<IndicatorAnalysis> analyse(const Design& design, const ResultTable& table,
                                       const Bootstrap& options) {
  std::vector<IndicatorAnalysis> analyses;
  for (std::size_t i = 0; i < table.indicators.size(); ++i) {
    analyses.push_back(analyse_one(design, table.indicators[i], table.columns[i], options));
  }
  return analyses;
}

}  // namespace poai::study
