#include "engine/study/factor_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "engine/core/contracts.hpp"
#include "engine/random/distributions.hpp"

namespace poai::study {
namespace {

using config::Node;

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

double number_of(const std::string& text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : kNotANumber;
}

FactorValue listed_value(const Factor& factor, const Node& node) {
  const std::string text = node.kind == Node::Kind::kText ? node.text : config::toml_text(node);
  return {.text = text,
          .number = node.kind == Node::Kind::kText ? kNotANumber : number_of(text),
          .settings = {fmt::format("{}={}", factor.key, config::toml_text(node))}};
}

double triangular(const Factor& factor, double u) {
  const double low = *factor.low;
  const double high = *factor.high;
  const double mode = *factor.mode;
  const double below = (mode - low) / (high - low);
  return u < below ? low + std::sqrt(u * (high - low) * (mode - low))
                   : high - std::sqrt((1.0 - u) * (high - low) * (high - mode));
}

double continuous_quantile(const Factor& factor, double u) {
  const double low = *factor.low;
  const double high = *factor.high;
  switch (factor.distribution) {
    case Distribution::kUniform:
      return low + u * (high - low);
    case Distribution::kLogUniform:
      return low * std::pow(high / low, u);
    case Distribution::kNormal:
      return u <= 0.0   ? low
             : u >= 1.0 ? high
                        : random::truncated_normal(u, *factor.mean, *factor.sd, low, high);
    case Distribution::kTriangular:
      return triangular(factor, u);
  }
  return low;
}

}  // namespace

double quantile(const Factor& factor, double unit) {
  expects(factor.low && factor.high, "a quantile is asked of a factor with a distribution");
  const double low = factor.whole ? std::ceil(*factor.low) : *factor.low;
  const double high = factor.whole ? std::floor(*factor.high) : *factor.high;
  if (factor.whole && factor.distribution == Distribution::kUniform) {
    return std::min(high, std::floor(low + unit * (high - low + 1.0)));
  }
  const double value = continuous_quantile(factor, unit);
  return std::clamp(factor.whole ? std::round(value) : value, low, high);
}

std::size_t discrete_index(const Factor& factor, double unit) {
  const std::size_t count = factor.discrete_count();
  expects(count > 0, "an index is asked of a factor with values");
  const double index = std::floor(std::max(0.0, unit) * static_cast<double>(count));
  return std::min(count - 1, static_cast<std::size_t>(index));
}

FactorValue value_of(const Factor& factor, double unit) {
  if (std::isnan(unit)) {
    return {.text = "", .number = kNotANumber, .settings = {}};
  }
  if (!factor.levels.empty()) {
    const Level& level = factor.levels[discrete_index(factor, unit)];
    return {.text = level.label, .number = number_of(level.label), .settings = level.set};
  }
  if (!factor.values.empty()) {
    return listed_value(factor, factor.values[discrete_index(factor, unit)]);
  }
  const double value = quantile(factor, unit);
  const std::string text = factor.whole ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
  return {.text = text, .number = value, .settings = {fmt::format("{}={}", factor.key, text)}};
}

std::vector<double> grid_units(const Factor& factor) {
  std::vector<double> units;
  const std::size_t slices = factor.discrete_count();
  for (std::size_t i = 0; i < slices; ++i) {
    units.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(slices));
  }
  for (std::size_t i = 0; slices == 0 && i < factor.grid; ++i) {
    units.push_back(static_cast<double>(i) / (factor.grid - 1.0));
  }
  return units;
}

bool is_numeric(const Factor& factor) {
  if (!factor.levels.empty()) {
    return std::all_of(factor.levels.begin(), factor.levels.end(),
                       [](const Level& level) { return !std::isnan(number_of(level.label)); });
  }
  return std::all_of(factor.values.begin(), factor.values.end(), [](const Node& node) {
    return node.kind == Node::Kind::kInteger || node.kind == Node::Kind::kNumber;
  });
}

}  // namespace poai::study
