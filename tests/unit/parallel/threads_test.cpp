#include "engine/parallel/threads.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::parallel {
namespace {

TEST(Threads, AreAtLeastOne) {
  EXPECT_EQ(Threads(3).count(), 3);
  EXPECT_GE(Threads::available().count(), 1);
  EXPECT_THROW(Threads(0), ContractViolation);
  EXPECT_THROW(Threads(-1), ContractViolation);
}

}  // namespace
}  // namespace poai::parallel
