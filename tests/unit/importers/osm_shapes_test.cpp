#include "engine/importers/detail/osm_shapes.hpp"

#include <gtest/gtest.h>

namespace poai::importers::detail {
namespace {

using Lines = std::vector<std::vector<OsmId>>;

TEST(JoinedLines, GoOnByTheFirstOfSeveral) {
  EXPECT_EQ(joined({{1, 2}, {2, 3}, {2, 4}, {2, 5}}), (Lines{{1, 2, 3}, {2, 4}, {2, 5}}));
  EXPECT_EQ(joined({{1, 2}, {5, 2}, {2, 4}, {2, 3}}), (Lines{{1, 2, 5}, {2, 4}, {2, 3}}));
}

TEST(JoinedLines, GrowAtTheirEndOnly) {
  EXPECT_EQ(joined({{2, 3}, {1, 2}, {3, 4}}), (Lines{{2, 3, 4}, {1, 2}}));
}

TEST(JoinedLines, StopAtARing) {
  EXPECT_EQ(joined({{1, 2}, {3, 2}, {3, 1}, {1, 4}}), (Lines{{1, 2, 3, 1}, {1, 4}}));
}

}  // namespace
}  // namespace poai::importers::detail
