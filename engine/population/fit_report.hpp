#pragma once
// How well a synthesised population meets its control totals and the tables fitted to them.

#include <string>
#include <vector>

#include "engine/district/district.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/population/synthesis.hpp"

namespace poai::population {

struct FitRow {
  std::string control;  ///< "residents nakamachi_3: women", "block kobe_gakuin: persons", ...
  double target = 0.0;  ///< persons (or organisations), after scaling
  double synthesised = 0.0;

  [[nodiscard]] double error() const { return synthesised - target; }
};

/// A fitted table against the persons who were made from it, cell by cell.
struct TableFit {
  std::string table;  ///< "residents: place x age x sex x household size", ...
  std::size_t cells = 0;
  double mean = 0.0;  ///< persons per cell that is over 0
  double rmse = 0.0;  ///< persons

  /// Of the mean; 0 without cells.
  [[nodiscard]] double rmse_share() const { return mean > 0.0 ? rmse / mean : 0.0; }
};

struct FitReport {
  std::vector<FitRow> totals;  ///< met but for rounding
  std::vector<FitRow> drawn;   ///< met but for chance
  std::vector<TableFit> tables;
};

/// Control totals: residents by block, sex, age band; their households by size; persons of each
/// block (with residents who hold a position there), by role and by purpose of visit; students by
/// year; organisations and employees by label, sector and place; air passengers by direction.
/// Drawn: men of each block, persons of each main mode (with the utilities of `access`). Tables:
/// residents by place x age x sex x household size, employees by place x occupation x sector,
/// students by school x year, air passengers by flight.
[[nodiscard]] FitReport fit_report(const PopulationSpec& spec, const district::District& district,
                                   const Population& population, const SynthesisOptions& options);

}  // namespace poai::population
