#include "engine/population/detail/school_years.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/population/detail/allocation.hpp"
#include "engine/population/ipf.hpp"
#include "engine/population/keys.hpp"

namespace poai::population::detail {
namespace {

constexpr double kHundredths = 100.0;

/// Whole students by block and year with exactly the persons of each block.
std::vector<std::uint32_t> whole_students(const EnrolmentFit& fit,
                                          std::span<const std::uint32_t> counts) {
  std::vector<std::uint32_t> rows;
  std::uint32_t all = 0;
  for (const std::size_t block : fit.blocks) {
    rows.push_back(counts[block]);
    all += counts[block];
  }
  std::vector<std::uint32_t> weights(fit.years, 0);
  for (Eigen::Index cell = 0; cell < fit.cells.size(); ++cell) {
    weights[static_cast<std::size_t>(cell) % fit.years] +=
        static_cast<std::uint32_t>(std::lround(kHundredths * fit.cells[cell]));
  }
  const std::span<const double> cells(fit.cells.data(), static_cast<std::size_t>(fit.cells.size()));
  return controlled_rounding(cells, rows, largest_remainder(weights, all));
}

/// Years of the persons of a block: so many of each, in a keyed random order.
std::vector<std::uint8_t> spread(const OutsideBlock& block, std::span<const std::uint32_t> by_year,
                                 const random::Draws& draws) {
  std::vector<std::uint8_t> sorted;
  for (std::size_t year = 0; year < by_year.size(); ++year) {
    sorted.insert(sorted.end(), by_year[year], static_cast<std::uint8_t>(year + 1));
  }
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    order.emplace_back(draws.bits(person_key(block.id, i).value, random::Occasion{0},
                                  random::Purpose::kSchoolYear),
                       i);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint8_t> years(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    years[order[i].second] = sorted[i];
  }
  return years;
}

}  // namespace

EnrolmentFit fit_enrolment(const PopulationSpec& spec, std::size_t school_years,
                           std::span<const std::uint32_t> counts) {
  EnrolmentFit fit;
  const SchoolYears& wanted = spec.school_years[school_years];
  fit.years = wanted.share.size();
  std::vector<double> persons;
  std::vector<double> seed;
  double all = 0.0;
  for (std::size_t b = 0; b < spec.blocks.size(); ++b) {
    if (spec.blocks[b].school_years != school_years || counts[b] == 0) {
      continue;
    }
    fit.blocks.push_back(b);
    persons.push_back(counts[b]);
    all += counts[b];
    for (std::size_t year = 0; year < fit.years; ++year) {
      seed.push_back(year < spec.blocks[b].years ? 1.0 : 0.0);
    }
  }
  const auto as_array = [](const std::vector<double>& values) -> Eigen::ArrayXd {
    return Eigen::Map<const Eigen::ArrayXd>(values.data(),
                                            static_cast<Eigen::Index>(values.size()));
  };
  fit.by_year = all * as_array(wanted.share);
  const TableShape shape({fit.blocks.size(), fit.years});
  constexpr std::array<std::size_t, 1> kByBlock = {0};
  constexpr std::array<std::size_t, 1> kByYear = {1};
  const std::array<Margin, 2> margins = {
      Margin{shape.cells_of_margin(kByYear), fit.by_year},
      Margin{shape.cells_of_margin(kByBlock), as_array(persons)}};
  FittedTable fitted = fit_table(as_array(seed), margins);
  fit.cells = std::move(fitted.cells);
  fit.worst_error = fitted.worst_error;
  return fit;
}

std::vector<std::vector<std::uint8_t>> assign_school_years(const PopulationSpec& spec,
                                                           std::span<const std::uint32_t> counts,
                                                           const random::Draws& draws) {
  std::vector<std::vector<std::uint8_t>> years(spec.blocks.size());
  for (std::size_t i = 0; i < spec.school_years.size(); ++i) {
    const EnrolmentFit fit = fit_enrolment(spec, i, counts);
    const auto students = whole_students(fit, counts);
    for (std::size_t row = 0; row < fit.blocks.size(); ++row) {
      const std::size_t block = fit.blocks[row];
      years[block] = spread(spec.blocks[block],
                            std::span(students).subspan(row * fit.years, fit.years), draws);
    }
  }
  return years;
}

}  // namespace poai::population::detail
