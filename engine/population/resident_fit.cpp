#include "engine/population/resident_fit.hpp"

#include <array>

#include "engine/population/ipf.hpp"

namespace poai::population {
namespace {

constexpr std::size_t kBlockAxis = 0;
constexpr std::size_t kAgeAxis = 1;
constexpr std::size_t kSexAxis = 2;
constexpr std::size_t kSizeAxis = 3;

Eigen::ArrayXd seed_cells(std::size_t blocks, const ResidentSeed& seed) {
  Eigen::ArrayXd cells(static_cast<Eigen::Index>(blocks * ResidentFit::kCellsPerBlock));
  Eigen::Index cell = 0;
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t age = 0; age < ResidentBlock::kAgeBands; ++age) {
      for (const double of_sex : {seed.men_per_woman.at(age), 1.0}) {
        for (const double of_size : seed.household_sizes.at(age)) {
          cells[cell++] = of_sex * of_size;
        }
      }
    }
  }
  return cells;
}

/// The margin block x `axis`, whose targets `counts(block)` gives.
template <class Counts>
Margin margin_by(std::span<const ResidentBlock> blocks, std::size_t axis, const Counts& counts) {
  const TableShape shape(
      {blocks.size(), ResidentBlock::kAgeBands, 2, ResidentBlock::kHouseholdSizes});
  const std::array<std::size_t, 2> kept = {kBlockAxis, axis};
  std::vector<double> targets;
  for (const ResidentBlock& block : blocks) {
    for (const std::uint32_t count : counts(block)) {
      targets.push_back(count);
    }
  }
  Margin margin;
  margin.cell_of = shape.cells_of_margin(kept);
  margin.target =
      Eigen::Map<const Eigen::ArrayXd>(targets.data(), static_cast<Eigen::Index>(targets.size()));
  return margin;
}

}  // namespace

ResidentFit fit_residents(std::span<const ResidentBlock> blocks, const ResidentSeed& seed) {
  ResidentFit fit;
  if (blocks.empty()) {
    return fit;
  }
  const std::array<Margin, 3> margins = {
      margin_by(blocks, kSizeAxis, [](const ResidentBlock& b) { return b.persons_by_size(); }),
      margin_by(blocks, kSexAxis,
                [](const ResidentBlock& b) {
                  return std::array{b.male, b.female};
                }),
      margin_by(blocks, kAgeAxis, [](const ResidentBlock& b) { return b.ages; })};
  FittedTable fitted = fit_table(seed_cells(blocks.size(), seed), margins);
  fit.cells = std::move(fitted.cells);
  fit.worst_error = fitted.worst_error;
  return fit;
}

}  // namespace poai::population
