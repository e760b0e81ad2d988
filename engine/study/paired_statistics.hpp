#pragma once
// Differences between two scenarios from paired replicates: the same persons and draws in both.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace poai::study {

/// A mean difference and how sure it is.
struct PairedEstimate {
  double base = 0.0;  ///< mean over the replicates
  double alt = 0.0;
  double diff = 0.0;  ///< alt - base
  /// Half of the 95 % confidence interval of `diff` by Student's t with n - 1 degrees of freedom;
  /// nothing with one replicate, or where the difference is the same in all: no spread was seen,
  /// and one of 0 would be a claim that some equal whole numbers do not bear out.
  std::optional<double> half_width;
  /// Correlation of base and alternative over the replicates; nothing where one does not vary.
  std::optional<double> correlation;
  /// Runs without pairing that one paired run stands for: (var base + var alt) / var diff; nothing
  /// where the difference does not vary.
  std::optional<double> runs_saved;
  bool differs = false;      ///< whether it does in any replicate, be it by chance
  bool same_in_all = false;  ///< whether it differs, and equally in all of two or more replicates
  /// Two-sided p-value of "no difference"; 1 where there is no interval.
  double p_value = 1.0;
};

/// What can be said of a difference.
enum class Verdict : std::uint8_t {
  kEqual,         ///< the same value in both scenarios, in every replicate
  kBeyondChance,  ///< the adjusted p-value is below 0.05
  kWithinChance,
  kSameInAll,  ///< no spread, no interval: exact by construction, or by luck with few replicates
  kUntested    ///< it differs in the only replicate
};

/// `adjusted_p` is the estimate's p-value, adjusted for all that are looked at.
[[nodiscard]] Verdict verdict_of(const PairedEstimate& estimate, double adjusted_p);
/// As files have it: "beyond-chance".
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// Replicate i is `base[i]` and `alt[i]`; both have the same length, at least 1.
[[nodiscard]] PairedEstimate paired_estimate(std::span<const double> base,
                                             std::span<const double> alt);

/// P-values adjusted for how many there are, so that one below 0.05 among them is by chance at most
/// 5 % of the times (Holm 1979, Scandinavian Journal of Statistics 6, 65-70), in the same order.
[[nodiscard]] std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace poai::study
