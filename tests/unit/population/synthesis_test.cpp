#include "engine/population/synthesis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "engine/core/id_range.hpp"
#include "engine/population/fit_report.hpp"
#include "engine/population/free_speed.hpp"
#include "support/small_island.hpp"

namespace poai::population {
namespace {

PopulationSpec read(const std::string& text) {
  Problems problems;
  auto spec = parse_population(text, "population.toml", test::small_island(), problems);
  problems.throw_if_any();
  return spec;
}

/// Of a resident who has a position.
struct Employment {
  BlockId position;
  OrganisationId organisation;
  bool works = false;  ///< on that day
};

struct Made {
  district::District district = test::small_island();
  PopulationSpec spec = read(test::small_population());
  SynthesisOptions options;
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  int threads = 1;

  [[nodiscard]] Population people() const {
    return synthesise(spec, district, options, random::Draws(seed, replicate),
                      parallel::Threads(threads));
  }
};

template <class Condition>
std::size_t count(const Population& people, const Condition& holds) {
  std::size_t number = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    number += holds(person) ? 1U : 0U;
  }
  return number;
}

void expect_equal(const Population& a, const Population& b) {
  ASSERT_EQ(a.size(), b.size());
  for (const PersonId i : ids<PersonId>(a.size())) {
    ASSERT_EQ(a.key[i], b.key[i]);
    ASSERT_EQ(a.age[i], b.age[i]);
    ASSERT_EQ(a.sex[i], b.sex[i]);
    ASSERT_EQ(a.speed_mps[i], b.speed_mps[i]);
    ASSERT_EQ(a.home[i], b.home[i]);
    ASSERT_EQ(a.target[i], b.target[i]);
    ASSERT_EQ(a.mode[i], b.mode[i]);
    ASSERT_EQ(a.gate[i], b.gate[i]);
    ASSERT_EQ(a.flight[i], b.flight[i]);
    ASSERT_EQ(a.main_tour[i], b.main_tour[i]);
    ASSERT_EQ(a.position[i], b.position[i]);
  }
}

TEST(Synthesis, MeetsTheTotalsOfResidentsAndBlocksExactly) {
  const Made made;
  for (const FitRow& row :
       fit_report(made.spec, made.district, made.people(), made.options).totals) {
    const bool is_count =
        row.control.starts_with("residents") || row.control.find("persons") != std::string::npos;
    if (is_count) {
      EXPECT_EQ(row.error(), 0.0) << row.control;
    }
  }
}

TEST(Synthesis, MeetsDrawnSharesWithinSamplingError) {
  const Made made;
  const auto report = fit_report(made.spec, made.district, made.people(), made.options);
  EXPECT_FALSE(report.drawn.empty());
  for (const FitRow& row : report.drawn) {
    // Four standard deviations of a binomial with at most `target` successes.
    EXPECT_NEAR(row.synthesised, row.target, 4.0 * std::sqrt(row.target) + 1.0) << row.control;
  }
}

TEST(Synthesis, ScalesTheTotals) {
  Made made;
  made.options.scale = 0.1;
  const Population people = made.people();
  const double from_outside = 4000 + 20 + 30 + 100 + 50;
  const auto on_ground = count(people, [&](PersonId i) { return !people.flight[i].valid(); });
  const auto held = count(people, [&](PersonId i) { return people.position[i].valid(); });
  EXPECT_EQ(on_ground + held, static_cast<std::size_t>(0.1 * (2000 + from_outside)));
  for (const FitRow& row : fit_report(made.spec, made.district, people, made.options).totals) {
    if (row.control.starts_with("residents")) {
      EXPECT_LE(std::abs(row.error()), 1.0) << row.control;
    }
  }
}

TEST(Synthesis, GivesResidentsPositionsThatNobodyElseHolds) {
  const Made made;
  const Population people = made.people();
  const auto held = count(people, [&](PersonId i) { return people.position[i].valid(); });
  const auto from_outside = count(people, [&](PersonId i) {
    return people.role[i] == Role::kOfficeWorker || people.role[i] == Role::kClinicalWorker;
  });
  EXPECT_GT(held, 100U);
  EXPECT_EQ(held + from_outside, 4020U);
  for (const PersonId i : ids<PersonId>(people.size())) {
    if (people.position[i].valid()) {
      EXPECT_EQ(people.role[i], Role::kResident);
      EXPECT_EQ(people.target[i], made.district.place_by_id.at("office"));
    }
  }
}

TEST(Synthesis, LetsTheSameResidentsHoldPositionsOnAllDays) {
  Made made;
  made.spec.blocks[0].persons.values.fill(4000.0);
  for (ResidentTour& tour : made.spec.resident_tours) {
    tour.share.values = {0.2, 0.15, 0.05};
  }
  const auto residents = [&made](DayType day_type) {
    made.options.day_type = day_type;
    const Population people = made.people();
    std::map<std::uint64_t, Employment> found;
    for (const PersonId i : ids<PersonId>(people.size())) {
      if (people.role[i] == Role::kResident && people.position[i].valid()) {
        found[people.key[i].value] = {people.position[i], people.organisation[i],
                                      people.target[i].valid()};
      }
    }
    return found;
  };
  const auto term = residents(DayType::kTermWeekday);
  const auto weekend = residents(DayType::kWeekend);
  ASSERT_GT(term.size(), 100U);
  ASSERT_EQ(weekend.size(), term.size());
  double working = 0.0;
  for (const auto& [key, employment] : weekend) {
    ASSERT_TRUE(term.contains(key));
    EXPECT_EQ(employment.position, term.at(key).position);
    EXPECT_EQ(employment.organisation, term.at(key).organisation);
    EXPECT_TRUE(term.at(key).works);
    working += employment.works ? 1.0 : 0.0;
  }
  EXPECT_NEAR(working / static_cast<double>(term.size()), 0.05 / 0.2, 0.1);
}

TEST(Synthesis, GivesNoMorePositionsThanThereAre) {
  Made made;
  made.spec.blocks[0].persons.values = {50.0, 50.0, 50.0};
  const Population people = made.people();
  EXPECT_EQ(count(people, [&](PersonId i) { return people.position[i].valid(); }), 70U);
  EXPECT_EQ(count(people, [&](PersonId i) { return people.role[i] == Role::kOfficeWorker; }), 0U);
}

TEST(Synthesis, SendsOnlyChildrenToSchool) {
  const Made made;
  const Population people = made.people();
  const PlaceId school = made.district.place_by_id.at("school");
  const auto is_child = [&](PersonId i) {
    return people.role[i] == Role::kResident && people.age[i] >= 6 && people.age[i] <= 14;
  };
  const auto pupils = count(people, [&](PersonId i) {
    return people.role[i] == Role::kResident && people.target[i] == school;
  });
  const auto children = count(people, is_child);
  EXPECT_EQ(pupils,
            count(people, [&](PersonId i) { return is_child(i) && people.target[i] == school; }));
  // Binomial with p = 0.9, four standard deviations.
  const auto expected = 0.9 * static_cast<double>(children);
  EXPECT_NEAR(static_cast<double>(pupils), expected, 4.0 * std::sqrt(0.1 * expected));
}

TEST(Synthesis, KeepsAPersonWhateverOtherBlocksDo) {
  Made made;
  const Population before = made.people();
  made.spec.blocks[3].persons.values = {500.0, 500.0, 500.0};
  made.spec.blocks.erase(made.spec.blocks.begin() + 1);
  const Population after = made.people();
  std::map<PersonKey, PersonId> by_key;
  for (const PersonId i : ids<PersonId>(after.size())) {
    by_key[after.key[i]] = i;
  }
  std::size_t found = 0;
  for (const PersonId i : ids<PersonId>(before.size())) {
    const auto entry = by_key.find(before.key[i]);
    if (entry == by_key.end()) {
      continue;
    }
    ++found;
    ASSERT_EQ(before.age[i], after.age[entry->second]);
    ASSERT_EQ(before.speed_mps[i], after.speed_mps[entry->second]);
    ASSERT_EQ(before.mode[i], after.mode[entry->second]);
  }
  // All but the 20 nurses, and whom residents push out of the office instead of out of the ward.
  EXPECT_GE(found, before.size() - 40U);
}

TEST(Synthesis, KeepsAPersonOnEveryTypeOfDay) {
  Made made;
  const Population term = made.people();
  made.options.day_type = DayType::kWeekend;
  const Population weekend = made.people();
  std::map<PersonKey, float> speeds;
  for (const PersonId i : ids<PersonId>(term.size())) {
    speeds[term.key[i]] = term.speed_mps[i];
  }
  std::size_t residents = 0;
  for (const PersonId i : ids<PersonId>(weekend.size())) {
    if (weekend.role[i] == Role::kResident) {
      ++residents;
      ASSERT_EQ(speeds.at(weekend.key[i]), weekend.speed_mps[i]);
    }
  }
  EXPECT_EQ(residents, 2000U);
}

TEST(Synthesis, HasTheSameKeysButOtherDrawsForAnotherSeed) {
  Made made;
  const Population one = made.people();
  made.seed = 2;
  const Population two = made.people();
  std::size_t different = 0;
  for (const PersonId i : ids<PersonId>(1000)) {
    ASSERT_EQ(one.block_id.size(), two.block_id.size());
    different += one.speed_mps[i] == two.speed_mps[i] ? 0U : 1U;
  }
  EXPECT_GT(different, 990U);
  std::set<PersonKey> resident_keys;
  for (const PersonId i : ids<PersonId>(one.size())) {
    if (one.role[i] == Role::kResident) {
      resident_keys.insert(one.key[i]);
    }
  }
  for (const PersonId i : ids<PersonId>(two.size())) {
    if (two.role[i] == Role::kResident) {
      ASSERT_TRUE(resident_keys.contains(two.key[i]));
    }
  }
}

TEST(Synthesis, SharesThePopulationAmongReplicates) {
  Made made;
  const Population one = made.people();
  made.replicate = 7;
  expect_equal(one, made.people());
}

TEST(Synthesis, IsTheSameForAnyNumberOfThreads) {
  Made made;
  const Population one = made.people();
  for (const int threads : {2, 3, 7}) {
    made.threads = threads;
    expect_equal(one, made.people());
  }
}

TEST(Synthesis, HasUniqueKeys) {
  const Population people = Made().people();
  std::set<PersonKey> keys(people.key.begin(), people.key.end());
  EXPECT_EQ(keys.size(), people.size());
}

TEST(Synthesis, FillsFlightsByTheirLoadFactor) {
  Made made;
  const Population weekday = made.people();
  std::map<FlightId, std::uint32_t> passengers;
  for (const FlightId flight : weekday.flight) {
    passengers[flight] += 1;
  }
  EXPECT_EQ(passengers[FlightId(0)], 80U);  // 100 seats x 0.8: whole, so nothing is drawn
  EXPECT_EQ(passengers[FlightId(2)], 80U);
  made.options.day_type = DayType::kWeekend;
  const Population weekend = made.people();
  EXPECT_EQ(count(weekend, [&](PersonId i) { return weekend.flight[i] == FlightId(2); }), 0U);
}

TEST(Synthesis, LetsPeopleFromOutsideStartAtAGateOfTheirMode) {
  const Made made;
  const Population people = made.people();
  for (const PersonId i : ids<PersonId>(people.size())) {
    if (people.role[i] == Role::kOfficeWorker || people.role[i] == Role::kAirPassenger) {
      const district::Place& gate = made.district.places[people.home[i]];
      ASSERT_TRUE(gate.is_gate());
      ASSERT_NE(gate.gate_modes & (1U << static_cast<unsigned>(people.mode[i])), 0U);
      ASSERT_EQ(people.gate[i], people.home[i]);
    }
    if (people.role[i] == Role::kVisitor) {
      ASSERT_EQ(people.home[i], made.district.place_by_id.at("homes"));
      ASSERT_EQ(people.mode[i], Mode::kNone);
    }
  }
}

TEST(Synthesis, WeighsTheModesOfAProfileByTheirUtilities) {
  Made made;
  const auto expect_car_share = [&made](double share) {
    const Population people = made.people();
    const auto office =
        count(people, [&people](PersonId i) { return people.role[i] == Role::kOfficeWorker; });
    const auto by_car = count(people, [&people](PersonId i) {
      return people.role[i] == Role::kOfficeWorker && people.mode[i] == Mode::kCar;
    });
    const auto n = static_cast<double>(office);
    // Four standard deviations of a binomial share.
    EXPECT_NEAR(static_cast<double>(by_car) / n, share, 4.0 * std::sqrt(share * (1 - share) / n));
  };
  expect_car_share(0.25);
  made.options.access.car = std::log(2.0);  // weights 0.7, 2 x 0.25, 0.05
  expect_car_share(0.4);
  made.options.access.walk = std::log(15.0);  // 0.7, 0.5, 0.75
  expect_car_share(0.5 / 1.95);
}

TEST(Synthesis, GivesSpeedsByAgeAndSex) {
  const Made made;
  const Population people = made.people();
  std::map<Sex, std::pair<double, double>> sums;
  for (const PersonId i : ids<PersonId>(people.size())) {
    if (people.age[i] >= 20 && people.age[i] < 65) {
      auto& [difference, number] = sums[people.sex[i]];
      const double luggage = people.flight[i].valid() ? kSuitcaseSpeedShare : 1.0;
      difference += static_cast<double>(people.speed_mps[i]) -
                    luggage * mean_free_speed_mps(people.age[i] + 0.5, people.sex[i]);
      number += 1.0;
    }
  }
  for (const auto& [sex, sum] : sums) {
    // Mean of 0 with SD 0.26 / sqrt(n), four of them; the cut at 2.2 m/s takes up to 1 cm/s off.
    EXPECT_NEAR(sum.first / sum.second, 0.0, 4.0 * 0.26 / std::sqrt(sum.second) + 0.01);
  }
}

TEST(Synthesis, KeepsBlocksTogetherInTheOrderOfSpace) {
  const Population people = Made().people();
  std::set<BlockId> closed;
  for (std::size_t i = 1; i < people.size(); ++i) {
    const BlockId before = people.block[PersonId(i - 1)];
    const BlockId now = people.block[PersonId(i)];
    if (now != before) {
      ASSERT_TRUE(closed.insert(before).second) << "a block appears twice";
      ASSERT_FALSE(closed.contains(now));
    }
  }
}

}  // namespace
}  // namespace poai::population
