// The run file that fuzzing begins with: a reader that refuses it at once would be fuzzed no
// further than that.

#include <gtest/gtest.h>

#include "fuzz/read_run.hpp"

namespace poai {
namespace {

TEST(FuzzSeed, IsARunFileThatAllReadersTake) {
  EXPECT_NO_THROW(fuzz::read_run(std::filesystem::path(POAI_SOURCE_DIR) /
                                 "tests/fuzz/corpus/run_file/complete.h5"))
      << "scripts/fuzz --renew-run writes it anew";
}

}  // namespace
}  // namespace poai
