#include "engine/population/ipf.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "engine/core/contracts.hpp"

namespace poai::population {
namespace {

void scale_to(const Margin& margin, Eigen::ArrayXd& table) {
  const Eigen::ArrayXd sums = margin.sums_of(table);
  const Eigen::ArrayXd factors = (sums > 0.0).select(margin.target / sums.max(1e-300), 0.0);
  for (std::size_t cell = 0; cell < margin.cell_of.size(); ++cell) {
    table[static_cast<Eigen::Index>(cell)] *=
        factors[static_cast<Eigen::Index>(margin.cell_of[cell])];
  }
}

double worst_error(std::span<const Margin> margins, const Eigen::ArrayXd& table) {
  double worst = 0.0;
  for (const Margin& margin : margins) {
    worst = std::max(worst, (margin.sums_of(table) - margin.target).abs().maxCoeff());
  }
  return worst;
}

}  // namespace

std::size_t TableShape::cells() const {
  return std::accumulate(extents_.begin(), extents_.end(), std::size_t{1}, std::multiplies<>());
}

std::vector<std::size_t> TableShape::cells_of_margin(std::span<const std::size_t> kept_axes) const {
  std::vector<std::size_t> result(cells());
  for (std::size_t cell = 0; cell < result.size(); ++cell) {
    std::vector<std::size_t> position(extents_.size());
    std::size_t rest = cell;
    for (std::size_t axis = extents_.size(); axis-- > 0;) {
      position[axis] = rest % extents_[axis];
      rest /= extents_[axis];
    }
    for (const std::size_t axis : kept_axes) {
      result[cell] = result[cell] * extents_[axis] + position[axis];
    }
  }
  return result;
}

Eigen::ArrayXd Margin::sums_of(const Eigen::ArrayXd& table) const {
  Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(target.size());
  for (std::size_t cell = 0; cell < cell_of.size(); ++cell) {
    sums[static_cast<Eigen::Index>(cell_of[cell])] += table[static_cast<Eigen::Index>(cell)];
  }
  return sums;
}

FittedTable fit_table(Eigen::ArrayXd seed, std::span<const Margin> margins,
                      const FitLimits& limits) {
  FittedTable fitted;
  fitted.cells = std::move(seed);
  if (fitted.cells.size() == 0) {
    return fitted;
  }
  for (const Margin& margin : margins) {
    expects(margin.cell_of.size() == static_cast<std::size_t>(fitted.cells.size()),
            "a margin covers every cell of its table");
  }
  fitted.worst_error = worst_error(margins, fitted.cells);
  while (fitted.worst_error > limits.tolerance && fitted.rounds < limits.most_rounds) {
    for (const Margin& margin : margins) {
      scale_to(margin, fitted.cells);
    }
    fitted.worst_error = worst_error(margins, fitted.cells);
    ++fitted.rounds;
  }
  return fitted;
}

}  // namespace poai::population
