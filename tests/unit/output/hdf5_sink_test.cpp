#include "engine/output/hdf5_sink.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/schema.hpp"
#include "engine/storage/file.hpp"
#include "support/file_size_limit.hpp"
#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"

namespace poai::output {
namespace {

using test::Ending;
using test::ObservedIsland;
using test::write_small_day;

/// Paths of all datasets below a group.
void collect(const storage::Group& group, const std::string& prefix, std::set<std::string>& paths) {
  for (const std::string& name : group.names()) {
    const std::string path = prefix.empty() ? name : prefix + '/' + name;
    try {
      collect(group.group(name), path, paths);
    } catch (const InputError&) {
      paths.insert(path);  // no group: a dataset
    }
  }
}

std::set<std::string> declared(bool with_events) {
  std::set<std::string> paths;
  for (const auto datasets : {static_datasets(), day_datasets()}) {
    for (const DatasetSpec& spec : datasets) {
      if (with_events || spec.written == Written::kAtBegin || spec.written == Written::kPerFrame ||
          spec.written == Written::kAtEnd) {
        paths.insert(std::string(spec.path));
      }
    }
  }
  return paths;
}

class Hdf5SinkTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
};

TEST_F(Hdf5SinkTest, WritesTheSameBytesTwice) {
  for (const char* name : {"a", "b"}) {
    std::filesystem::create_directory(folder_ / name);
    ObservedIsland island(3);
    write_small_day(island, folder_ / name);
  }
  EXPECT_TRUE(read_file(folder_ / "a/run.h5") == read_file(folder_ / "b/run.h5"));
}

TEST_F(Hdf5SinkTest, WritesEveryDeclaredDatasetAndNoOther) {
  for (const bool events : {false, true}) {
    ObservedIsland island(3);
    island.scenario.output.events = events;
    if (events) {
      island.scenario.output.trajectories = {.from = SimTime::at(7), .until = SimTime::at(9)};
      island.scenario.run.days = 2;
      island.convergence.rows = {{.iteration = 1}, {.iteration = 2}};
    }
    write_small_day(island, folder_.path());
    const storage::File file = storage::File::open(folder_ / "run.h5");
    std::set<std::string> written;
    collect(file.root(), "", written);
    EXPECT_EQ(written, declared(events));
  }
}

TEST_F(Hdf5SinkTest, GivesEveryDatasetUnitsAndBothNames) {
  ObservedIsland island(3);
  write_small_day(island, folder_.path());
  const storage::File file = storage::File::open(folder_ / "run.h5");
  for (const std::string& path : declared(false)) {
    const storage::Attributes about = file.root().read_about(path);
    EXPECT_FALSE(about.units.empty()) << path;
    EXPECT_FALSE(about.long_name.empty()) << path;
    EXPECT_FALSE(about.long_name_ja.empty()) << path;
  }
}

TEST_F(Hdf5SinkTest, WritesEveryDeclaredAttribute) {
  ObservedIsland island(3);
  write_small_day(island, folder_.path());
  const storage::File file = storage::File::open(folder_ / "run.h5");
  for (const AttributeSpec& spec : root_attributes()) {
    const std::string name(spec.name);
    const bool is_there = spec.type == "text"     ? file.root().text_attribute(name).has_value()
                          : spec.type == "uint64" ? file.root().number_attribute(name).has_value()
                                                  : file.root().real_attribute(name).has_value();
    EXPECT_TRUE(is_there) << name;
  }
}

TEST_F(Hdf5SinkTest, HoldsNoPathOfItsFolder) {
  ObservedIsland island(3);
  write_small_day(island, folder_.path());
  EXPECT_EQ(read_file(folder_ / "run.h5").find(folder_.path().filename().string()),
            std::string::npos);
}

TEST_F(Hdf5SinkTest, LeavesNoFileOnAFullDisk) {
  ObservedIsland island(3);
  for (const rlim_t bytes : {rlim_t{1'000}, rlim_t{60'000}, rlim_t{120'000}}) {
    try {
      const FileSizeLimit limit(bytes);
      write_small_day(island, folder_.path(), Ending::kComplete, 5'000);
      FAIL() << bytes << " bytes were enough";
    } catch (const InputError& error) {
      EXPECT_EQ(error.kind(), InputKind::kFiles);
      EXPECT_NE(std::string(error.what()).find("run.h5"), std::string::npos);
      EXPECT_NE(std::string(error.what()).find("File too large"), std::string::npos)
          << error.what();
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "run.h5")) << bytes;
  }
}

TEST_F(Hdf5SinkTest, SaysThatItsFolderIsMissing) {
  ObservedIsland island(1);
  try {
    write_small_day(island, folder_ / "none");
    FAIL() << "a file was written into a folder that is not there";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().reason, "No such file or directory");
  }
}

}  // namespace
}  // namespace poai::output
