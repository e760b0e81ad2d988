#include "engine/population/detail/margin_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/population/detail/household_sizes.hpp"
#include "engine/population/detail/school_years.hpp"
#include "engine/population/detail/spec_fields.hpp"
#include "engine/population/resident_fit.hpp"

namespace poai::population::detail {
namespace {

constexpr double kMostHouseholds = 1e7;
constexpr double kMostYears = 9.0;
constexpr double kWorstFit = 0.5;  // persons: what rounding would hide anyway

SchoolYears read_years(const config::TomlTable& parent, const config::TomlTable& table) {
  SchoolYears years;
  years.name = table.name();
  table.known_keys({"first_age", "share", "delays", "estimated", "source"});
  years.first_age =
      static_cast<std::uint8_t>(table.required_integer("first_age", config::between(3.0, 60.0)));
  years.share = table.numbers("share", config::share());
  if (!table.has("share")) {
    table.report_missing("share");
  } else {
    double sum = 0.0;
    for (const double share : years.share) {
      sum += share;
    }
    check_sum(table, "share", sum);
  }
  if (static_cast<double>(years.share.size()) > kMostYears) {
    parent.report(years.name, fmt::format("has more than {:.0f} years", kMostYears));
  }
  double weight_sum = 0.0;
  for (const auto& row : read_rows(table, "delays", 2, "[years, weight]")) {
    const auto delay = row[0].integer(config::between(0.0, 20.0));
    const auto weight = row[1].number(config::at_least(0.0));
    if (delay && weight) {
      years.delays.push_back({static_cast<std::uint8_t>(*delay), *weight});
      weight_sum += *weight;
    }
  }
  if (weight_sum <= 0.0) {
    years.delays = {{0, 1.0}};
  }
  return years;
}

void read_seed(const config::TomlTable& table, ResidentSeed& seed) {
  table.known_keys({"men_per_woman", "household_sizes", "estimated", "source"});
  if (table.has("men_per_woman")) {
    const auto ratios = table.numbers("men_per_woman", config::over(0.0));
    if (ratios.size() == seed.men_per_woman.size()) {
      std::copy(ratios.begin(), ratios.end(), seed.men_per_woman.begin());
    } else {
      table.report("men_per_woman",
                   fmt::format("must have {} numbers, one an age band", seed.men_per_woman.size()),
                   fmt::format("found {}", ratios.size()));
    }
  }
  const auto rows = read_rows(table, "household_sizes", ResidentBlock::kHouseholdSizes,
                              "[weight of 1 person, 2, ..., 6]");
  if (rows.empty()) {
    return;
  }
  if (rows.size() != seed.household_sizes.size()) {
    table.report("household_sizes",
                 fmt::format("must have {} rows, one an age band", seed.household_sizes.size()),
                 fmt::format("found {}", rows.size()));
    return;
  }
  for (std::size_t band = 0; band < rows.size(); ++band) {
    for (std::size_t size = 0; size < rows[band].size(); ++size) {
      seed.household_sizes.at(band).at(size) =
          rows[band][size].number(config::at_least(0.0)).value_or(0.0);
    }
  }
}

/// Whether the sums of all margins agree; if not, that is reported with the block.
bool is_consistent(const ResidentBlock& block) {
  const std::uint64_t persons = std::uint64_t{block.male} + block.female;
  const auto by_size = block.persons_by_size();
  return persons == std::accumulate(block.ages.begin(), block.ages.end(), std::uint64_t{0}) &&
         persons == std::accumulate(by_size.begin(), by_size.end(), std::uint64_t{0});
}

void check_residents(const config::TomlTable& root, const PopulationSpec& spec) {
  for (const ResidentBlock& block : spec.residents) {
    if (!is_consistent(block)) {
      continue;
    }
    const ResidentFit fit = fit_residents(std::span(&block, 1), spec.resident_seed);
    if (fit.worst_error > kWorstFit) {
      root.report(
          "residents",
          fmt::format("{}: ages, sexes and household sizes contradict each other", block.id),
          fmt::format("the best fit misses one by {:.1f} persons; children do not live "
                      "alone",
                      fit.worst_error));
    }
  }
}

void check_enrolment(const config::TomlTable& root, const PopulationSpec& spec) {
  std::vector<std::uint32_t> counts;
  for (const OutsideBlock& block : spec.blocks) {
    counts.push_back(static_cast<std::uint32_t>(block.persons[DayType::kTermWeekday]));
  }
  for (std::size_t i = 0; i < spec.school_years.size(); ++i) {
    const EnrolmentFit fit = fit_enrolment(spec, i, counts);
    if (!fit.blocks.empty() && fit.worst_error > kWorstFit) {
      root.report("school_years",
                  fmt::format("{}: the schools cannot have these shares of the years",
                              spec.school_years[i].name),
                  fmt::format("the best fit misses one by {:.1f} persons", fit.worst_error),
                  "look at the `years` of its blocks");
    }
  }
}

}  // namespace

void read_school_years(const config::TomlTable& root, PopulationSpec& spec) {
  for (const config::TomlTable& table : root.named_tables("school_years")) {
    spec.school_years.push_back(read_years(root, table));
  }
}

void read_household_sizes(const config::TomlTable& table, ResidentBlock& block) {
  const auto values = table.list("household_sizes");
  if (!table.has("household_sizes")) {
    const auto sizes = estimated_household_sizes(block.households, block.male + block.female);
    if (!sizes) {
      table.report("households", "cannot hold male + female persons",
                   fmt::format("{} households of 1 to {} persons, {} persons", block.households,
                               ResidentBlock::kHouseholdSizes, block.male + block.female));
    }
    block.household_sizes = sizes.value_or(block.household_sizes);
    return;
  }
  if (values.size() != ResidentBlock::kHouseholdSizes) {
    table.report("household_sizes",
                 fmt::format("must have {} counts: households of 1, 2, ..., {} persons",
                             ResidentBlock::kHouseholdSizes, ResidentBlock::kHouseholdSizes),
                 fmt::format("found {}", values.size()));
    return;
  }
  std::uint64_t households = 0;
  std::uint64_t persons = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto count = values[i].integer(config::between(0.0, kMostHouseholds));
    if (!count) {
      return;
    }
    block.household_sizes.at(i) = static_cast<std::uint32_t>(*count);
    households += block.household_sizes.at(i);
    persons += (i + 1) * block.household_sizes.at(i);
  }
  if (households != block.households) {
    table.report("household_sizes", "must add up to `households`",
                 fmt::format("they add up to {}, not {}", households, block.households));
  }
  const std::uint64_t residents = std::uint64_t{block.male} + block.female;
  if (persons != residents) {
    table.report("household_sizes", "must hold male + female persons",
                 fmt::format("they hold {}, male + female is {}", persons, residents));
  }
}

void read_margins(const config::TomlTable& root, PopulationSpec& spec) {
  if (const auto seed = root.table("resident_seed")) {
    read_seed(*seed, spec.resident_seed);
  }
  check_residents(root, spec);
  check_enrolment(root, spec);
}

}  // namespace poai::population::detail
