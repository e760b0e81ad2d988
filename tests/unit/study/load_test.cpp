#include "engine/study/load.hpp"

#include <gtest/gtest.h>

#include "engine/study/describe.hpp"
#include "study_files.hpp"

namespace poai::study {
namespace {

TEST(LoadStudy, ReadsEverySection) {
  const Study study = study_of(kHead + R"(set = ["population.scale=0.1"]
description = "all"
[design]
kind = "saltelli"
samples = 8
seed = 3
replicates = 2
[failure]
policy = "stop"
retries = 2
[budget]
most_members = 500
member_wall_s = 30
member_memory_mb = 400
wall_min = 5
claim_expires_s = 10
[[factor]]
name = "tolerance"
key = "dining.kappa"
low = 1
high = 4
distribution = "triangular"
mode = 2
[[factor]]
name = "trucks"
[[factor.level]]
label = "0"
set = []
[[factor.level]]
label = "1"
set = ["run.seed=4", "run.day_type=weekend"]
)");
  EXPECT_EQ(study.base, "folder/base.toml");
  EXPECT_EQ(study.design.kind, DesignKind::kSaltelli);
  EXPECT_EQ(study.design.replicates, 2U);
  EXPECT_EQ(study.failure.policy, FailurePolicy::kStop);
  EXPECT_EQ(study.failure.retries, 2U);
  EXPECT_EQ(study.budget.member_wall, Duration::seconds(30));
  EXPECT_EQ(study.budget.wall, Duration::minutes(5));
  ASSERT_EQ(study.factors.size(), 2U);
  EXPECT_EQ(study.factors[0].mode, 2.0);
  EXPECT_EQ(study.factors[0].source.line, 22U);
  ASSERT_EQ(study.factors[1].levels.size(), 2U);
  EXPECT_EQ(study.factors[1].levels[1].set.size(), 2U);
}

TEST(LoadStudy, ReportsAllProblemsAtOnceWithTheirLines) {
  const std::string problems = problems_of(kHead + R"(replicate = 3
[design]
kind = "sobbol"
[[factor]]
key = "dining.kappa"
low = 4
high = 1
[[factor]]
values = [1]
)");
  EXPECT_EQ(
      problems,
      "folder/s.toml:8:8: design.kind: must be one of full-factorial, one-at-a-time, "
      "latin-hypercube, sobol, saltelli, morris (found the text \"sobbol\"); did you mean "
      "\"sobol\"?\n"
      "folder/s.toml:6:1: replicate: unknown key; known keys: format, format_version, factor, "
      "name, description, base, set, indicators, design, failure, budget\n"
      "folder/s.toml:11:1: factor[1].low: low must be below high (low is 4, high is 1)\n"
      "folder/s.toml:13:1: factor[2].key: is missing\n");
}

TEST(LoadStudy, RefusesFactorsThatAreNoneOrTwoThings) {
  EXPECT_NE(problems_of(kHead + kFactorial).find("factor: is missing"), std::string::npos);
  for (const char* factor :
       {"key = \"dining.kappa\"\n", "key = \"dining.kappa\"\nvalues = [1]\nlow = 1\nhigh = 2\n"}) {
    EXPECT_NE(problems_of(kHead + kFactorial + "[[factor]]\n" + factor)
                  .find("a factor has either values, or low and high, or [[factor.level]]"),
              std::string::npos)
        << factor;
  }
}

TEST(LoadStudy, RefusesDistributionsThatLackAFigure) {
  const std::string head = kHead + kFactorial + "[[factor]]\nkey = \"dining.kappa\"\nhigh = 2\n";
  EXPECT_NE(problems_of(head).find("low: is missing"), std::string::npos);
  EXPECT_NE(problems_of(head + "low = 1\ndistribution = \"normal\"\n").find("mean: is missing"),
            std::string::npos);
  EXPECT_NE(problems_of(head + "low = 0\ndistribution = \"log-uniform\"\n").find("must be over 0"),
            std::string::npos);
  EXPECT_NE(problems_of(head + "low = 1\ndistribution = \"triangular\"\nmode = 9\n")
                .find("must lie between low and high"),
            std::string::npos);
}

TEST(LoadStudy, RefusesTheSameNameOrKeyTwice) {
  const std::string problems = problems_of(kHead + kFactorial + kSeats + kSeats);
  EXPECT_NE(problems.find("is the name of another factor"), std::string::npos) << problems;
  EXPECT_NE(problems.find("is varied by another factor"), std::string::npos) << problems;
}

TEST(LoadStudy, RefusesReplicatesOfAVariedReplicate) {
  EXPECT_NE(problems_of(kHead + kFactorial +
                        "replicates = 2\n[[factor]]\nkey = \"run.replicate\"\nvalues = [1]\n")
                .find("must not be varied together with replicates"),
            std::string::npos);
}

TEST(LoadStudy, NeedsSamplesWhereTheDesignIsASample) {
  EXPECT_NE(problems_of(kHead + "[design]\nkind = \"morris\"\ngrid = 5\n" + kSeats)
                .find("samples: is missing"),
            std::string::npos);
  EXPECT_NE(problems_of(kHead + "[design]\nkind = \"morris\"\nsamples = 2\ngrid = 5\n" + kSeats)
                .find("must be even"),
            std::string::npos);
}

TEST(LoadStudy, OfAFileThatIsNotThereIsAProblemOfTheStudy) {
  Problems problems;
  static_cast<void>(load_study("nowhere.toml", problems));
  EXPECT_EQ(problems.size(), 1U);
  EXPECT_THROW(problems.throw_if_any(), InputError);
}

TEST(DescribeStudy, NamesEveryKey) {
  const std::string text = describe_study();
  for (const char* key : {"base", "indicators", "[design]", "replicates", "[budget]",
                          "claim_expires_s", "[[factor]]", "distribution", "[[factor.level]]"}) {
    EXPECT_NE(text.find(key), std::string::npos) << key;
  }
}

}  // namespace
}  // namespace poai::study
