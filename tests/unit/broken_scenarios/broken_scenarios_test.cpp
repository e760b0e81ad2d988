// Broken scenario files, one kind of error each. The first line of a file says on which line the
// problem is and a part of its message: `# line 7: did you mean "cafe"?`.

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/simulation/inputs.hpp"

namespace poai {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> broken_files() {
  const fs::path folder = fs::path(POAI_SOURCE_DIR) / "tests/unit/broken_scenarios/files";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What the first line of a file says of its problem.
struct Expected {
  std::size_t line = 0;
  std::string said;
};

Expected expected_of(const fs::path& file) {
  std::ifstream in(file);
  std::string first;
  std::getline(in, first);
  const std::string prefix = "# line ";
  const std::size_t colon = first.find(": ");
  Expected expected;
  std::from_chars(first.data() + prefix.size(), first.data() + colon, expected.line);
  expected.said = first.substr(colon + 2);
  return expected;
}

class BrokenScenarioFile : public testing::TestWithParam<fs::path> {};

TEST_P(BrokenScenarioFile, HasOneProblemOnItsLine) {
  const Expected expected = expected_of(GetParam());
  ASSERT_GT(expected.line, 0U);
  Problems problems;
  try {
    static_cast<void>(simulation::load_inputs(GetParam(), {}, problems));
  } catch (const InputError& error) {
    FAIL() << "thrown instead of collected: " << error.what();
  }
  ASSERT_EQ(problems.size(), 1U) << InputError(InputKind::kScenario, problems.all()).what();
  const Problem& problem = problems.all()[0];
  EXPECT_EQ(fs::path(problem.place.file).filename(), GetParam().filename());
  EXPECT_EQ(problem.place.line, expected.line) << problem.text();
  EXPECT_NE(problem.text().find(expected.said), std::string::npos) << problem.text();
}

INSTANTIATE_TEST_SUITE_P(All, BrokenScenarioFile, testing::ValuesIn(broken_files()),
                         [](const auto& file) {
                           std::string name = file.param.stem().string();
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(BrokenScenarioFiles, AreSixtyAtLeast) { EXPECT_GE(broken_files().size(), 60U); }

}  // namespace
}  // namespace poai
