#pragma once
// The average day of a year: the indicators of several day types, weighed by how often they come.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/metrics/indicators.hpp"

namespace poai::study {

class AverageDay {
 public:
  /// Adds a day that comes `weight` times (over 0) as often as one of weight 1.
  void add(const metrics::Indicators& day, double weight);

  /// The weighed mean of an indicator; nothing if a day lacks it or it is no number. It is that of
  /// the year for counts; for means, quantiles and maxima it is the mean of the days' values.
  [[nodiscard]] std::optional<double> number(std::string_view name) const;

 private:
  struct Sum {
    double weighed = 0.0;
    std::size_t days = 0;
  };
  std::map<std::string, Sum, std::less<>> sums_;
  double weight_ = 0.0;
  std::size_t days_ = 0;
};

}  // namespace poai::study
