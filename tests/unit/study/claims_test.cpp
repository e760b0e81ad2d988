#include "engine/study/claims.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

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

/// Counts what is done to the files of a folder.
class FileOperations {
 public:
  explicit FileOperations(const fs::path& folder) : watch_(inotify_init1(IN_NONBLOCK)) {
    inotify_add_watch(watch_, folder.c_str(),
                      IN_OPEN | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MODIFY | IN_MOVED_TO);
  }
  ~FileOperations() { close(watch_); }
  FileOperations(const FileOperations&) = delete;
  FileOperations& operator=(const FileOperations&) = delete;

  /// Since the last call, on files in the folder; not on itself.
  [[nodiscard]] std::size_t count() const {
    alignas(inotify_event) std::array<char, 65'536> buffer{};
    std::size_t operations = 0;
    ssize_t size = 0;
    while ((size = read(watch_, buffer.data(), buffer.size())) > 0) {
      for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        operations += event.len > 0 ? 1U : 0U;
        at += sizeof event + event.len;
      }
    }
    return operations;
  }

 private:
  int watch_;
};

TEST(Claims, AreListedWithoutOpeningAFile) {
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  for (const char* name : {"000012", "000003", "001000"}) {
    write_claim(folder / name, "elsewhere 1\n");
  }
  write_claim(folder / "000004.part", "elsewhere 1\n");
  const FileOperations operations(folder.path());
  EXPECT_EQ(claims.claimed(), (std::vector<std::size_t>{3, 12, 1'000}));
  EXPECT_EQ(operations.count(), 0U);
}

TEST(Claims, AreCountedWithOneLookAtTheClockForAllOfThem) {
  constexpr std::size_t kCount = 1'000;
  const TemporaryFolder folder;
  Claims claims(folder.path(), kExpires);
  for (std::size_t member = 0; member < kCount; ++member) {
    write_claim(folder / fmt::format("{:06}", member), "elsewhere 1\n");
  }
  ASSERT_EQ(claims.alive(), kCount);  // makes the clock
  const FileOperations operations(folder.path());
  EXPECT_EQ(claims.alive(), kCount);
  // Each claim is opened once; the clock is opened and touched once.
  EXPECT_EQ(operations.count(), kCount + 2);
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
