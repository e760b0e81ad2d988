#include "engine/study/average_day.hpp"

#include "engine/core/contracts.hpp"

namespace poai::study {

void AverageDay::add(const metrics::Indicators& day, double weight) {
  expects(weight > 0.0, "a day of the average has a weight");
  weight_ += weight;
  ++days_;
  for (const std::string& name : day.names()) {
    if (const auto value = day.number(name)) {
      Sum& sum = sums_[name];
      sum.weighed += weight * *value;
      ++sum.days;
    }
  }
}

std::optional<double> AverageDay::number(std::string_view name) const {
  const auto found = sums_.find(name);
  if (found == sums_.end() || found->second.days < days_) {
    return std::nullopt;
  }
  return found->second.weighed / weight_;
}

}  // namespace poai::study
