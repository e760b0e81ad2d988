#include "engine/study/design.hpp"

#include <gtest/gtest.h>

#include "study_files.hpp"

namespace poai::study {
namespace {

TEST(Design, HasAMemberForEachPointAndReplicate) {
  const Design design(
      study_of(kHead + "set = [\"run.seed=9\"]\n" + kFactorial + "replicates = 2\n" + kSeats));
  ASSERT_EQ(design.member_count(), 4U);
  const Member last = design.member(3);
  EXPECT_EQ(last.point, 1U);
  EXPECT_EQ(last.replicate, 1U);
  EXPECT_EQ(design.settings(last),
            (std::vector<std::string>{"run.seed=9", "dining.kappa=2.5", "run.replicate=1"}));
}

TEST(Design, WithoutReplicatesLeavesTheReplicateToTheBase) {
  const Design design(study_of(kHead + kFactorial + kSeats));
  EXPECT_EQ(design.settings(design.member(0)), std::vector<std::string>{"dining.kappa=1"});
}

TEST(Design, IsWrittenAsATable) {
  const Design design(study_of(kHead + kFactorial + kSeats));
  EXPECT_EQ(design.csv(), "member,point,replicate,dining.kappa\n0,0,0,1\n1,1,0,2.5\n");
}

TEST(Design, PlansAsManyMembersAsItMakes) {
  for (const char* kind :
       {"full-factorial", "one-at-a-time", "latin-hypercube", "sobol", "saltelli", "morris"}) {
    const Study study =
        study_of(kHead + "[design]\nkind = \"" + kind + "\"\nsamples = 6\nreplicates = 3\n" +
                 kSeats + "[[factor]]\nkey = \"dining.stay_cv\"\nlow = 0\nhigh = 1\n");
    EXPECT_EQ(planned_members(study), static_cast<double>(Design(study).member_count())) << kind;
  }
}

TEST(Design, OverItsBudgetIsRefusedBeforeItIsMade) {
  Problems problems;
  check_size(study_of(kHead + "[design]\nkind = \"sobol\"\nsamples = 10000000\n" + kSeats),
             problems);
  EXPECT_EQ(test::text_of(problems),
            "folder/s.toml: design: has 10000000 members (at most 100000); take fewer values, "
            "samples or replicates, or set budget.most_members\n");
}

TEST(LocatedSetting, MakesPathsRelativeToTheStudy) {
  const Study study = study_of(kHead + kFactorial + kSeats);
  EXPECT_EQ(located_setting(study, "district.flights=\"../x.csv\""), "district.flights=\"x.csv\"");
  EXPECT_EQ(located_setting(study, "district.path=island"), "district.path=\"folder/island\"");
  EXPECT_EQ(located_setting(study, "district.path=\"/a/b\""), "district.path=\"/a/b\"");
  EXPECT_EQ(located_setting(study, "run.day_type=weekend"), "run.day_type=weekend");
}

TEST(CsvCell, QuotesWhatWouldBreakTheTable) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
}

}  // namespace
}  // namespace poai::study
