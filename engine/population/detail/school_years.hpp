#pragma once
// Students by school and year of study.

#include <cstdint>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::population::detail {

/// The blocks that study by one SchoolYears, and their students by year.
struct EnrolmentFit {
  std::vector<std::size_t> blocks;  ///< of the spec
  std::size_t years = 0;
  Eigen::ArrayXd cells;      ///< block x year, the year running fastest
  Eigen::ArrayXd by_year;    ///< wanted totals
  double worst_error = 0.0;  ///< persons; not near 0 if the schools cannot have these years
};

/// Iterative proportional fitting. Margins: persons of each block (`counts`, one per block of the
/// spec), all students by year (SchoolYears::share). No block has more years than it says.
[[nodiscard]] EnrolmentFit fit_enrolment(const PopulationSpec& spec, std::size_t school_years,
                                         std::span<const std::uint32_t> counts);

/// Per block of the spec the year of each person by ordinal; nothing where nobody studies by years.
[[nodiscard]] std::vector<std::vector<std::uint8_t>> assign_school_years(
    const PopulationSpec& spec, std::span<const std::uint32_t> counts, const random::Draws& draws);

}  // namespace poai::population::detail
