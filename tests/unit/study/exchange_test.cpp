#include "engine/study/exchange.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "study_files.hpp"
#include "support/temporary_folder.hpp"

namespace poai::study {
namespace {

std::vector<std::string> settings_of(const std::string& json, const Study* study,
                                     Problems& problems) {
  const TemporaryFolder folder;
  std::ofstream(folder / kInputFile) << json;
  return settings_of_input(folder / kInputFile, study, problems);
}

TEST(Exchange, TurnsParametersIntoSettings) {
  Problems problems;
  EXPECT_EQ(settings_of(R"({"_seed": 12, "dining": {"kappa": 1.5}, "run.day_type": "weekend",
                            "output": {"events": true}})",
                        nullptr, problems),
            (std::vector<std::string>{"run.seed=12", "dining.kappa=1.5", "run.day_type=\"weekend\"",
                                      "output.events=true"}));
  EXPECT_TRUE(problems.empty());
}

TEST(Exchange, KnowsTheFactorsOfAStudy) {
  const Study study = study_of(kHead + "set = [\"population.scale=0.1\"]\n" + kFactorial +
                               "[[factor]]\nname = \"tolerance\"\nkey = \"dining.kappa\"\n"
                               "values = [1]\n[[factor]]\nname = \"trucks\"\n"
                               "[[factor.level]]\nlabel = \"2\"\nset = [\"a.b=1\", \"a.c=2\"]\n");
  Problems problems;
  EXPECT_EQ(settings_of(R"({"tolerance": 3, "trucks": 2})", &study, problems),
            (std::vector<std::string>{"population.scale=0.1", "dining.kappa=3", "a.b=1", "a.c=2"}));
  static_cast<void>(settings_of(R"({"trucks": 9})", &study, problems));
  EXPECT_NE(test::text_of(problems).find("trucks: has no level \"9\""), std::string::npos);
}

TEST(Exchange, ReportsWhatIsNoParameter) {
  for (const char* json : {"[1]", "{\"a.b\": [1]}", "{\"a.b\": null}", "{"}) {
    Problems problems;
    static_cast<void>(settings_of(json, nullptr, problems));
    EXPECT_EQ(problems.size(), 1U) << json;
  }
}

}  // namespace
}  // namespace poai::study
