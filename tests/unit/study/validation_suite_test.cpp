#include "engine/study/validation_suite.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/core/files.hpp"
#include "support/problem_texts.hpp"
#include "support/temporary_folder.hpp"

namespace poai::study {
namespace {

const std::string kHead = "format = \"poai-validation\"\nformat_version = 1\nname = \"year\"\n";
const std::string kDays =
    "[[day]]\nscenario = \"days/monday.toml\"\nweight = 5\n"
    "[[day]]\nscenario = \"days/sunday.toml\"\nweight = 2\n";

class ValidationSuiteFile : public testing::Test {
 protected:
  ValidationSuite load(const std::string& text) {
    write_file_atomically(folder_ / "year.toml", text);
    return load_validation_suite(folder_ / "year.toml", problems_);
  }

  TemporaryFolder folder_;
  Problems problems_;
};

TEST_F(ValidationSuiteFile, HasAnOffice) {
  const std::string one_case =
      "[[case]]\nid = \"c\"\nindicator = \"office.mean_duration_s\"\nrange = [1, 9]\nreason = "
      "\"x\"\n";
  const ValidationSuite suite =
      load(kHead + kDays + "[office]\npersons = 50\nend = \"17:00\"\n" + one_case);
  EXPECT_EQ(test::text_of(problems_), "");
  ASSERT_TRUE(suite.office.has_value());
  EXPECT_EQ(suite.office->setting.persons, 50U);
  EXPECT_EQ(suite.office->setting.end, SimTime::at(17));
  EXPECT_EQ(suite.office->setting.days, OfficeSetting{}.days);
  load(kHead + kDays + "[office]\nbegin = \"17:00\"\nend = \"09:00\"\n" + one_case);
  EXPECT_NE(test::text_of(problems_).find("must be after begin"), std::string::npos);
}

TEST_F(ValidationSuiteFile, HasDaysStationsAndCases) {
  write_file_atomically(folder_ / "counts.csv",
                        "station,fiscal_year,boardings_plus_alightings_per_day\n"
                        "A,2023,90\nA,2024,100\nLINE,2024,250\nB,2024,150\n");
  const ValidationSuite suite =
      load(kHead + kDays +
           "[stations]\nmode = \"bus\"\ncounts = \"counts.csv\"\nfiscal_year = 2024\n"
           "range = [0.8, 1.2]\nreason = \"few\"\n"
           "[[case]]\nid = \"all\"\nindicator = \"trips.total\"\nday = \"sunday\"\n"
           "observed = 10\nrange = [0.9, 1.1]\nreason = \"known\"\n");
  EXPECT_EQ(test::text_of(problems_), "");
  ASSERT_EQ(suite.days.size(), 2U);
  EXPECT_EQ(suite.days[0].name, "monday");
  EXPECT_EQ(suite.days[0].scenario, folder_ / "days" / "monday.toml");
  EXPECT_EQ(suite.days[1].weight, 2.0);
  ASSERT_TRUE(suite.stations.has_value());
  EXPECT_EQ(suite.stations->mode, Mode::kBus);
  ASSERT_EQ(suite.stations->observed.size(), 2U);  // of 2024, without the whole line
  EXPECT_EQ(suite.stations->observed[1].station, "B");
  EXPECT_EQ(suite.stations->observed[1].passengers_per_day, 150.0);
  ASSERT_EQ(suite.cases.size(), 1U);
  EXPECT_EQ(suite.cases[0].day, "sunday");
  EXPECT_TRUE(suite.cases[0].range.contains(0.9));
  EXPECT_FALSE(suite.cases[0].range.contains(1.2));
}

TEST_F(ValidationSuiteFile, ReportsAllProblemsAtOnce) {
  static_cast<void>(load(kHead + kDays +
                         "[profile]\nday = \"sundy\"\nfrom = \"A\"\nto = \"B\"\n"
                         "[[case]]\nid = \"all\"\nindicator = \"trips.total\"\n"
                         "range = [1.1, 0.9]\nreson = \"known\"\n"));
  const std::string text = test::text_of(problems_);
  EXPECT_NE(text.find("did you mean \"sunday\"?"), std::string::npos) << text;
  EXPECT_NE(text.find("year.toml:17"), std::string::npos) << text;  // the range upside down
  EXPECT_NE(text.find("did you mean \"reason\"?"), std::string::npos) << text;
  EXPECT_EQ(problems_.size(), 4U) << text;  // and the missing reason
}

TEST_F(ValidationSuiteFile, WithoutDaysOrWithAYearThatWasNotCountedIsRefused) {
  write_file_atomically(folder_ / "counts.csv",
                        "station,fiscal_year,boardings_plus_alightings_per_day\nA,2023,90\n");
  static_cast<void>(load(kHead + "[stations]\nmode = \"bus\"\ncounts = \"counts.csv\"\n"
                                 "fiscal_year = 2024\nrange = [0.8, 1.2]\nreason = \"few\"\n"));
  const std::string text = test::text_of(problems_);
  EXPECT_NE(text.find("year.toml:1:1: day: is missing"), std::string::npos) << text;
  EXPECT_NE(text.find("stations.fiscal_year"), std::string::npos) << text;
  EXPECT_EQ(problems_.size(), 2U) << text;
}

TEST_F(ValidationSuiteFile, ThatChecksNothingOrTheSameTwiceIsRefused) {
  static_cast<void>(
      load(kHead + kDays + "[[day]]\nscenario = \"other/monday.toml\"\nweight = 1\n"));
  const std::string text = test::text_of(problems_);
  EXPECT_NE(text.find("the suite would check nothing"), std::string::npos) << text;
  EXPECT_NE(text.find("\"monday\" is there twice"), std::string::npos) << text;
  EXPECT_EQ(problems_.size(), 2U) << text;
}

TEST_F(ValidationSuiteFile, IsNamedAfterItsFile) {
  static_cast<void>(load("format = \"poai-validation\"\nformat_version = 1\nname = \"../x\"\n" +
                         kDays +
                         "[[case]]\nid = \"a\"\nindicator = \"b\"\nrange = [0, 1]\n"
                         "reason = \"c\"\n"));
  EXPECT_NE(test::text_of(problems_).find("must be that of the file"), std::string::npos);
}

}  // namespace
}  // namespace poai::study
