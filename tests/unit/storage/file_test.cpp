#include "engine/storage/file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "support/temporary_folder.hpp"

namespace poai::storage {
namespace {

const Attributes kAbout{.units = "1", .long_name = "Numbers", .long_name_ja = "数"};

void write_everything(const std::filesystem::path& path) {
  std::vector<std::uint32_t> numbers(20'000);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = static_cast<std::uint32_t>(i * i % 97);
  }
  const std::vector<std::string> names = {"a", "bcd", "みなと"};
  File file = File::create(path);
  file.root().set_attribute("status", "running");
  auto growing = file.root().make_appendable<std::uint32_t>("growing", 512, kAbout);
  for (std::size_t frame = 0; frame < 20; ++frame) {
    growing.append(std::span(numbers).subspan(frame * 100, 100 + frame));
    file.flush();
  }
  for (int i = 0; i < 20; ++i) {
    Group group = file.root().make_group("group" + std::to_string(i));
    group.write_column("numbers", std::span<const std::uint32_t>(numbers), kAbout);
    group.write_strings("names", names, kAbout);
    file.root().set_attribute("attribute" + std::to_string(i), std::uint64_t{1});
  }
  file.root().write_matrix("packed", std::span<const std::uint32_t>(numbers), 100, kAbout,
                           Packing::kDeflate);
  file.root().set_attribute("status", "complete");
  file.close();
}

std::string message_of(const std::filesystem::path& path) {
  try {
    (void)File::open(path);
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos);
    return error.what();
  }
  return "was opened";
}

TEST(StorageFile, HasTheSameBytesWhenWrittenTwice) {
  const TemporaryFolder folder;
  write_everything(folder / "a.h5");
  write_everything(folder / "b.h5");

  EXPECT_TRUE(read_file(folder / "a.h5") == read_file(folder / "b.h5"));
}

TEST(StorageFile, CanBeReadWhileItIsStillWritten) {
  const TemporaryFolder folder;
  const std::vector<std::uint32_t> numbers = {1, 2, 3};
  File file = File::create(folder / "a.h5");
  auto growing = file.root().make_appendable<std::uint32_t>("growing", 512, kAbout);
  growing.append(numbers);
  file.flush();

  // A copy stands for what a kill would leave.
  std::filesystem::copy_file(folder / "a.h5", folder / "b.h5");

  EXPECT_EQ(File::open(folder / "b.h5").root().read_column<std::uint32_t>("growing"), numbers);
}

TEST(StorageFile, SaysThatAFileIsMissing) {
  const TemporaryFolder folder;
  EXPECT_NE(message_of(folder / "none.h5").find("No such file"), std::string::npos);
}

TEST(StorageFile, SaysThatAFolderIsNoFile) {
  const TemporaryFolder folder;
  EXPECT_NE(message_of(folder.path()).find("Is a directory"), std::string::npos);
}

TEST(StorageFile, SaysThatAForeignFileIsNoHdf5File) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "text.h5", "time,person\n1,2\n");
  EXPECT_NE(message_of(folder / "text.h5").find("is not an HDF5 file"), std::string::npos);
  write_file_atomically(folder / "empty.h5", "");
  EXPECT_NE(message_of(folder / "empty.h5").find("is not an HDF5 file"), std::string::npos);
}

TEST(StorageFile, SaysThatATruncatedFileIsDamaged) {
  const TemporaryFolder folder;
  write_everything(folder / "a.h5");
  const std::string whole = read_file(folder / "a.h5");
  for (const std::size_t part : {std::size_t{2}, std::size_t{3}, std::size_t{50}}) {
    write_file_atomically(folder / "cut.h5", whole.substr(0, whole.size() / part));
    const std::string message = message_of(folder / "cut.h5");
    EXPECT_NE(message.find("damaged"), std::string::npos) << message;
    EXPECT_NE(message.find("shorter than it says"), std::string::npos) << message;
  }
}

TEST(StorageFile, SaysWhyItCannotBeMade) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", "not a folder");
  try {
    (void)File::create(folder / "file/a.h5");
    FAIL() << "a file was made in a file";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().problem, "cannot be written");
    EXPECT_EQ(error.problems().front().reason, "Not a directory");
  }
}

}  // namespace
}  // namespace poai::storage
