#pragma once
// Employees by place, occupation and sector, fitted to what the staff blocks and the organisations
// say.

#include <cstdint>
#include <span>
#include <vector>

#include <Eigen/Core>

#include "engine/core/ids.hpp"
#include "engine/population/organisations.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population {

struct EmployeeFit {
  std::vector<PlaceId> places;  ///< with staff and organisations, in the order of their ids
  std::size_t sectors = 0;
  /// Persons by place x occupation (of kOccupations) x sector, the last one running fastest.
  Eigen::ArrayXd cells;

  [[nodiscard]] double at(std::size_t place, std::size_t occupation, std::size_t sector) const {
    return cells[static_cast<Eigen::Index>((place * kOccupations.size() + occupation) * sectors +
                                           sector)];
  }
};

/// Iterative proportional fitting. Margins: persons by place and occupation (`counts`, one per
/// block of the spec, those that are no staff ignored) and by place and sector (sizes of the
/// organisations, scaled to the persons of their place). Seed: Sector::occupation_weight.
[[nodiscard]] EmployeeFit fit_employees(const PopulationSpec& spec,
                                        const Organisations& organisations,
                                        std::span<const std::uint32_t> counts);

/// Index in kOccupations; nothing for other roles.
[[nodiscard]] std::optional<std::size_t> occupation_of(Role role);

}  // namespace poai::population
