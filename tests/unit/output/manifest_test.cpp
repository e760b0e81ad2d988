#include "engine/output/manifest.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/core/files.hpp"
#include "support/temporary_folder.hpp"

namespace poai::output {
namespace {

TEST(Manifest, HoldsWhatIsNeededToRepeatTheRun) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "b.toml", "abc");
  write_file_atomically(folder / "a.toml", "");
  Manifest manifest;
  manifest.scenario = "weekday";
  manifest.resolved = "seed = 7\n";
  manifest.seed = 7;
  manifest.inputs =
      simulation::digests_of({folder / "b.toml", folder / "a.toml", folder / "b.toml"});
  manifest.threads = 2;
  manifest.cost = {.wall_s = 2.0,
                   .output_s = 0.1,
                   .person_events = 10,
                   .peak_rss_bytes = peak_rss_bytes(),
                   .bytes_written = 5};
  write_manifest(folder.path(), manifest);

  const auto json = nlohmann::json::parse(read_file(folder / "manifest.json"));
  EXPECT_EQ(json["scenario"], "weekday");
  EXPECT_EQ(json["resolved_scenario"], "seed = 7\n");
  EXPECT_EQ(json["seed"], 7);
  EXPECT_EQ(json["threads"], 2);
  ASSERT_EQ(json["inputs"].size(), 2U);  // each file once
  EXPECT_EQ(json["inputs"][1]["path"], (folder / "b.toml").string());
  // SHA-256 of "abc": FIPS 180-2, appendix B.1.
  EXPECT_EQ(json["inputs"][1]["sha256"],
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(json["cost"]["events_per_s"], 5.0);
  EXPECT_GT(json["cost"]["peak_rss_bytes"], 1'000'000);
  EXPECT_FALSE(json["compiler"].get<std::string>().empty());
  EXPECT_FALSE(json["host"]["name"].get<std::string>().empty());
}

TEST(Manifest, TellsItsStatusAgain) {
  const TemporaryFolder folder;
  EXPECT_EQ(manifest_status(folder.path()), std::nullopt);
  Manifest manifest;
  manifest.status = "interrupted";
  write_manifest(folder.path(), manifest);
  EXPECT_EQ(manifest_status(folder.path()), "interrupted");
  write_file_atomically(folder / "manifest.json", "{ cut off");
  EXPECT_EQ(manifest_status(folder.path()), std::nullopt);
}

TEST(Manifest, KnowsTheBytesOfTheRunFile) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_file_sha256(folder.path()), std::nullopt);
  write_manifest(folder.path(), {});
  EXPECT_EQ(run_file_sha256(folder.path()), std::nullopt) << "without a run file";
  write_file_atomically(folder / "run.h5", "abc");
  write_manifest(folder.path(), {});
  EXPECT_EQ(run_file_sha256(folder.path()),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Manifest, SaysFromWhereARunWentOn) {
  const TemporaryFolder folder;
  Manifest manifest;
  write_manifest(folder.path(), manifest);
  EXPECT_FALSE(nlohmann::json::parse(read_file(folder / "manifest.json")).contains("went_on_from"));
  manifest.went_on_from = "08:30";
  write_manifest(folder.path(), manifest);
  EXPECT_EQ(nlohmann::json::parse(read_file(folder / "manifest.json"))["went_on_from"], "08:30");
}

TEST(Manifest, CountsTheBytesOfTheResultFilesOnly) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "run.h5", "12345");
  write_file_atomically(folder / "summary.json", "12");
  write_file_atomically(folder / "notes.txt", "1234567");
  EXPECT_EQ(result_bytes(folder.path()), 7U);
}

}  // namespace
}  // namespace poai::output
