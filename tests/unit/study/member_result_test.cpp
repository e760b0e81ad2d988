#include "engine/study/member_result.hpp"

#include <gtest/gtest.h>

namespace poai::study {
namespace {

metrics::Indicators day() {
  metrics::Indicators indicators;
  indicators.add("dining.served", std::int64_t{7});
  indicators.add("dining.mean_wait_s", 1.0 / 3.0);
  indicators.add("trips.total", std::int64_t{9});
  indicators.add("transit.port_liner.max_load_hour", std::string("08:00"));
  indicators.add("run.valid", true);
  indicators.add("run.state_hash", std::string("abc"));
  return indicators;
}

TEST(MemberResult, KeepsTheNumbersThatTheStudyMeans) {
  const MemberResult result = kept_of(day(), {"dining.*", "transit.*"});
  EXPECT_EQ(result.indicators, (std::map<std::string, double>{{"dining.mean_wait_s", 1.0 / 3.0},
                                                              {"dining.served", 7.0}}));
  EXPECT_EQ(result.state_hash, "abc");
  EXPECT_TRUE(result.valid);
}

TEST(MemberResult, ReadsBackAsItself) {
  const MemberResult result = kept_of(day(), {"*"});
  const auto read = parse_result(result_json(result, "3,1,0,\"a\""), "3,1,0,\"a\"");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->indicators, result.indicators);
  EXPECT_EQ(read->state_hash, "abc");
}

TEST(MemberResult, HalfWrittenOrOfAnotherMemberDoesNotRead) {
  const std::string json = result_json(kept_of(day(), {"*"}), "3,1,0,5");
  EXPECT_FALSE(parse_result(json, "3,1,0,6").has_value());
  for (std::size_t size = 0; size < json.size() - 2; size += 7) {
    EXPECT_FALSE(parse_result(json.substr(0, size), "3,1,0,5").has_value()) << size;
  }
  EXPECT_FALSE(parse_result(failure_json({"no", 1}, "3,1,0,5"), "3,1,0,5").has_value());
}

TEST(MemberFailure, ReadsBackAsItself) {
  const auto read = parse_failure(failure_json({"out of \"memory\"", 3}, "1,1,0"), "1,1,0");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->message, "out of \"memory\"");
  EXPECT_EQ(read->attempts, 3U);
}

}  // namespace
}  // namespace poai::study
