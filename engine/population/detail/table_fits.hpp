#pragma once
// The part of the fit report that looks at the fitted tables.

#include <vector>

#include "engine/population/fit_report.hpp"

namespace poai::population::detail {

/// Passengers of each flight of the day by its seats and load factor, and those there are.
struct PassengersByFlight {
  Column<FlightId, double> expected;
  Column<FlightId, double> found;
};
[[nodiscard]] PassengersByFlight passengers_by_flight(const district::District& district,
                                                      const Population& population,
                                                      const SynthesisOptions& options);

/// The tables of residents, employees, students and air passengers, where there are any.
[[nodiscard]] std::vector<TableFit> table_fits(const PopulationSpec& spec,
                                               const district::District& district,
                                               const Population& population,
                                               const SynthesisOptions& options);

/// Controls of organisations: number and employees by label and by sector, employees by place.
void add_organisations(const PopulationSpec& spec, const district::District& district,
                       const Population& population, const SynthesisOptions& options,
                       std::vector<FitRow>& rows);

/// Controls of students by year of study.
void add_school_years(const PopulationSpec& spec, const Population& population,
                      std::vector<FitRow>& rows);

}  // namespace poai::population::detail
