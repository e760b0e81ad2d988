#include "engine/demand/detail/day_draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace poai::demand::detail {
namespace {

const random::Draws kDraws(1, 0);

TourDraws draws_of(std::uint64_t person) {
  return {kDraws, PersonKey{person * 0x9e3779b97f4a7c15U}, random::Occasion::on(0, 0)};
}

TEST(TourDraws, PutsTimesIntoBandsByTheirWeight) {
  const population::TimeBands bands = {{SimTime::at(8), SimTime::at(9), 1.0},
                                       {SimTime::at(9), SimTime::at(9, 30), 3.0}};
  std::size_t early = 0;
  for (std::uint64_t person = 0; person < 4000; ++person) {
    const SimTime time{draws_of(person).time(random::Purpose::kArrival, bands)};
    ASSERT_GE(time, SimTime::at(8));
    ASSERT_LT(time, SimTime::at(9, 30));
    early += time < SimTime::at(9) ? 1U : 0U;
  }
  EXPECT_NEAR(static_cast<double>(early), 1000.0, 4.0 * 27.4);  // binomial, four deviations
}

TEST(TourDraws, KeepsStaysOverTheLeastOne) {
  population::Tour tour;
  tour.stay_mean_min = 60.0;
  tour.stay_sd_min = 40.0;
  tour.stay_least_min = 30.0;
  for (std::uint64_t person = 0; person < 2000; ++person) {
    const std::int32_t stay_ms = draws_of(person).stay_ms(tour);
    ASSERT_GE(stay_ms, 30 * 60'000);
    ASSERT_LE(stay_ms, 180 * 60'000);
  }
}

TEST(TourDraws, StaysTheMeanWithoutDeviation) {
  population::Tour tour;
  tour.stay_mean_min = 60.0;
  EXPECT_EQ(draws_of(1).stay_ms(tour), 60 * 60'000);
}

TEST(TourDraws, GivesTheFormsOfLunchTheirSharesBySex) {
  population::LunchProfile profile;
  profile.form_share[0] = {0.1, 0.2, 0.3, 0.4, 0.0};
  profile.form_share[1] = {0.0, 1.0, 0.0, 0.0, 0.0};
  profile.start = {{SimTime::at(12), SimTime::at(13), 1.0}};
  profile.breaks = {{30, 1.0}, {60, 1.0}};
  std::array<double, 5> men{};
  for (std::uint64_t person = 0; person < 10'000; ++person) {
    const auto man = draws_of(person).lunch(profile, Sex::kMale, 1.0);
    const auto woman = draws_of(person).lunch(profile, Sex::kFemale, 1.0);
    ASSERT_TRUE(man && woman);
    men.at(static_cast<std::size_t>(man->form)) += 1e-4;
    ASSERT_EQ(woman->form, LunchForm::kHomeBento);
    ASSERT_TRUE(man->break_min == 30 || man->break_min == 60);
  }
  for (std::size_t form = 0; form < men.size(); ++form) {
    // Four deviations of a binomial share of at most one half.
    EXPECT_NEAR(men.at(form), profile.form_share[0].at(form), 4.0 * 0.005);
  }
}

TEST(TourDraws, LetsOnlyTheLunchShareHaveLunch) {
  population::LunchProfile profile;
  profile.form_share[0] = {0.0, 1.0, 0.0, 0.0, 0.0};
  profile.start = {{SimTime::at(12), SimTime::at(13), 1.0}};
  profile.breaks = {{30, 1.0}};
  std::size_t lunches = 0;
  for (std::uint64_t person = 0; person < 10'000; ++person) {
    lunches += draws_of(person).lunch(profile, Sex::kMale, 0.3) ? 1U : 0U;
  }
  EXPECT_NEAR(static_cast<double>(lunches), 3000.0, 4.0 * 46.0);
}

}  // namespace
}  // namespace poai::demand::detail
