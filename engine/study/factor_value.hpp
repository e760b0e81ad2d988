#pragma once
// What a coordinate of a design means for its factor: a value, and what it sets in the scenario.

#include <string>
#include <vector>

#include "engine/study/study.hpp"

namespace poai::study {

struct FactorValue {
  std::string text;  ///< as in design.csv; empty = as in the base
  double number;     ///< NaN if it is not a number
  std::vector<std::string> settings;
};

/// `unit` from 0 to 1 is a quantile of a distribution, or falls in one of equal slices of the
/// values or levels; NaN = as in the base.
[[nodiscard]] FactorValue value_of(const Factor& factor, double unit);

/// The quantile `unit` of a factor that has a distribution.
[[nodiscard]] double quantile(const Factor& factor, double unit);

/// The index of the value or level that `unit` falls on; the factor has some.
[[nodiscard]] std::size_t discrete_index(const Factor& factor, double unit);

/// The coordinates that grid designs take: the middle of each slice, or `grid` quantiles.
[[nodiscard]] std::vector<double> grid_units(const Factor& factor);

/// Whether all its values are numbers.
[[nodiscard]] bool is_numeric(const Factor& factor);

}  // namespace poai::study
