#include "engine/study/analysis.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "study_files.hpp"

namespace poai::study {
namespace {

const std::string kTwoFactors =
    "[[factor]]\nname = \"a\"\nkey = \"dining.kappa\"\nlow = 0\nhigh = 1\n"
    "[[factor]]\nname = \"b\"\nkey = \"dining.stay_cv\"\nlow = 0\nhigh = 1\n";

/// Analysis of one indicator, a function of the two coordinates and the replicate.
IndicatorAnalysis analysis_of(const Design& design,
                              const std::function<double(double, double, std::uint32_t)>& f) {
  ResultTable table;
  table.indicators = {"x"};
  table.columns.resize(1);
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    const Member member = design.member(i);
    table.columns[0].push_back(f(design.points().at(member.point, 0),
                                 design.points().at(member.point, 1), member.replicate));
  }
  return analyse(design, table, {})[0];
}

bool says(const IndicatorAnalysis& analysis, const std::string& words) {
  for (const std::string& remark : analysis.remarks) {
    if (remark.find(words) != std::string::npos) {
      return true;
    }
  }
  return false;
}

Design design_of(const std::string& design) {
  return Design(study_of(kHead + "[design]\n" + design + kTwoFactors));
}

TEST(Analysis, RanksByTheTotalIndex) {
  const Design design = design_of("kind = \"saltelli\"\nsamples = 512\n");
  const auto analysis =
      analysis_of(design, [](double a, double b, std::uint32_t) { return a + 3.0 * b; });
  EXPECT_EQ(analysis.ranking[0].factor, "b");
  EXPECT_FALSE(analysis.ranking[1].tied);
  EXPECT_NEAR(analysis.sobol.total[1].value, 0.9, 0.03);
  EXPECT_TRUE(analysis.remarks.empty()) << analysis.remarks.front();
}

TEST(Analysis, SaysThatASampleIsTooSmall) {
  const Design design = design_of("kind = \"saltelli\"\nsamples = 4\n");
  const auto analysis =
      analysis_of(design, [](double a, double b, std::uint32_t) { return a + 1.1 * b; });
  EXPECT_TRUE(says(analysis, "The sample is too small"));
  EXPECT_TRUE(says(analysis, "cannot be told apart"));
}

TEST(Analysis, SaysWhatIsMissing) {
  const Design design = design_of("kind = \"full-factorial\"\nreplicates = 2\n");
  const auto analysis = analysis_of(design, [](double a, double b, std::uint32_t replicate) {
    return a == 0.0 && (b == 0.0 || replicate == 0) ? kNoValue : a;
  });
  EXPECT_TRUE(says(analysis, "4 of 18 members have no value; 1 of 9 points have none at all"));
  EXPECT_EQ(analysis.points_used, 8U);
}

TEST(Analysis, SaysThatOneReplicateGivesNoInterval) {
  const Design design = design_of("kind = \"one-at-a-time\"\n");
  const auto analysis =
      analysis_of(design, [](double a, double, std::uint32_t) { return a > 0.4 ? 2.0 : 1.0; });
  EXPECT_TRUE(says(analysis, "There is one replicate"));
  EXPECT_EQ(analysis.ranking[0].factor, "a");
}

TEST(Analysis, SaysThatNothingMatters) {
  const Design design = design_of("kind = \"sobol\"\nsamples = 16\n");
  const auto analysis = analysis_of(design, [](double, double, std::uint32_t) { return 5.0; });
  EXPECT_TRUE(says(analysis, "no factor has an effect"));
}

// The mean of nine times 0.1 is not 0.1 by adding up.
TEST(Analysis, TakesNoRoundingForAnEffect) {
  const Design design = design_of("kind = \"full-factorial\"\n");
  const auto analysis = analysis_of(design, [](double, double, std::uint32_t) { return 0.1; });
  EXPECT_EQ(analysis.sd, 0.0);
  EXPECT_TRUE(says(analysis, "no factor has an effect"));
}

TEST(Analysis, WritesLargeNumbersInFull) {
  const Design design = design_of("kind = \"full-factorial\"\n");
  const auto analysis =
      analysis_of(design, [](double a, double, std::uint32_t) { return 81'942.0 + a; });
  const std::string text = analysis_markdown(design, {analysis});
  EXPECT_NE(text.find("| 0 | 81942 | 0 (0 to 0) |"), std::string::npos) << text;
}

TEST(Analysis, IsWrittenAsJsonAndText) {
  const Design design = design_of("kind = \"morris\"\nsamples = 2\n");
  const auto analysis =
      analysis_of(design, [](double a, double b, std::uint32_t) { return a * b; });
  EXPECT_NE(analysis_json(design, {analysis}).find("\"mu_star\""), std::string::npos);
  const std::string text = analysis_markdown(design, {analysis});
  EXPECT_NE(text.find("| factor | mu* | mu | sigma | effects |"), std::string::npos) << text;
  EXPECT_NE(text.find("2 trajectories are too few"), std::string::npos) << text;
}

}  // namespace
}  // namespace poai::study
