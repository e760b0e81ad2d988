#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/study/analysis.hpp"

namespace poai::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kInFull = 1e3;
constexpr double kLargest = 1e9;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json estimate_json(const Estimate& estimate) {
  return {{"value", number(estimate.value)},
          {"ci95", {number(estimate.low), number(estimate.high)}},
          {"count", estimate.count}};
}

/// Four figures, large numbers in full.
std::string figure(double value) {
  if (std::isnan(value)) {
    return "-";
  }
  const double size = std::abs(value);
  return size >= kInFull && size < kLargest ? fmt::format("{:.0f}", value)
                                            : fmt::format("{:.4g}", value);
}

/// "1.2 (0.9 to 1.5)"
std::string estimate_text(const Estimate& estimate) {
  if (std::isnan(estimate.low)) {
    return figure(estimate.value);
  }
  return fmt::format("{} ({} to {})", figure(estimate.value), figure(estimate.low),
                     figure(estimate.high));
}

Json effect_json(const MainEffect& effect) {
  Json responses = Json::array();
  for (const Response& response : effect.responses) {
    Json row = {{"value", response.label}, {"mean", estimate_json(response.mean)}};
    if (!std::isnan(response.to_base.value)) {
      row["to_base"] = estimate_json(response.to_base);
    }
    responses.push_back(std::move(row));
  }
  return {{"effect", estimate_json(effect.effect)},
          {"explained_share", number(effect.explained_share)},
          {"responses", responses}};
}

Json factor_json(const IndicatorAnalysis& analysis, std::size_t k) {
  Json factor = Json::object();
  if (!analysis.effects.empty()) {
    factor = effect_json(analysis.effects[k]);
  }
  if (!analysis.sobol.total.empty()) {
    factor["first_order"] = estimate_json(analysis.sobol.first[k]);
    factor["total"] = estimate_json(analysis.sobol.total[k]);
  }
  if (!analysis.morris.empty()) {
    factor["mu"] = number(analysis.morris[k].mu);
    factor["mu_star"] = estimate_json(analysis.morris[k].mu_star);
    factor["sigma"] = number(analysis.morris[k].sigma);
  }
  return factor;
}

Json indicator_json(const Design& design, const IndicatorAnalysis& analysis) {
  Json factors = Json::object();
  for (std::size_t k = 0; k < design.study().factors.size(); ++k) {
    factors[design.study().factors[k].name] = factor_json(analysis, k);
  }
  Json ranking = Json::array();
  for (const Ranked& ranked : analysis.ranking) {
    ranking.push_back({{"factor", ranked.factor},
                       {"importance", estimate_json(ranked.importance)},
                       {"tied_with_previous", ranked.tied}});
  }
  return {{"points_used", analysis.points_used},
          {"points_missing", analysis.points_missing},
          {"members_missing", analysis.members_missing},
          {"mean", estimate_json(analysis.mean)},
          {"sd", number(analysis.sd)},
          {"factors", factors},
          {"ranking", ranking},
          {"remarks", analysis.remarks}};
}

std::string_view importance_name(DesignKind kind) {
  return kind == DesignKind::kSaltelli ? "total index"
         : kind == DesignKind::kMorris ? "mu*"
                                       : "size of the effect";
}

std::string ranking_table(const Design& design, const IndicatorAnalysis& analysis) {
  std::string text = fmt::format("| rank | factor | {} (95 % interval) |\n|---|---|---|\n",
                                 importance_name(design.study().design.kind));
  for (std::size_t i = 0; i < analysis.ranking.size(); ++i) {
    const Ranked& ranked = analysis.ranking[i];
    text += fmt::format("| {}{} | {} | {} |\n", i + 1, ranked.tied ? " (tied)" : "", ranked.factor,
                        estimate_text(ranked.importance));
  }
  return text;
}

std::string index_table(const Design& design, const IndicatorAnalysis& analysis) {
  std::string text;
  if (!analysis.sobol.total.empty()) {
    text += "\n| factor | first-order index | total index | base points |\n|---|---|---|---|\n";
  } else if (!analysis.morris.empty()) {
    text += "\n| factor | mu* | mu | sigma | effects |\n|---|---|---|---|---|\n";
  }
  for (std::size_t k = 0; k < design.study().factors.size(); ++k) {
    const std::string& name = design.study().factors[k].name;
    if (!analysis.sobol.total.empty()) {
      text += fmt::format("| {} | {} | {} | {} |\n", name, estimate_text(analysis.sobol.first[k]),
                          estimate_text(analysis.sobol.total[k]), analysis.sobol.total[k].count);
    } else if (!analysis.morris.empty()) {
      const MorrisEffect& effect = analysis.morris[k];
      text += fmt::format("| {} | {} | {} | {} | {} |\n", name, estimate_text(effect.mu_star),
                          figure(effect.mu), figure(effect.sigma), effect.mu_star.count);
    }
  }
  return text;
}

/// What the brackets of a design say.
std::string interval_sentence(const DesignSettings& design) {
  const bool is_factorial = design.kind == DesignKind::kFullFactorial;
  if (is_factorial && design.replicates == 1) {
    return "of one day: how much a difference varies with the values of the other factors, not "
           "from day to day";
  }
  return is_factorial || design.kind == DesignKind::kOneAtATime
             ? "over days of the same population; differences are of the same days"
             : "over samples of points like this one";
}

std::string response_table(const Design& design, std::size_t k, const MainEffect& effect) {
  const bool has_base =
      !effect.responses.empty() && !std::isnan(effect.responses.front().to_base.value);
  const bool is_to_first = design.study().design.kind == DesignKind::kFullFactorial;
  std::string text =
      fmt::format("\n| {} | mean | {} |\n|---|---|---|\n", design.study().factors[k].name,
                  !has_base     ? "points"
                  : is_to_first ? "difference to the first"
                                : "difference to the base");
  for (const Response& response : effect.responses) {
    text += fmt::format(
        "| {} | {} | {} |\n", response.label, estimate_text(response.mean),
        has_base ? estimate_text(response.to_base) : fmt::format("{}", response.mean.count));
  }
  text += fmt::format("\nEffect: {}", estimate_text(effect.effect));
  if (!std::isnan(effect.explained_share)) {
    text += fmt::format("; explains {:.0f} % of the variance between points",
                        effect.explained_share * 100.0);
  }
  return text + ".\n";
}

}  // namespace

std::string analysis_json(const Design& design, const std::vector<IndicatorAnalysis>& analyses) {
  const Study& study = design.study();
  Json indicators = Json::object();
  for (const IndicatorAnalysis& analysis : analyses) {
    indicators[analysis.indicator] = indicator_json(design, analysis);
  }
  const Json root = {{"format", "poai-analysis"},
                     {"format_version", 1},
                     {"study", study.name},
                     {"design", kDesignKindNames.at(static_cast<std::size_t>(study.design.kind))},
                     {"points", design.points().size()},
                     {"replicates", study.design.replicates},
                     {"indicators", indicators}};
  return root.dump(1) + '\n';
}

std::string analysis_markdown(const Design& design,
                              const std::vector<IndicatorAnalysis>& analyses) {
  const Study& study = design.study();
  std::string text = fmt::format(
      "# {}\n\n{}\n\nDesign: {}, {} points, {} replicates of the same population. Figures in "
      "brackets are 95 % intervals {}.\n",
      study.name, study.description,
      kDesignKindNames.at(static_cast<std::size_t>(study.design.kind)), design.points().size(),
      study.design.replicates, interval_sentence(study.design));
  for (const IndicatorAnalysis& analysis : analyses) {
    text +=
        fmt::format("\n## {}\n\nMean over {} points: {}; standard deviation between them: {}.\n",
                    analysis.indicator, analysis.points_used, estimate_text(analysis.mean),
                    figure(analysis.sd));
    for (const std::string& sentence : analysis.remarks) {
      text += fmt::format("\n> {}\n", sentence);
    }
    text += '\n' + ranking_table(design, analysis) + index_table(design, analysis);
    for (std::size_t k = 0; k < analysis.effects.size(); ++k) {
      text += response_table(design, k, analysis.effects[k]);
    }
  }
  return text;
}

}  // namespace poai::study
