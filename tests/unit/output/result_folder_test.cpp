#include "engine/output/result_folder.hpp"

#include <gtest/gtest.h>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"

namespace poai::output {
namespace {

TEST(ResultFolder, IsMadeWithAllFoldersAboveIt) {
  const TemporaryFolder folder;
  prepare_result_folder(folder / "runs/weekday", OverwritePolicy::kRefuse);
  EXPECT_TRUE(std::filesystem::is_directory(folder / "runs/weekday"));
}

TEST(ResultFolder, MayHoldOtherFiles) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "notes.txt", "mine");
  EXPECT_NO_THROW(prepare_result_folder(folder.path(), OverwritePolicy::kRefuse));
}

TEST(ResultFolder, IsRefusedIfItHoldsAResult) {
  for (const char* name : {kRunFile, kSummaryFile, kManifestFile}) {
    const TemporaryFolder folder;
    write_file_atomically(folder / name, "old");
    try {
      prepare_result_folder(folder.path(), OverwritePolicy::kRefuse);
      FAIL() << name << " did not matter";
    } catch (const InputError& error) {
      EXPECT_EQ(error.kind(), InputKind::kScenario);
      EXPECT_NE(std::string(error.what()).find("--overwrite"), std::string::npos);
    }
    EXPECT_EQ(read_file(folder / name), "old");
  }
}

TEST(ResultFolder, LosesOnlyTheProgramsOwnFilesWhenOverwritten) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "run.h5", "old");
  write_file_atomically(folder / "notes.txt", "mine");
  prepare_result_folder(folder.path(), OverwritePolicy::kReplace);
  EXPECT_FALSE(std::filesystem::exists(folder / "run.h5"));
  EXPECT_EQ(read_file(folder / "notes.txt"), "mine");
}

TEST(ResultFolder, CannotBeAFileOrInAFile) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "");
  for (const char* name : {"file", "file/runs"}) {
    try {
      prepare_result_folder(folder / name, OverwritePolicy::kReplace);
      FAIL() << name << " was made";
    } catch (const InputError& error) {
      EXPECT_EQ(error.kind(), InputKind::kFiles);
    }
  }
}

TEST(ResultFolder, IsEmptiedOfAFailedRunButKeepsTheRest) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "run");
  write_file_atomically(folder / "run/run.h5", "half");
  discard_result(folder / "run");
  EXPECT_FALSE(std::filesystem::exists(folder / "run"));

  std::filesystem::create_directory(folder / "run");
  write_file_atomically(folder / "run/notes.txt", "mine");
  discard_result(folder / "run");
  EXPECT_TRUE(std::filesystem::exists(folder / "run/notes.txt"));
}

}  // namespace
}  // namespace poai::output
