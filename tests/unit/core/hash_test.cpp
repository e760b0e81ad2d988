#include "engine/core/hash.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

TEST(Mix64, GivesTheSequenceOfSplitMix64) {
  // The first outputs of SplitMix64 with seed 1234567 (S. Vigna's reference implementation).
  constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15U;
  EXPECT_EQ(mix64(1'234'567U), 6'457'827'717'110'365'317U);
  EXPECT_EQ(mix64(1'234'567U + kStep), 3'203'168'211'198'807'973U);
  EXPECT_EQ(mix64(1'234'567U + 2 * kStep), 9'817'491'932'198'370'423U);
}

TEST(Combine64, DependsOnTheOrder) {
  EXPECT_NE(combine64(1, 2), combine64(2, 1));
  EXPECT_NE(combine64(0, 0), 0U);
}

TEST(Combine64, KeepsSmallPairsApart) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t a = 0; a < 200; ++a) {
    for (std::uint64_t b = 0; b < 200; ++b) {
      seen.insert(combine64(a, b));
    }
  }
  EXPECT_EQ(seen.size(), 40'000U);
}

TEST(HashName, IsFnv1aMixed) {
  // FNV-1a of "" and "a": Fowler, Noll and Vo's published test values.
  EXPECT_EQ(hash_name(""), mix64(0xcbf29ce484222325U));
  EXPECT_EQ(hash_name("a"), mix64(0xaf63dc4c8601ec8cU));
  EXPECT_NE(hash_name("P06"), hash_name("P07"));
}

TEST(Sha256, GivesThePublishedDigestOfAbc) {
  // FIPS 180-4, example "abc".
  const TemporaryFolder folder;
  write_file_atomically(folder / "abc", "abc");
  EXPECT_EQ(sha256_of_file(folder / "abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, GivesThePublishedDigestOfNothing) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "empty", "");
  EXPECT_EQ(sha256_of_file(folder / "empty"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, IsOfFilesThatAreTooLargeToBeReadAsText) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "zeros", "");
  std::filesystem::resize_file(folder / "zeros", kMostFileBytes + 1);
  EXPECT_EQ(sha256_of_file(folder / "zeros"),  // head -c 1073741825 /dev/zero | sha256sum
            "6d9bfe50425f2dfe4e2ac07efee1f0bc9d567348ad4aed62704ffe6f5884e9a8");
}

TEST(Sha256, RefusesAMissingFile) {
  const TemporaryFolder folder;
  EXPECT_THROW((void)sha256_of_file(folder / "missing"), InputError);
}

}  // namespace
}  // namespace poai
