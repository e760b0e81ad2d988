#include "engine/population/synthesis.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/core/id_range.hpp"
#include "engine/population/fit_report.hpp"
#include "support/small_island.hpp"

namespace poai::population {
namespace {

PopulationSpec small_spec(const district::District& district) {
  Problems problems;
  auto spec = parse_population(test::small_population(), "population.toml", district, problems);
  problems.throw_if_any();
  spec.blocks[0].persons.values = {300.0, 300.0, 300.0};
  return spec;
}

/// A resident block with any ages, and any share of men.
ResidentBlock any_residents(const ResidentBlock& like) {
  ResidentBlock block = like;
  std::uint32_t persons = 0;
  for (std::uint32_t& count : block.ages) {
    count = *rc::gen::inRange<std::uint32_t>(0, 60);
    persons += count;
  }
  block.male = *rc::gen::inRange<std::uint32_t>(0, persons + 1);
  block.female = persons - block.male;
  return block;
}

Population make(const PopulationSpec& spec, const district::District& district,
                const SynthesisOptions& options) {
  return synthesise(spec, district, options, random::Draws(7, 0), parallel::Threads(2));
}

RC_GTEST_PROP(Synthesis, MeetsAnyTotalsOfResidentsExactly, ()) {
  const district::District district = test::small_island();
  PopulationSpec spec = small_spec(district);
  spec.residents[0] = any_residents(spec.residents[0]);
  const SynthesisOptions options;
  for (const FitRow& row :
       fit_report(spec, district, make(spec, district, options), options).totals) {
    if (row.control.starts_with("residents") || row.control.find("persons") != std::string::npos) {
      RC_ASSERT(row.error() == 0.0);
    }
  }
}

RC_GTEST_PROP(Synthesis, StaysWithinOnePersonOfScaledTotals, ()) {
  const district::District district = test::small_island();
  PopulationSpec spec = small_spec(district);
  spec.residents[0] = any_residents(spec.residents[0]);
  SynthesisOptions options;
  options.scale = *rc::gen::inRange(1, 300) / 100.0;
  for (const FitRow& row :
       fit_report(spec, district, make(spec, district, options), options).totals) {
    if (row.control.starts_with("residents") || row.control.find("persons") != std::string::npos) {
      // A whole person by the rounding of the block, and one by that of its bands.
      RC_ASSERT(std::abs(row.error()) <= 1.5);
    }
  }
}

RC_GTEST_PROP(Synthesis, MakesTheSamePersonsWhateverTheOrderOfTheFile, ()) {
  const district::District district = test::small_island();
  PopulationSpec spec = small_spec(district);
  spec.resident_tours.clear();
  const Population before = make(spec, district, {});
  const auto turn = *rc::gen::inRange<std::ptrdiff_t>(1, 5);
  std::rotate(spec.blocks.begin(), spec.blocks.begin() + turn % 5, spec.blocks.end());
  const Population after = make(spec, district, {});
  RC_ASSERT(before.size() == after.size());
  std::map<PersonKey, PersonId> by_key;
  for (const PersonId person : ids<PersonId>(after.size())) {
    by_key[after.key[person]] = person;
  }
  for (const PersonId person : ids<PersonId>(before.size())) {
    const PersonId other = by_key.at(before.key[person]);
    RC_ASSERT(before.age[person] == after.age[other]);
    RC_ASSERT(before.sex[person] == after.sex[other]);
    RC_ASSERT(before.speed_mps[person] == after.speed_mps[other]);
    RC_ASSERT(before.mode[person] == after.mode[other]);
    RC_ASSERT(before.home[person] == after.home[other]);
  }
}

}  // namespace
}  // namespace poai::population
