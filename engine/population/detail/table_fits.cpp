#include "engine/population/detail/table_fits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/core/id_range.hpp"
#include "engine/population/detail/school_years.hpp"
#include "engine/population/employee_fit.hpp"
#include "engine/population/keys.hpp"
#include "engine/population/resident_fit.hpp"

namespace poai::population::detail {
namespace {

TableFit compare(std::string name, const Eigen::ArrayXd& fitted, const Eigen::ArrayXd& found) {
  TableFit fit{.table = std::move(name)};
  if (fitted.size() == 0) {
    return fit;
  }
  fit.cells = static_cast<std::size_t>((fitted > 0.0).count());
  const auto cells = static_cast<double>(std::max<std::size_t>(1, fit.cells));
  fit.mean = fitted.sum() / cells;
  fit.rmse = std::sqrt((found - fitted).square().sum() / cells);
  return fit;
}

TableFit residents(const PopulationSpec& spec, const Population& population, double scale) {
  const ResidentFit fit = fit_residents(spec.residents, spec.resident_seed);
  Eigen::ArrayXd found = Eigen::ArrayXd::Zero(fit.cells.size());
  for (const PersonId person : ids<PersonId>(population.size())) {
    const HouseholdId household = population.household[person];
    if (!household.valid()) {
      continue;
    }
    const std::size_t age =
        std::min<std::size_t>(population.age[person] / 5U, ResidentBlock::kAgeBands - 1);
    const std::size_t row =
        (population.block[person].index() * ResidentBlock::kAgeBands + age) * 2 +
        static_cast<std::size_t>(population.sex[person]);
    found[static_cast<Eigen::Index>(row * ResidentBlock::kHouseholdSizes +
                                    population.households.size[household] - 1U)] += 1.0;
  }
  return compare("residents: place x age x sex x household size", fit.cells * scale, found);
}

/// Everybody who holds a staff position: the block and the employer, in the order of persons.
template <class Use>
void for_each_employee(const PopulationSpec& spec, const Population& population, const Use& use) {
  const std::size_t first = spec.residents.size();
  for (const PersonId person : ids<PersonId>(population.size())) {
    const BlockId position = population.position[person];
    const std::size_t block = (position.valid() ? position : population.block[person]).index();
    if (block >= first && block < first + spec.blocks.size() &&
        is_staff(spec.blocks[block - first].role)) {
      use(block - first, population.organisation[person]);
    }
  }
}

TableFit employees(const PopulationSpec& spec, const Population& population) {
  std::vector<std::uint32_t> counts(spec.blocks.size(), 0);
  for_each_employee(spec, population, [&](std::size_t block, OrganisationId) { ++counts[block]; });
  const EmployeeFit fit = fit_employees(spec, population.organisations, counts);
  std::map<PlaceId, std::size_t> row_of;
  for (std::size_t row = 0; row < fit.places.size(); ++row) {
    row_of[fit.places[row]] = row;
  }
  Eigen::ArrayXd found = Eigen::ArrayXd::Zero(fit.cells.size());
  for_each_employee(spec, population, [&](std::size_t block, OrganisationId employer) {
    if (employer.valid()) {
      const std::size_t row = row_of.at(spec.blocks[block].place);
      const std::size_t occupation = *occupation_of(spec.blocks[block].role);
      found[static_cast<Eigen::Index>((row * kOccupations.size() + occupation) * fit.sectors +
                                      population.organisations.sector[employer])] += 1.0;
    }
  });
  return compare("employees: place x occupation x sector", fit.cells, found);
}

/// Persons of each outside block.
std::vector<std::uint32_t> outside_counts(const PopulationSpec& spec,
                                          const Population& population) {
  std::vector<std::uint32_t> counts(spec.residents.size() + spec.blocks.size() + 1, 0);
  for (const BlockId block : population.block) {
    ++counts[block.index()];
  }
  counts.erase(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(spec.residents.size()));
  return counts;
}

/// Students of a fit by block and year.
Eigen::ArrayXd students_by_year(const PopulationSpec& spec, const Population& population,
                                const EnrolmentFit& fit) {
  Eigen::ArrayXd found = Eigen::ArrayXd::Zero(fit.cells.size());
  std::map<std::size_t, std::size_t> row_of;
  for (std::size_t row = 0; row < fit.blocks.size(); ++row) {
    row_of[spec.residents.size() + fit.blocks[row]] = row;
  }
  for (const PersonId person : ids<PersonId>(population.size())) {
    const auto row = row_of.find(population.block[person].index());
    if (row != row_of.end()) {
      found[static_cast<Eigen::Index>(row->second * fit.years + population.school_year[person] -
                                      1U)] += 1.0;
    }
  }
  return found;
}

TableFit passengers(const district::District& district, const Population& population,
                    const SynthesisOptions& options) {
  const PassengersByFlight flights = passengers_by_flight(district, population, options);
  const auto array_of = [](const Column<FlightId, double>& column) {
    return Eigen::Map<const Eigen::ArrayXd>(column.values().data(),
                                            static_cast<Eigen::Index>(column.size()));
  };
  return compare("air passengers: flight", array_of(flights.expected), array_of(flights.found));
}

struct Tally {
  double organisations = 0.0;
  double wanted = 0.0;     ///< employees
  double simulated = 0.0;  ///< employees
};

void add_tallies(const std::string& what, const std::map<std::string, Tally>& tallies, double scale,
                 std::vector<FitRow>& rows) {
  for (const auto& [name, tally] : tallies) {
    rows.push_back(
        {fmt::format("{} {}: employees", what, name), scale * tally.wanted, tally.simulated});
  }
}

}  // namespace

PassengersByFlight passengers_by_flight(const district::District& district,
                                        const Population& population,
                                        const SynthesisOptions& options) {
  PassengersByFlight flights{Column<FlightId, double>(district.flights.size(), 0.0),
                             Column<FlightId, double>(district.flights.size(), 0.0)};
  for (const FlightId id : ids<FlightId>(district.flights.size())) {
    const district::Flight& flight = district.flights[id];
    if (operates(flight, options.day_type)) {
      flights.expected[id] = flight.seats * flight.load_factor * options.scale;
    }
  }
  for (const FlightId flight : population.flight) {
    if (flight.valid()) {
      flights.found[flight] += 1.0;
    }
  }
  return flights;
}

std::vector<TableFit> table_fits(const PopulationSpec& spec, const district::District& district,
                                 const Population& population, const SynthesisOptions& options) {
  std::vector<TableFit> fits;
  fits.push_back(residents(spec, population, options.scale));
  if (population.organisations.count() > 0) {
    fits.push_back(employees(spec, population));
  }
  const auto counts = outside_counts(spec, population);
  for (std::size_t i = 0; i < spec.school_years.size(); ++i) {
    const EnrolmentFit fit = fit_enrolment(spec, i, counts);
    fits.push_back(compare(fmt::format("students {}: school x year", spec.school_years[i].name),
                           fit.cells, students_by_year(spec, population, fit)));
  }
  if (spec.air) {
    fits.push_back(passengers(district, population, options));
  }
  return fits;
}

void add_organisations(const PopulationSpec& spec, const district::District& district,
                       const Population& population, const SynthesisOptions& options,
                       std::vector<FitRow>& rows) {
  const Organisations& all = population.organisations;
  if (all.count() == 0) {
    return;
  }
  std::vector<double> employees(all.count(), 0.0);
  for (const OrganisationId employer : population.organisation) {
    if (employer.valid()) {
      employees[employer.index()] += 1.0;
    }
  }
  std::map<std::string, Tally> by_label;
  std::map<std::string, Tally> by_sector;
  std::map<std::string, Tally> by_place;
  for (const OrganisationId id : ids<OrganisationId>(all.count())) {
    for (Tally* tally : {&by_label[all.label[id]], &by_sector[all.sector_name[all.sector[id]]],
                         &by_place[district.places[all.place[id]].id]}) {
      tally->organisations += 1.0;
      tally->wanted += all.size[id];
      tally->simulated += employees[id.index()];
    }
  }
  by_label.erase("");
  std::map<std::string, double> numbers;
  for (const NamedOrganisation& named : spec.organisations) {
    numbers[named.label] += 1.0;
  }
  for (const OrganisationGroup& group : spec.organisation_groups) {
    numbers[group.label] += group.number;
  }
  for (const auto& [label, tally] : by_label) {
    rows.push_back(
        {fmt::format("label {}: organisations", label), numbers[label], tally.organisations});
  }
  add_tallies("label", by_label, options.scale, rows);
  add_tallies("sector", by_sector, options.scale, rows);
  add_tallies("place", by_place, options.scale, rows);
}

void add_school_years(const PopulationSpec& spec, const Population& population,
                      std::vector<FitRow>& rows) {
  const auto counts = outside_counts(spec, population);
  for (std::size_t i = 0; i < spec.school_years.size(); ++i) {
    const EnrolmentFit fit = fit_enrolment(spec, i, counts);
    const Eigen::ArrayXd found = students_by_year(spec, population, fit);
    for (std::size_t year = 0; year < fit.years; ++year) {
      double students = 0.0;
      for (std::size_t row = 0; row < fit.blocks.size(); ++row) {
        students += found[static_cast<Eigen::Index>(row * fit.years + year)];
      }
      rows.push_back({fmt::format("students {}: year {}", spec.school_years[i].name, year + 1),
                      fit.by_year[static_cast<Eigen::Index>(year)], students});
    }
  }
}

}  // namespace poai::population::detail
