#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/formats/gtfs.hpp"

namespace poai::formats {
namespace {

RC_GTEST_PROP(GtfsTime, ReadsBackWhatWasWritten, ()) {
  const auto second = *rc::gen::inRange<std::int64_t>(0, 48 * 3600);
  const std::int64_t hour = second / 3600;
  const std::int64_t minute = second / 60 % 60;
  const SimTime expected{second * 1000};
  RC_ASSERT(parse_gtfs_time(fmt::format("{:02}:{:02}:{:02}", hour, minute, second % 60)) ==
            expected);
  RC_ASSERT(parse_gtfs_time(fmt::format("{}:{:02}:{:02}", hour, minute, second % 60)) == expected);
}

}  // namespace
}  // namespace poai::formats
