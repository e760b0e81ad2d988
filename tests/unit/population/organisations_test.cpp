#include "engine/population/organisations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/core/id_range.hpp"
#include "engine/population/fit_report.hpp"
#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"

namespace poai::population {
namespace {

constexpr const char* kOrganisations = R"(
[sector.devices]
occupation_weights = { clinical_worker = 0.01 }

[sector.hospital]

[[organisation]]
id = "ward"
name_en = "Ward"
place = "office"
sector = "hospital"
size = 420
label = "cluster"

[[organisation_group]]
id = "firms"
label = "cluster"
number = 180
start_ups = 40
start_up_size = [1, 10]
size_cv = 1.5
sectors = { devices = 0.75, hospital = 0.25 }
employees = { office = 3600 }
)";

struct Made {
  explicit Made(const SynthesisOptions& with = {}) : options(with) {
    Problems problems;
    spec = parse_population(test::small_population() + kOrganisations, "population.toml", district,
                            problems);
    problems.throw_if_any();
    people = synthesise(spec, district, options, random::Draws(1, 0), parallel::Threads(2));
  }

  [[nodiscard]] std::vector<std::uint32_t> employees() const {
    std::vector<std::uint32_t> numbers(people.organisations.count(), 0);
    for (const OrganisationId employer : people.organisation) {
      if (employer.valid()) {
        ++numbers[employer.index()];
      }
    }
    return numbers;
  }

  SynthesisOptions options;
  district::District district = test::small_island();
  PopulationSpec spec;
  Population people;
};

TEST(Organisations, HaveExactlyAsManyEmployeesAsTheirSize) {
  const Made made;
  const auto employees = made.employees();
  for (const OrganisationId id : ids<OrganisationId>(made.people.organisations.count())) {
    EXPECT_EQ(employees[id.index()], made.people.organisations.size[id]);
  }
  EXPECT_EQ(employees[0], 420U);
}

TEST(Organisations, EmployEverybodyWhoHoldsAStaffPosition) {
  const Made made;
  std::size_t residents = 0;
  for (const PersonId person : ids<PersonId>(made.people.size())) {
    const bool holds = made.people.position[person].valid();
    EXPECT_EQ(made.people.organisation[person].valid(),
              holds || is_staff(made.people.role[person]));
    residents += holds ? 1U : 0U;
  }
  EXPECT_GT(residents, 100U);
}

TEST(Organisations, OfAGroupAreSkewedAroundTheirMean) {
  const Made made;
  std::vector<std::uint32_t> sizes;
  std::uint32_t start_ups = 0;
  for (const OrganisationId id : ids<OrganisationId>(made.people.organisations.count())) {
    const auto origin = made.people.organisations.origin[id];
    if (origin == Organisations::Origin::kNamed) {
      continue;
    }
    sizes.push_back(made.people.organisations.size[id]);
    if (origin == Organisations::Origin::kStartUp) {
      ++start_ups;
      EXPECT_LE(sizes.back(), 10U);
    }
  }
  std::sort(sizes.begin(), sizes.end());
  EXPECT_EQ(sizes.size(), 180U);
  EXPECT_EQ(start_ups, 40U);
  EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), 0U), 3600U);  // a mean of 20
  EXPECT_LT(sizes[90], 14U);  // the median of a skewed distribution is below its mean
  EXPECT_GT(sizes[179], 100U);
}

TEST(Organisations, AreInTheSectorsOfTheirGroup) {
  const Made made;
  std::map<std::uint8_t, int> drawn;
  for (const OrganisationId id : ids<OrganisationId>(made.people.organisations.count())) {
    if (made.people.organisations.origin[id] != Organisations::Origin::kNamed) {
      ++drawn[made.people.organisations.sector[id]];
    }
  }
  EXPECT_EQ(drawn[0], 135);  // 0.75 x 180
  EXPECT_EQ(drawn[1], 45);
}

TEST(Organisations, EmployOccupationsAsTheirSectorTends) {
  const Made made;
  int nurses_in_devices = 0;
  for (const PersonId person : ids<PersonId>(made.people.size())) {
    if (made.people.role[person] == Role::kClinicalWorker) {
      const auto sector = made.people.organisations.sector[made.people.organisation[person]];
      nurses_in_devices += sector == 0 ? 1 : 0;
    }
  }
  EXPECT_LE(nurses_in_devices, 2);  // of 20; without the tendency about 13
}

TEST(Organisations, AreTheSameAtEveryScale) {
  const Made whole;
  const Made tenth({.scale = 0.1});
  EXPECT_TRUE(std::equal(whole.people.organisations.size.begin(),
                         whole.people.organisations.size.end(),
                         tenth.people.organisations.size.begin()));
  const auto employees = tenth.employees();
  EXPECT_EQ(std::accumulate(employees.begin(), employees.end(), 0U), 402U);
  EXPECT_NEAR(employees[0], 42.0, 1.0);
}

TEST(FitReport, ComparesTheFittedTables) {
  const Made made;
  const FitReport report = fit_report(made.spec, made.district, made.people, made.options);
  ASSERT_EQ(report.tables.size(), 3U);
  for (const TableFit& fit : report.tables) {
    EXPECT_GT(fit.cells, 0U);
    EXPECT_LT(fit.rmse_share(), 0.05) << fit.table;
  }
}

TEST(FitReport, FindsTheResidentsOfAWrongHousehold) {
  const Made made;
  Population changed = made.people;
  for (std::uint8_t& size : changed.households.size.values()) {
    size = 2;
  }
  EXPECT_GT(fit_report(made.spec, made.district, changed, made.options).tables[0].rmse_share(),
            0.5);
}

}  // namespace
}  // namespace poai::population
