#pragma once
// Iterative proportional fitting: scales a seed table until its margins are the given ones.

#include <cstddef>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace poai::population {

/// A table of any number of axes, the last one running fastest.
class TableShape {
 public:
  explicit TableShape(std::vector<std::size_t> extents) : extents_(std::move(extents)) {}

  [[nodiscard]] std::size_t cells() const;
  /// Cell of a margin (a table of the kept axes, in their order) that each cell belongs to.
  [[nodiscard]] std::vector<std::size_t> cells_of_margin(
      std::span<const std::size_t> kept_axes) const;

 private:
  std::vector<std::size_t> extents_;
};

/// Sums that the table must have.
struct Margin {
  std::vector<std::size_t> cell_of;  ///< per cell of the table, its cell of the margin
  Eigen::ArrayXd target;             ///< not negative

  /// The sums of `table` over this margin.
  [[nodiscard]] Eigen::ArrayXd sums_of(const Eigen::ArrayXd& table) const;
};

struct FittedTable {
  Eigen::ArrayXd cells;
  int rounds = 0;
  double worst_error = 0.0;  ///< largest difference to a margin, in the unit of the table
};

struct FitLimits {
  double tolerance = 1e-6;  ///< of `worst_error`
  int most_rounds = 2000;
};

/// Deming and Stephan 1940, doi:10.1214/aoms/1177731829. Cells that are 0 in the seed stay 0; if
/// the margins contradict each other or these zeros, `worst_error` stays over the tolerance.
[[nodiscard]] FittedTable fit_table(Eigen::ArrayXd seed, std::span<const Margin> margins,
                                    const FitLimits& limits = {});

}  // namespace poai::population
