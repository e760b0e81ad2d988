// Feeds in zip archives, honest and hostile.

#include <gtest/gtest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/importers/detail/feed_files.hpp"
#include "support/problem_texts.hpp"
#include "support/temporary_folder.hpp"

namespace poai::importers::detail {
namespace {

/// Writes an archive of texts.
void write_zip(const std::filesystem::path& path,
               const std::vector<std::pair<std::string, std::string>>& entries) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  ASSERT_NE(archive, nullptr);
  for (const auto& [name, text] : entries) {
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0);
  }
  ASSERT_EQ(zip_close(archive), 0);
}

/// Reads an archive; problems as text.
FeedFiles read(const std::vector<std::pair<std::string, std::string>>& entries, std::string& said,
               const ArchiveLimits& limits = {}) {
  const TemporaryFolder folder;
  write_zip(folder / "feed.zip", entries);
  Problems problems;
  FeedFiles files = read_feed_files(folder / "feed.zip", limits, problems);
  said = test::text_of(problems);
  return files;
}

TEST(FeedArchive, GivesItsTables) {
  std::string said;
  const FeedFiles files = read({{"stops.txt", "a,b\n"}, {"readme.md", "x"}}, said);
  EXPECT_EQ(said, "");
  EXPECT_EQ(files.texts.at("stops.txt"), "a,b\n");
  EXPECT_EQ(files.others, std::vector<std::string>{"readme.md"});
}

TEST(FeedArchive, MayHaveItsTablesInOneFolder) {
  std::string said;
  const FeedFiles files = read({{"feed/stops.txt", "a\n"}, {"other/stops.txt", "b\n"}}, said);
  EXPECT_EQ(files.texts.at("stops.txt"), "a\n");
  EXPECT_EQ(files.subfolder, "feed");
  EXPECT_EQ(files.others, std::vector<std::string>{"other/stops.txt"});
}

TEST(FeedArchive, RefusesNamesThatLeadOutOfIt) {
  for (const char* name : {"../stops.txt", "/etc/stops.txt", "a/../../stops.txt", "a\\stops.txt"}) {
    std::string said;
    static_cast<void>(read({{name, "x"}}, said));
    EXPECT_NE(said.find("leads out of the archive"), std::string::npos) << name << said;
  }
}

TEST(FeedArchive, RefusesZipBombs) {
  std::string said;
  const FeedFiles files = read({{"stops.txt", std::string(std::size_t{64} << 20U, ' ')}}, said);
  EXPECT_NE(said.find("looks like a zip bomb"), std::string::npos) << said;
  EXPECT_TRUE(files.texts.empty());
}

TEST(FeedArchive, RefusesMoreThanItsLimits) {
  std::string said;
  static_cast<void>(read({{"a.txt", "12345"}}, said, {.bytes_per_file = 4}));
  EXPECT_NE(said.find("at most 4 are read"), std::string::npos) << said;
  static_cast<void>(read({{"a.txt", "123"}, {"b.txt", "456"}}, said, {.bytes = 5}));
  EXPECT_NE(said.find("more bytes than are read"), std::string::npos) << said;
  static_cast<void>(read({{"a.txt", "1"}, {"b.txt", "2"}, {"c", "3"}}, said, {.entries = 2}));
  EXPECT_NE(said.find("the archive has 3 entries"), std::string::npos) << said;
}

TEST(FeedArchive, RefusesWhatIsNoArchive) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "feed.zip", "PK no zip");
  Problems problems;
  static_cast<void>(read_feed_files(folder / "feed.zip", {}, problems));
  static_cast<void>(read_feed_files(folder / "nothing.zip", {}, problems));
  EXPECT_NE(test::text_of(problems).find("is no zip archive that can be read"), std::string::npos);
  EXPECT_NE(test::text_of(problems).find("nothing.zip: does not exist"), std::string::npos);
}

}  // namespace
}  // namespace poai::importers::detail
