#include "engine/population/fit_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_island.hpp"

namespace poai::population {
namespace {

TEST(FitReport, ShowsAPersonWhoIsMissing) {
  const district::District district = test::small_island();
  Problems problems;
  PopulationSpec spec =
      parse_population(test::small_population(), "population.toml", district, problems);
  problems.throw_if_any();
  const SynthesisOptions options;
  const Population people =
      synthesise(spec, district, options, random::Draws(1, 0), parallel::Threads(1));
  spec.residents[0].male += 1;
  const auto rows = fit_report(spec, district, people, options).totals;
  const auto men = std::find_if(rows.begin(), rows.end(), [](const FitRow& row) {
    return row.control == "residents residents_homes: men";
  });
  ASSERT_NE(men, rows.end());
  EXPECT_EQ(men->target, 951.0);
  EXPECT_EQ(men->synthesised, 950.0);
  EXPECT_EQ(men->error(), -1.0);
}

}  // namespace
}  // namespace poai::population
