#include "engine/study/factor_value.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study_files.hpp"

namespace poai::study {
namespace {

Factor factor_of(const std::string& keys) {
  return study_of(kHead + kFactorial + "[[factor]]\nname = \"f\"\n" + keys).factors.front();
}

TEST(FactorValue, OfAListTakesEqualSlices) {
  const Factor factor = factor_of("key = \"run.day_type\"\nvalues = [\"weekend\", 2, true]\n");
  EXPECT_EQ(value_of(factor, 0.0).settings, std::vector<std::string>{"run.day_type=\"weekend\""});
  EXPECT_EQ(value_of(factor, 0.0).text, "weekend");
  EXPECT_EQ(value_of(factor, 0.34).number, 2.0);
  EXPECT_EQ(value_of(factor, 1.0).text, "true");
  EXPECT_FALSE(is_numeric(factor));
}

TEST(FactorValue, OfLevelsSetsSeveralKeys) {
  const Factor factor = factor_of(
      "[[factor.level]]\nlabel = \"0\"\nset = []\n"
      "[[factor.level]]\nlabel = \"1\"\nset = [\"a.b=1\", \"c.d=2\"]\n");
  EXPECT_TRUE(value_of(factor, 0.2).settings.empty());
  EXPECT_EQ(value_of(factor, 0.7).settings, (std::vector<std::string>{"a.b=1", "c.d=2"}));
  EXPECT_EQ(value_of(factor, 0.7).number, 1.0);
  EXPECT_TRUE(is_numeric(factor));
}

TEST(FactorValue, AsInTheBaseSetsNothing) {
  const Factor factor = factor_of("key = \"dining.kappa\"\nvalues = [1]\n");
  EXPECT_TRUE(value_of(factor, std::nan("")).settings.empty());
}

TEST(Quantile, GoesFromLowToHigh) {
  for (const char* more :
       {"", "distribution = \"log-uniform\"\n", "distribution = \"normal\"\nmean = 3\nsd = 2\n",
        "distribution = \"triangular\"\nmode = 2\n"}) {
    const Factor factor =
        factor_of(std::string("key = \"dining.kappa\"\nlow = 1\nhigh = 5\n") + more);
    EXPECT_DOUBLE_EQ(quantile(factor, 0.0), 1.0) << more;
    EXPECT_DOUBLE_EQ(quantile(factor, 1.0), 5.0) << more;
    EXPECT_LT(quantile(factor, 0.3), quantile(factor, 0.31)) << more;
  }
}

TEST(Quantile, MeetsKnownMedians) {
  const std::string range = "key = \"dining.kappa\"\nlow = 1\nhigh = 9\n";
  EXPECT_DOUBLE_EQ(quantile(factor_of(range), 0.5), 5.0);
  EXPECT_DOUBLE_EQ(quantile(factor_of(range + "distribution = \"log-uniform\"\n"), 0.5), 3.0);
  EXPECT_NEAR(quantile(factor_of(range + "distribution = \"normal\"\nmean = 5\nsd = 1\n"), 0.5),
              5.0, 1e-9);
  EXPECT_DOUBLE_EQ(quantile(factor_of(range + "distribution = \"triangular\"\nmode = 5\n"), 0.5),
                   5.0);
}

TEST(Quantile, OfWholeNumbersTakesEachEquallyOften) {
  const Factor factor = factor_of("key = \"dining.kappa\"\nlow = 0\nhigh = 4\nwhole = true\n");
  std::vector<int> counts(5, 0);
  for (int i = 0; i < 1'000; ++i) {
    ++counts.at(static_cast<std::size_t>(quantile(factor, (i + 0.5) / 1'000.0)));
  }
  EXPECT_EQ(counts, std::vector<int>(5, 200));
}

TEST(GridUnits, OfADistributionHaveItsEnds) {
  const Factor factor = factor_of("key = \"dining.kappa\"\nlow = 1\nhigh = 3\ngrid = 3\n");
  EXPECT_EQ(grid_units(factor), (std::vector<double>{0.0, 0.5, 1.0}));
  EXPECT_EQ(value_of(factor, 0.5).text, "2");
}

}  // namespace
}  // namespace poai::study
