// A disk that is full, played by a limit on the size of files in a child process.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::storage {
namespace {

const Attributes kAbout{.units = "1", .long_name = "Numbers", .long_name_ja = "数"};

/// Runs `job` in a child whose files may have `limit` bytes; its error message is written to
/// `message_file`. Returns the exit code of the child (0 = no error), -1 if it was killed.
int run_limited(rlim_t limit, const std::filesystem::path& message_file,
                const std::function<void()>& job) {
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limits{limit, limit};
    setrlimit(RLIMIT_FSIZE, &limits);
    int code = 0;
    try {
      job();
    } catch (const InputError& error) {
      write_file_atomically(message_file, error.what());
      code = 3;
    } catch (...) {
      code = 70;
    }
    std::exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(FullDisk, EndsAWholeColumnWithASentence) {
  const TemporaryFolder folder;
  const int code = run_limited(1U << 20U, folder / "message", [&] {
    const std::vector<double> numbers(1U << 20U, 1.0);
    File file = File::create(folder / "a.h5");
    file.root().write_column("numbers", std::span<const double>(numbers), kAbout);
    file.close();
  });
  EXPECT_EQ(code, 3);
  const std::string message = read_file(folder / "message");
  EXPECT_NE(message.find("cannot be written"), std::string::npos) << message;
  EXPECT_NE(message.find("File too large"), std::string::npos) << message;
}

TEST(FullDisk, EndsManySmallWritesWithASentence) {
  const TemporaryFolder folder;
  const int code = run_limited(1U << 18U, folder / "message", [&] {
    const std::vector<double> numbers(100, 1.0);
    File file = File::create(folder / "a.h5");
    auto growing = file.root().make_appendable<double>("growing", 64, kAbout);
    for (int frame = 0; frame < 10'000; ++frame) {
      growing.append(numbers);
      file.flush();
    }
    file.close();
  });
  EXPECT_EQ(code, 3);
  EXPECT_NE(read_file(folder / "message").find("File too large"), std::string::npos);
}

TEST(FullDisk, IsNoticedWhenTheFileIsClosed) {
  const TemporaryFolder folder;
  const int code = run_limited(1U << 12U, folder / "message", [&] {
    const std::vector<double> numbers(2'000, 1.0);  // less than HDF5 keeps back
    File file = File::create(folder / "a.h5");
    auto growing = file.root().make_appendable<double>("growing", 4'000, kAbout);
    growing.append(numbers);
    file.close();
  });
  EXPECT_EQ(code, 3);
}

TEST(FullDisk, LeavesOtherFilesUsable) {
  const TemporaryFolder folder;
  const int code = run_limited(1U << 18U, folder / "message", [&] {
    const std::vector<double> large(1U << 20U, 1.0);
    const std::vector<double> small(100, 2.0);
    try {
      File file = File::create(folder / "large.h5");
      file.root().write_column("numbers", std::span<const double>(large), kAbout);
    } catch (const InputError&) {
      std::filesystem::remove(folder / "large.h5");
    }
    File file = File::create(folder / "small.h5");
    file.root().write_column("numbers", std::span<const double>(small), kAbout);
    file.close();
  });
  EXPECT_EQ(code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "large.h5"));
  EXPECT_EQ(File::open(folder / "small.h5").root().row_count("numbers"), 100U);
}

}  // namespace
}  // namespace poai::storage
