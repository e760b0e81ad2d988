#include "engine/population/fit_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/core/id_range.hpp"
#include "engine/population/access_utilities.hpp"
#include "engine/population/detail/table_fits.hpp"
#include "engine/population/keys.hpp"

namespace poai::population {
namespace {

/// Persons of one block by sex, age band and main mode, counted in one pass.
struct BlockCounts {
  double persons = 0.0;
  double men = 0.0;
  double held_positions = 0.0;  ///< residents who work here in the place of somebody from outside
  std::array<double, ResidentBlock::kAgeBands> ages{};
  std::array<double, kModeCount> modes{};
};

std::vector<BlockCounts> count_blocks(const Population& population) {
  std::vector<BlockCounts> counts(population.block_id.size());
  for (const PersonId person : ids<PersonId>(population.size())) {
    BlockCounts& block = counts[population.block[person].index()];
    block.persons += 1.0;
    block.men += population.sex[person] == Sex::kMale ? 1.0 : 0.0;
    const std::size_t band = population.age[person] / 5U;
    block.ages.at(std::min(band, ResidentBlock::kAgeBands - 1)) += 1.0;
    block.modes.at(static_cast<std::size_t>(population.mode[person])) += 1.0;
    if (const BlockId position = population.position[person]; position.valid()) {
      counts[position.index()].held_positions += 1.0;
    }
  }
  return counts;
}

std::string band_name(std::size_t band) {
  return band + 1 == ResidentBlock::kAgeBands ? std::string("80 and over")
                                              : fmt::format("{}-{}", 5 * band, 5 * band + 4);
}

void add_residents(const ResidentBlock& block, const BlockCounts& counts, double scale,
                   std::vector<FitRow>& rows) {
  const std::string prefix = fmt::format("residents {}: ", block.id);
  rows.push_back({prefix + "men", scale * block.male, counts.men});
  rows.push_back({prefix + "women", scale * block.female, counts.persons - counts.men});
  for (std::size_t band = 0; band < block.ages.size(); ++band) {
    rows.push_back(
        {prefix + "age " + band_name(band), scale * block.ages.at(band), counts.ages.at(band)});
  }
}

/// Households of each resident block by size; blocks that share a place are told apart by their
/// persons.
void add_households(const PopulationSpec& spec, const Population& population, double scale,
                    std::vector<FitRow>& rows) {
  std::vector<std::array<double, ResidentBlock::kHouseholdSizes + 1>> found(spec.residents.size());
  for (const PersonId person : ids<PersonId>(population.size())) {
    if (const HouseholdId household = population.household[person]; household.valid()) {
      const std::uint8_t size = population.households.size[household];
      found[population.block[person].index()].at(size) += 1.0 / size;
    }
  }
  for (std::size_t b = 0; b < spec.residents.size(); ++b) {
    for (std::size_t i = 0; i < ResidentBlock::kHouseholdSizes; ++i) {
      rows.push_back({fmt::format("households {}: of {}", spec.residents[b].id, i + 1),
                      scale * spec.residents[b].household_sizes.at(i),
                      std::round(found[b].at(i + 1))});
    }
  }
}

/// Persons from outside by role and by purpose, positions held by residents included.
void add_groups(const PopulationSpec& spec, const std::vector<BlockCounts>& counts,
                const SynthesisOptions& options, std::vector<FitRow>& rows) {
  std::map<std::string, FitRow> groups;
  for (std::size_t b = 0; b < spec.blocks.size(); ++b) {
    const OutsideBlock& block = spec.blocks[b];
    const BlockCounts& found = counts[spec.residents.size() + b];
    const auto add = [&](const std::string& name) {
      FitRow& row = groups[name];
      row.control = name;
      row.target += options.scale * block.persons[options.day_type];
      row.synthesised += found.persons + found.held_positions;
    };
    add(fmt::format("role {}: persons", word(kRoleNames, block.role)));
    if (!block.purpose.empty()) {
      add(fmt::format("purpose {}: persons", block.purpose));
    }
  }
  for (const auto& [name, row] : groups) {
    rows.push_back(row);
  }
}

void add_passengers(const district::District& district, const Population& population,
                    const SynthesisOptions& options, std::vector<FitRow>& rows) {
  std::array<FitRow, 2> both = {FitRow{"air passengers: arriving"},
                                FitRow{"air passengers: departing"}};
  const detail::PassengersByFlight flights =
      detail::passengers_by_flight(district, population, options);
  for (const FlightId id : ids<FlightId>(district.flights.size())) {
    FitRow& row = both.at(static_cast<std::size_t>(district.flights[id].direction));
    row.target += flights.expected[id];
    row.synthesised += flights.found[id];
  }
  rows.insert(rows.end(), both.begin(), both.end());
}

/// Main modes of everybody with an access profile: the shares, as the utilities of the scenario
/// change them, times the persons there are.
void add_modes(const PopulationSpec& spec, const std::vector<BlockCounts>& counts,
               const AccessUtilities& utilities, std::vector<FitRow>& rows) {
  const std::vector<ModeWeights> weights = weighted(spec.access, utilities);
  std::array<double, kModeCount> target{};
  std::array<double, kModeCount> synthesised{};
  const auto add = [&](std::optional<std::size_t> access, const BlockCounts& block) {
    if (!access) {
      return;
    }
    const ModeWeights& weight = weights[*access];
    const double all = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (std::size_t mode = 1; mode < target.size(); ++mode) {
      target.at(mode) += block.persons * weight.at(mode) / all;
      synthesised.at(mode) += block.modes.at(mode);
    }
  };
  std::size_t next = 0;
  for (const ResidentBlock& block : spec.residents) {
    add(block.access, counts[next++]);
  }
  for (const OutsideBlock& block : spec.blocks) {
    add(block.access, counts[next++]);
  }
  if (spec.air && next < counts.size()) {
    add(spec.air->access, counts[next]);
  }
  for (std::size_t mode = 1; mode < target.size(); ++mode) {
    rows.push_back(
        {fmt::format("main mode: {}", kModeNames.at(mode)), target.at(mode), synthesised.at(mode)});
  }
}

}  // namespace

FitReport fit_report(const PopulationSpec& spec, const district::District& district,
                     const Population& population, const SynthesisOptions& options) {
  const std::vector<BlockCounts> counts = count_blocks(population);
  FitReport report;
  std::vector<FitRow>& rows = report.totals;
  for (std::size_t i = 0; i < spec.residents.size(); ++i) {
    add_residents(spec.residents[i], counts[i], options.scale, rows);
  }
  add_households(spec, population, options.scale, rows);
  for (std::size_t i = 0; i < spec.blocks.size(); ++i) {
    const OutsideBlock& block = spec.blocks[i];
    const BlockCounts& found = counts[spec.residents.size() + i];
    rows.push_back({fmt::format("block {}: persons", block.id),
                    options.scale * block.persons[options.day_type],
                    found.persons + found.held_positions});
    report.drawn.push_back(
        {fmt::format("block {}: men", block.id), found.persons * block.male_share, found.men});
  }
  add_groups(spec, counts, options, rows);
  detail::add_school_years(spec, population, rows);
  detail::add_organisations(spec, district, population, options, rows);
  if (spec.air) {
    add_passengers(district, population, options, rows);
  }
  add_modes(spec, counts, options.access, report.drawn);
  report.tables = detail::table_fits(spec, district, population, options);
  return report;
}

}  // namespace poai::population
