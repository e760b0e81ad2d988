#include "engine/study/sobol_indices.hpp"

#include <cmath>

#include "engine/core/contracts.hpp"

namespace poai::study {
namespace {

/// Sum and number of the values that are there.
struct Mean {
  double sum = 0.0;
  double count = 0.0;
  void add(double value) {
    if (!std::isnan(value)) {
      sum += value;
      count += 1.0;
    }
  }
  [[nodiscard]] double value() const { return count > 0.0 ? sum / count : kNoValue; }
};

/// The values of a Saltelli design, centred; and what each base point adds to each index.
class Terms {
 public:
  Terms(std::span<const double> values, std::size_t factors)
      : factors_(factors), stride_(factors + 2), values_(values.begin(), values.end()) {
    const double mean = moments(values).mean;
    for (double& value : values_) {
      value -= mean;
    }
  }

  [[nodiscard]] std::size_t rows() const { return values_.size() / stride_; }
  [[nodiscard]] double a(std::size_t row) const { return values_[row * stride_]; }
  [[nodiscard]] double b(std::size_t row) const { return values_[row * stride_ + factors_ + 1]; }
  [[nodiscard]] double ab(std::size_t row, std::size_t factor) const {
    return values_[row * stride_ + 1 + factor];
  }
  [[nodiscard]] double first(std::size_t row, std::size_t factor) const {
    return b(row) * (ab(row, factor) - a(row));
  }
  [[nodiscard]] double total(std::size_t row, std::size_t factor) const {
    const double step = a(row) - ab(row, factor);
    return 0.5 * step * step;
  }

  /// First-order indices, then total ones.
  [[nodiscard]] std::vector<double> indices(std::span<const std::size_t> rows) const {
    Mean mean;
    Mean square;
    std::vector<Mean> terms(2 * factors_);
    for (const std::size_t row : rows) {
      for (const double value : {a(row), b(row)}) {
        mean.add(value);
        square.add(value * value);
      }
      for (std::size_t i = 0; i < factors_; ++i) {
        terms[i].add(first(row, i));
        terms[factors_ + i].add(total(row, i));
      }
    }
    const double variance = square.value() - mean.value() * mean.value();
    std::vector<double> result;
    for (const Mean& term : terms) {
      result.push_back(variance > 0.0 ? term.value() / variance : kNoValue);
    }
    return result;
  }

 private:
  std::size_t factors_;
  std::size_t stride_;
  std::vector<double> values_;
};

}  // namespace

SobolIndices sobol_indices(std::span<const double> values, std::size_t factors,
                           const Bootstrap& options) {
  expects(factors > 0 && values.size() % (factors + 2) == 0,
          "a Saltelli design has factors + 2 values per base point");
  const Terms terms(values, factors);
  std::vector<Estimate> all = bootstrap_estimates(
      terms.rows(), [&terms](std::span<const std::size_t> rows) { return terms.indices(rows); },
      options);
  SobolIndices indices;
  for (std::size_t i = 0; i < factors; ++i) {
    all[i].count = 0;
    all[factors + i].count = 0;
    for (std::size_t row = 0; row < terms.rows(); ++row) {
      all[i].count += std::isnan(terms.first(row, i)) ? 0U : 1U;
      all[factors + i].count += std::isnan(terms.total(row, i)) ? 0U : 1U;
    }
    indices.first.push_back(all[i]);
    indices.total.push_back(all[factors + i]);
  }
  return indices;
}

}  // namespace poai::study
