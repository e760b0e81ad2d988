#pragma once
// Sobol indices from the values of a Saltelli design, also where some of them are missing.

#include <span>
#include <vector>

#include "engine/study/statistics.hpp"

namespace poai::study {

struct SobolIndices {
  std::vector<Estimate> first;  ///< of each factor; `count` = base points that it is made from
  std::vector<Estimate> total;
};

/// `values` in the order of `saltelli` (sampling.hpp): A_j, AB_1j ... AB_dj, B_j for each base
/// point j; NaN = missing. First order: mean f(B) (f(AB_i) - f(A)) / V (Saltelli et al. 2010,
/// doi:10.1016/j.cpc.2009.09.018, table 2 b); total: mean (f(A) - f(AB_i))^2 / (2 V) (Jansen 1999,
/// doi:10.1016/S0010-4655(98)00154-4); f is centred, V is the variance of A and B. Each index takes
/// the base points that have the values it needs. Intervals by resampling base points. NaN if V is
/// 0 or nothing is left.
[[nodiscard]] SobolIndices sobol_indices(std::span<const double> values, std::size_t factors,
                                         const Bootstrap& options);

}  // namespace poai::study
