#include "engine/core/files.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "support/file_size_limit.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

std::vector<std::string> names_in(const TemporaryFolder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

/// The text of the InputError (kFiles) that `action` throws.
std::string refusal_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    return error.what();
  }
  ADD_FAILURE() << "no InputError was thrown";
  return {};
}

TEST(Files, AreThereOrNotWhateverTheirNames) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "");
  const std::string endless(10'000, 'x');  // longer than a name may be
  EXPECT_TRUE(folder_exists(folder.path()) && path_exists(folder.path()));
  EXPECT_TRUE(file_exists(folder / "file") && path_exists(folder / "file"));
  EXPECT_FALSE(folder_exists(folder / "file") || file_exists(folder.path()));
  EXPECT_FALSE(folder_exists(endless) || file_exists(endless) || path_exists(endless));
}

TEST(Parts, HaveNamesOfTheirOwnAndAreRemovedTogether) {
  const TemporaryFolder folder;
  const auto file = folder / "summary.json";
  EXPECT_NE(part_of(file), part_of(file));
  for (const auto& part : {part_of(file), part_of(file), part_of(folder / "summary")}) {
    write_file_atomically(part, "half");
  }
  write_file_atomically(file, "whole");
  remove_parts_of(file);
  EXPECT_EQ(read_file(file), "whole");
  const std::filesystem::directory_iterator left(folder.path());
  EXPECT_EQ(std::distance(begin(left), end(left)), 2) << "the file and the part of another";
}

TEST(ReadFile, GivesBackWhatWasWritten) {
  const TemporaryFolder folder;
  std::string content("zero\0byte\r\nand 神戸\n", 23);
  content.append(200'000, 'x');
  write_file_atomically(folder / "file", content);
  EXPECT_EQ(read_file(folder / "file"), content);
}

TEST(ReadFile, NamesTheFileAndTheReasonWhenItIsMissing) {
  const TemporaryFolder folder;
  const std::string text = refusal_of([&] { (void)read_file(folder / "missing.toml"); });
  EXPECT_NE(text.find("missing.toml"), std::string::npos);
  EXPECT_NE(text.find("No such file"), std::string::npos);
}

TEST(ReadFile, SuggestsAFileBesideTheMissingOne) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "weekday.toml", "");
  write_file_atomically(folder / "weekda.csv", "");
  const std::string text = refusal_of([&] { (void)read_file(folder / "weekdy.toml"); });
  EXPECT_NE(text.find("did you mean \"weekday.toml\"?"), std::string::npos) << text;
}

TEST(ReadFile, RefusesAFolder) {
  const TemporaryFolder folder;
  const std::string text = refusal_of([&] { (void)read_file(folder.path()); });
  EXPECT_NE(text.find("Is a directory"), std::string::npos);
}

TEST(ReadFile, RefusesMoreBytesThanItMayRead) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", std::string(4, 'x'));
  EXPECT_EQ(read_file(folder / "file", 4), "xxxx");
  const std::string text = refusal_of([&] { (void)read_file(folder / "file", 3); });
  EXPECT_NE(text.find("is too large"), std::string::npos) << text;
}

TEST(ReadFile, RefusesAHugeFileAtOnce) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "");
  std::filesystem::resize_file(folder / "file", std::uintmax_t{1} << 40U);  // holes only
  const std::string text = refusal_of([&] { (void)read_file(folder / "file"); });
  EXPECT_NE(text.find("at most 1024 MiB"), std::string::npos) << text;
}

TEST(ReadFile, EndsAtItsLimitInADeviceWithoutEnd) {
  const std::string text = refusal_of([&] { (void)read_file("/dev/zero", 1'000'000); });
  EXPECT_NE(text.find("is too large"), std::string::npos) << text;
}

TEST(WriteFileAtomically, ReplacesAFileAndLeavesNothingElse) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "old");
  write_file_atomically(folder / "file", "new");
  EXPECT_EQ(read_file(folder / "file"), "new");
  EXPECT_EQ(names_in(folder), std::vector<std::string>{"file"});
}

TEST(WriteFileAtomically, RefusesAFolderThatIsMissing) {
  const TemporaryFolder folder;
  const std::string text =
      refusal_of([&] { write_file_atomically(folder / "missing/file", "text"); });
  EXPECT_NE(text.find("missing/file: cannot be written"), std::string::npos);
  EXPECT_TRUE(names_in(folder).empty());
}

TEST(WriteFileAtomically, RefusesAFileInTheWayOfItsFolder) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "plain", "text");
  const std::string text =
      refusal_of([&] { write_file_atomically(folder / "plain/file", "text"); });
  EXPECT_NE(text.find("Not a directory"), std::string::npos);
}

TEST(WriteFileAtomically, LeavesNothingWhenAFolderHasItsName) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "file");
  (void)refusal_of([&] { write_file_atomically(folder / "file", "text"); });
  EXPECT_EQ(names_in(folder), std::vector<std::string>{"file"});
  EXPECT_TRUE(std::filesystem::is_directory(folder / "file"));
}

// Content that is written at once and content that a buffer holds until the file is closed.
TEST(WriteFileAtomically, KeepsTheOldFileAndLeavesNothingElseWhenTheDiskIsFull) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "old");
  for (const std::size_t size : {std::size_t{3'000}, std::size_t{1'000'000}}) {
    const FileSizeLimit limit(1'000);
    const std::string text =
        refusal_of([&] { write_file_atomically(folder / "file", std::string(size, 'x')); });
    EXPECT_NE(text.find("File too large"), std::string::npos) << text;
    EXPECT_EQ(names_in(folder), std::vector<std::string>{"file"});
  }
  EXPECT_EQ(read_file(folder / "file"), "old");
}

}  // namespace
}  // namespace poai
