#include "engine/population/fit_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_island.hpp"

namespace poai::population {
namespace {

struct Made {
  explicit Made(SynthesisOptions wanted = {}) : options(wanted) {
    Problems problems;
    spec = parse_population(test::small_population(), "population.toml", district, problems);
    problems.throw_if_any();
    people = synthesise(spec, district, options, random::Draws(1, 0), parallel::Threads(1));
  }
  [[nodiscard]] FitReport report() const { return fit_report(spec, district, people, options); }

  district::District district = test::small_island();
  PopulationSpec spec;
  SynthesisOptions options;
  Population people;
};

FitRow row_of(const std::vector<FitRow>& rows, const std::string& control) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const FitRow& one) { return one.control == control; });
  return row == rows.end() ? FitRow{"none"} : *row;
}

TEST(FitReport, ShowsAPersonWhoIsMissing) {
  Made made;
  made.spec.residents[0].male += 1;
  const FitRow men = row_of(made.report().totals, "residents residents_homes: men");
  EXPECT_EQ(men.target, 951.0);
  EXPECT_EQ(men.synthesised, 950.0);
  EXPECT_EQ(men.error(), -1.0);
}

TEST(FitReport, ExpectsTheModesThatTheUtilitiesOfTheScenarioGive) {
  SynthesisOptions options;
  options.access.car = -50.0;
  const Made made(options);
  const FitRow car = row_of(made.report().drawn, "main mode: car");
  EXPECT_NEAR(car.target, 0.0, 1e-9);
  EXPECT_EQ(car.synthesised, 0.0);
  EXPECT_GT(row_of(Made().report().drawn, "main mode: car").target, 1.0);
}

TEST(FitReport, ComparesThePassengersOfEachFlight) {
  const Made made;
  const auto fit_of = [](const FitReport& report) {
    for (const TableFit& fit : report.tables) {
      if (fit.table == "air passengers: flight") {
        return fit;
      }
    }
    return TableFit{};
  };
  const TableFit fit = fit_of(made.report());
  EXPECT_EQ(fit.cells, made.district.flights.size());
  EXPECT_LT(fit.rmse_share(), 0.05);
  Made swapped;
  for (FlightId& flight : swapped.people.flight.values()) {
    flight = flight.valid() ? FlightId(0) : flight;
  }
  EXPECT_GT(fit_of(swapped.report()).rmse_share(), 0.2);
}

}  // namespace
}  // namespace poai::population
