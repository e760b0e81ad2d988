#include "engine/population/ipf.hpp"

#include <gtest/gtest.h>

#include <array>

namespace poai::population {
namespace {

Eigen::ArrayXd array(std::initializer_list<double> values) {
  Eigen::ArrayXd result(static_cast<Eigen::Index>(values.size()));
  Eigen::Index i = 0;
  for (const double value : values) {
    result[i++] = value;
  }
  return result;
}

Margin margin(const TableShape& shape, std::initializer_list<std::size_t> axes,
              Eigen::ArrayXd target) {
  const std::vector<std::size_t> kept(axes);
  return {shape.cells_of_margin(kept), std::move(target)};
}

TEST(Ipf, GivesTheProductOfTheMarginsFromAPlainSeed) {
  const TableShape shape({2, 2});
  const std::array<Margin, 2> margins = {margin(shape, {0}, array({30, 70})),
                                         margin(shape, {1}, array({40, 60}))};
  const FittedTable fit = fit_table(Eigen::ArrayXd::Ones(4), margins);
  // Independence: 30 x 40 / 100, ...
  EXPECT_TRUE(fit.cells.isApprox(array({12, 18, 28, 42}), 1e-6));
}

TEST(Ipf, KeepsTheOddsRatioOfTheSeed) {
  const TableShape shape({2, 2});
  const std::array<Margin, 2> margins = {margin(shape, {0}, array({30, 70})),
                                         margin(shape, {1}, array({40, 60}))};
  const FittedTable fit = fit_table(array({4, 1, 1, 1}), margins);
  EXPECT_LE(fit.worst_error, 1e-6);
  EXPECT_NEAR(fit.cells[0] * fit.cells[3] / (fit.cells[1] * fit.cells[2]), 4.0, 1e-6);
}

TEST(Ipf, MeetsThreeMarginsOfThreeAxes) {
  const TableShape shape({2, 3, 2});
  const std::array<Margin, 3> margins = {margin(shape, {0, 1}, array({1, 2, 3, 4, 5, 6})),
                                         margin(shape, {2}, array({8, 13})),
                                         margin(shape, {0, 2}, array({2, 4, 6, 9}))};
  const FittedTable fit = fit_table(Eigen::ArrayXd::Ones(12), margins);
  for (const Margin& wanted : margins) {
    EXPECT_TRUE(wanted.sums_of(fit.cells).isApprox(wanted.target, 1e-6));
  }
}

TEST(Ipf, KeepsZerosOfTheSeed) {
  const TableShape shape({2, 2});
  const std::array<Margin, 2> margins = {margin(shape, {0}, array({30, 70})),
                                         margin(shape, {1}, array({40, 60}))};
  const FittedTable fit = fit_table(array({0, 1, 1, 1}), margins);
  EXPECT_LE(fit.worst_error, 1e-6);
  EXPECT_TRUE(fit.cells.isApprox(array({0, 30, 40, 30}), 1e-6));
}

TEST(Ipf, SaysHowFarMarginsThatContradictEachOtherAreMissed) {
  const TableShape shape({2, 2});
  const std::array<Margin, 2> margins = {margin(shape, {0}, array({30, 70})),
                                         margin(shape, {1}, array({50, 60}))};
  EXPECT_GT(fit_table(Eigen::ArrayXd::Ones(4), margins).worst_error, 1.0);
}

}  // namespace
}  // namespace poai::population
