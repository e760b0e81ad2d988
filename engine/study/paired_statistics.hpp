#pragma once
// Differences between two scenarios from paired replicates: the same persons and draws in both.

#include <optional>
#include <span>
#include <vector>

namespace poai::study {

/// A mean difference and how sure it is.
struct PairedEstimate {
  double base = 0.0;  ///< mean over the replicates
  double alt = 0.0;
  double diff = 0.0;  ///< alt - base
  /// Half of the 95 % confidence interval of `diff` by Student's t with n - 1 degrees of freedom;
  /// nothing with one replicate. 0 if the difference is the same in all.
  std::optional<double> half_width;
  /// Correlation of base and alternative over the replicates; nothing where one does not vary.
  std::optional<double> correlation;
  /// Runs without pairing that one paired run stands for: (var base + var alt) / var diff; nothing
  /// where the difference does not vary.
  std::optional<double> runs_saved;
  bool differs = false;  ///< whether it does in any replicate
  /// Two-sided p-value of "no difference"; 1 with one replicate that differs.
  double p_value = 1.0;
};

/// Replicate i is `base[i]` and `alt[i]`; both have the same length, at least 1.
[[nodiscard]] PairedEstimate paired_estimate(std::span<const double> base,
                                             std::span<const double> alt);

/// P-values adjusted for how many there are, so that one below 0.05 among them is by chance at most
/// 5 % of the times (Holm 1979, Scandinavian Journal of Statistics 6, 65-70), in the same order.
[[nodiscard]] std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace poai::study
