#include "engine/storage/seal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::storage {
namespace {

class Seal : public testing::Test {
 protected:
  void SetUp() override {
    const std::vector<std::uint32_t> numbers(1'000, 42);
    File file = File::create_for_seal(path_);
    file.root().write_column("numbers", std::span<const std::uint32_t>(numbers));
    file.close();
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "sealed.h5";
};

TEST_F(Seal, IsMissingAtFirst) { EXPECT_FALSE(is_sealed(path_)); }

TEST_F(Seal, LeavesTheFileReadable) {
  seal(path_);
  EXPECT_TRUE(is_sealed(path_));
  EXPECT_EQ(File::open(path_).root().read_column<std::uint32_t>("numbers"),
            std::vector<std::uint32_t>(1'000, 42));
}

TEST_F(Seal, IsBrokenByEveryChangedByte) {
  seal(path_);
  const std::string whole = read_file(path_);
  for (const std::size_t at : {std::size_t{0}, std::size_t{60}, kSealBytes - 1, kSealBytes,
                               whole.size() / 2, whole.size() - 1}) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write_file_atomically(path_, damaged);
    EXPECT_FALSE(is_sealed(path_)) << at;
  }
  write_file_atomically(path_, whole);
  EXPECT_TRUE(is_sealed(path_));
}

TEST_F(Seal, IsBrokenWhereTheFileIsCutOrLonger) {
  seal(path_);
  const std::string whole = read_file(path_);
  for (const std::size_t size : {std::size_t{0}, std::size_t{100}, kSealBytes, whole.size() - 1}) {
    write_file_atomically(path_, whole.substr(0, size));
    EXPECT_FALSE(is_sealed(path_)) << size;
  }
  write_file_atomically(path_, whole + '\0');
  EXPECT_FALSE(is_sealed(path_));
}

TEST_F(Seal, NeedsAFile) {
  EXPECT_FALSE(is_sealed(folder_ / "none.h5"));
  EXPECT_THROW(seal(folder_ / "none.h5"), InputError);
}

}  // namespace
}  // namespace poai::storage
