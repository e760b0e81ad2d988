#include "engine/output/summary.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"

namespace poai::output {
namespace {

metrics::Indicators some() {
  metrics::Indicators indicators;
  indicators.add("persons.total", std::int64_t{78'882});
  indicators.add("present.by_hour.03:00", std::int64_t{16'354});
  indicators.add("dining.mean_wait_s", 22.5);
  indicators.add("persons.appeared", std::int64_t{71'637});
  indicators.add("run.valid", true);
  indicators.add("run.state_hash", std::string("00ff"));
  return indicators;
}

TEST(Summary, NestsByTheDotsOfNamesInTheirOrder) {
  EXPECT_EQ(indicators_as_json(some()), R"({
  "persons": {
    "total": 78882,
    "appeared": 71637
  },
  "present": {
    "by_hour": {
      "03:00": 16354
    }
  },
  "dining": {
    "mean_wait_s": 22.5
  },
  "run": {
    "valid": true,
    "state_hash": "00ff"
  }
}
)");
}

TEST(Summary, ComesBackAsItWasWritten) {
  const TemporaryFolder folder;
  write_summary(folder.path(), some());
  const metrics::Indicators again = read_summary(folder.path());
  EXPECT_EQ(again.number("persons.total"), 78'882.0);
  EXPECT_EQ(again.number("dining.mean_wait_s"), 22.5);
  EXPECT_EQ(again.number("run.valid"), 1.0);
  EXPECT_EQ(again.text("run.state_hash"), "00ff");
  EXPECT_EQ(again.names().size(), 6U);
}

TEST(Summary, IsRefusedIfItIsNoJsonObject) {
  const TemporaryFolder folder;
  for (const char* text : {"", "[1, 2]", "{\"a\": "}) {
    write_file_atomically(folder / "summary.json", text);
    EXPECT_THROW((void)read_summary(folder.path()), InputError) << text;
  }
}

TEST(Summary, LeavesNothingWhereItCannotBeWritten) {
  const TemporaryFolder folder;
  EXPECT_THROW(write_summary(folder / "none", some()), InputError);
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

}  // namespace
}  // namespace poai::output
