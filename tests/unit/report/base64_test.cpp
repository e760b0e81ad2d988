#include "viz/report/base64.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace poai::report {
namespace {

// The test vectors of RFC 4648, section 10.
TEST(Base64, AgreesWithItsStandard) {
  EXPECT_EQ(base64_of(""), "");
  EXPECT_EQ(base64_of("f"), "Zg==");
  EXPECT_EQ(base64_of("fo"), "Zm8=");
  EXPECT_EQ(base64_of("foo"), "Zm9v");
  EXPECT_EQ(base64_of("foobar"), "Zm9vYmFy");
}

TEST(Base64, TakesBytesThatAreNoText) {
  EXPECT_EQ(base64_of(std::string_view("\0\xff", 2)), "AP8=");
}

}  // namespace
}  // namespace poai::report
