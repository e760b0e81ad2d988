#include "engine/study/claims.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "support/temporary_folder.hpp"

namespace poai::study {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr Duration kExpires = Duration::seconds(60);

/// A claim as another process would have written it.
void write_claim(const fs::path& path, const std::string& content) {
  std::ofstream(path) << content;
}

/// The number of a process that has ended.
pid_t dead_process() {
  const pid_t child = fork();
  if (child == 0) {
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  return child;
}

std::string this_host() {
  char name[256] = {};
  gethostname(name, sizeof name - 1);
  return name;
}

TEST(Claims, AreHadByOneOnly) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  EXPECT_TRUE(claims.take(3));
  EXPECT_FALSE(claims.take(3));
  EXPECT_TRUE(claims.take(4));
  claims.release(3);
  EXPECT_TRUE(claims.take(3));
}

TEST(Claims, OfALivingProcessOnAnotherHostHoldUntilTheyExpire) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  const fs::path file = folder / "000001";
  write_claim(file, "elsewhere 1\n");
  EXPECT_FALSE(claims.take(1));
  fs::last_write_time(file, fs::file_time_type::clock::now() - 59s);
  EXPECT_FALSE(claims.take(1));
  fs::last_write_time(file, fs::file_time_type::clock::now() - 62s);
  EXPECT_TRUE(claims.take(1));
  EXPECT_FALSE(claims.take(1));
}

TEST(Claims, OfADeadProcessOnThisHostAreTakenOverAtOnce) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  write_claim(folder / "000001", this_host() + ' ' + std::to_string(dead_process()) + '\n');
  EXPECT_TRUE(claims.take(1));
}

TEST(Claims, AreCountedAsLongAsTheirProcessesLive) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  ASSERT_TRUE(claims.take(1));
  write_claim(folder / "000002", "elsewhere 1\n");
  write_claim(folder / "000003", this_host() + ' ' + std::to_string(dead_process()) + '\n');
  EXPECT_EQ(claims.alive(), 2U);
}

TEST(Claims, AreKeptAliveByRefreshing) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  ASSERT_TRUE(claims.take(1));
  const fs::path file = folder / "000001";
  fs::last_write_time(file, fs::file_time_type::clock::now() - 300s);
  claims.refresh(1);
  EXPECT_GT(fs::last_write_time(file), fs::file_time_type::clock::now() - 30s);
}

TEST(Claims, ThatWereTakenOverAreLeftAlone) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  ASSERT_TRUE(claims.take(1));
  write_claim(folder / "000001", "elsewhere 1\n");
  claims.release(1);
  EXPECT_TRUE(fs::exists(folder / "000001"));
}

TEST(Claims, InAFolderThatIsNotThereAreAFileProblem) {
  const TemporaryFolder folder;
  Claims claims(folder / "nowhere", kExpires);
  EXPECT_THROW(static_cast<void>(claims.take(1)), std::exception);
}

}  // namespace
}  // namespace poai::study
