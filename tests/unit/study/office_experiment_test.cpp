#include "engine/study/office_experiment.hpp"

#include <gtest/gtest.h>

namespace poai::study {
namespace {

OfficeSetting small_office() {
  return {.persons = 40,
          .days = 4,
          .begin = SimTime::at(9),
          .end = SimTime::at(18),
          .present_share = 1.0,
          .seed = 3,
          .offices = 2};
}

TEST(OfficeExperiment, HasFiguresThatFitTogether) {
  const OfficeFigures figures = run_office(small_office(), {});
  EXPECT_GT(figures.contacts_per_person_day, figures.partners_per_person_day);
  EXPECT_NEAR(figures.minutes_per_person_day,
              figures.contacts_per_person_day * figures.mean_duration_s / 60.0, 1e-9);
  EXPECT_GE(figures.pairs_per_person, figures.partners_per_person_day);
  EXPECT_GT(figures.share_of_40_s, figures.share_of_60_s);
  EXPECT_GT(figures.share_of_60_s, figures.share_of_120_s);
  EXPECT_LE(figures.partners_median, figures.partners_p90);
}

TEST(OfficeExperiment, IsEmptyWithoutContacts) {
  encounters::EncounterParameters parameters;
  parameters.rate_factor = 0.0;
  EXPECT_EQ(run_office(small_office(), parameters).contacts_per_person_day, 0.0);
}

TEST(OfficeExperiment, SeesPairsAgainMoreOftenWhereEverybodyComes) {
  OfficeSetting half = small_office();
  half.present_share = 0.5;
  EXPECT_GT(run_office(small_office(), {}).pair_seen_again_share,
            1.5 * run_office(half, {}).pair_seen_again_share);
}

// Ties hold the time of a pair together: without them it spreads over all.
TEST(OfficeExperiment, ConcentratesTimeOnTies) {
  encounters::EncounterParameters no_ties;
  no_ties.tie_rate_per_h = 0.0;
  EXPECT_GT(run_office(small_office(), {}).top_pairs_time_share,
            run_office(small_office(), no_ties).top_pairs_time_share + 0.1);
}

}  // namespace
}  // namespace poai::study
