#include "engine/output/run_file.hpp"

#include <gtest/gtest.h>
#include <hdf5.h>

#include <filesystem>
#include <functional>
#include <string>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/summary.hpp"
#include "support/temporary_folder.hpp"
#include "unit/output/recorded_day.hpp"

namespace poai::output {
namespace {

using test::Ending;
using test::ObservedIsland;
using test::write_small_day;

class RunFileTest : public testing::Test {
 protected:
  RunFile write_and_open(Ending ending = Ending::kComplete) {
    write_small_day(island_, folder_.path(), ending);
    return RunFile::open(folder_.path());
  }
  [[nodiscard]] static std::string message_of(const std::filesystem::path& path) {
    try {
      (void)RunFile::open(path);
    } catch (const InputError& error) {
      EXPECT_EQ(error.kind(), InputKind::kFiles);
      return error.what();
    }
    return "was opened";
  }

  TemporaryFolder folder_;
  ObservedIsland island_{3};
};

TEST_F(RunFileTest, SaysWhatWasRun) {
  island_.scenario.run.seed = 12;
  island_.scenario.run.day_type = DayType::kWeekend;
  const RunInfo info = write_and_open().info();
  EXPECT_EQ(info.scenario, "test");
  EXPECT_EQ(info.resolved, island_.scenario.resolved);
  EXPECT_EQ(info.seed, 12U);
  EXPECT_EQ(info.day_type, DayType::kWeekend);
  EXPECT_EQ(info.begin, SimTime::at(3));
  EXPECT_EQ(info.end, SimTime::at(27));
  EXPECT_EQ(info.title_ja, "小島");
  EXPECT_EQ(info.program.substr(0, 5), "poai ");
}

TEST_F(RunFileTest, GivesThePersonsBack) {
  const Persons persons = write_and_open().persons();
  ASSERT_EQ(persons.size(), 3U);
  EXPECT_EQ(persons.key.at(1), island_.population.key[PersonId(1)].value);
  EXPECT_EQ(persons.role.at(1), static_cast<std::uint8_t>(Role::kOfficeWorker));
  EXPECT_EQ(persons.home.at(0), island_.place("homes").value());
  EXPECT_FLOAT_EQ(persons.speed_mps.at(2), 1.25F);
  EXPECT_EQ(persons.flight.at(0), metrics::kNoRow);
}

TEST_F(RunFileTest, GivesFramesBackOneAtATime) {
  const RunFile run = write_and_open();
  ASSERT_EQ(run.frame_times_ms().size(), 3U);
  EXPECT_EQ(run.frame_at(SimTime::at(6)), std::nullopt);
  EXPECT_EQ(run.frame_at(SimTime::at(7, 9)), 1U);
  EXPECT_EQ(run.frame_at(SimTime::at(27)), 2U);
  const metrics::FrameRows rows = run.frame(2);
  EXPECT_EQ(rows.person, std::vector<std::uint32_t>{0});
  EXPECT_EQ(rows.container, std::vector<std::uint32_t>{island_.stop("S").value()});
}

TEST_F(RunFileTest, GivesIntervalsAndOutcomesBack) {
  const RunFile run = write_and_open();
  EXPECT_EQ(run.stays().place, std::vector<std::uint32_t>{island_.place("homes").value()});
  EXPECT_EQ(run.trips().completed, std::vector<std::uint8_t>{0});
  EXPECT_EQ(run.trips().end_ms.at(0), static_cast<std::int32_t>(SimTime::at(8).ms));
  EXPECT_EQ(run.legs().size(), 0U);
  EXPECT_EQ(run.outcomes().appeared, (std::vector<std::uint8_t>{1, 0, 0}));
  EXPECT_EQ(run.presence().totals.back(), 3U);
  EXPECT_EQ(run.presence().by_role.columns, kRoleNames.size());
}

TEST_F(RunFileTest, GivesSeriesBackByTheirPath) {
  const RunFile run = write_and_open();
  const auto waiting = run.matrix<std::uint32_t>("series/stations/waiting");
  EXPECT_EQ(waiting.rows, 24U * 12U);
  EXPECT_EQ(waiting.at(4 * 12, island_.stop("S").index()), 1U);
  const auto entries = run.matrix<std::uint32_t>("series/links/entries");
  EXPECT_EQ(entries.columns, island_.island.district.network.directed_count());
}

TEST_F(RunFileTest, GivesThePlaceBack) {
  const RunFile run = write_and_open();
  EXPECT_EQ(run.places().id.at(island_.place("canteen").index()), "canteen");
  EXPECT_EQ(run.stops().id, (std::vector<std::string>{"G", "S"}));
  EXPECT_EQ(run.stops().mode.at(0), static_cast<std::uint8_t>(Mode::kPortLiner));
  const LinkTable links = run.links();
  EXPECT_EQ(links.id.front(), "GS");
  ASSERT_EQ(links.shape.size(), links.id.size());
  EXPECT_DOUBLE_EQ(links.shape.front().back().x_m, 1500.0);
  EXPECT_EQ(run.map().coastline.front().size(), 3U);
}

TEST_F(RunFileTest, HoldsTheIndicatorsOfTheSummary) {
  const RunFile run = write_and_open();
  EXPECT_NE(run.indicators_json().find("\"state_hash\""), std::string::npos);
}

TEST_F(RunFileTest, OpensAnInterruptedRun) {
  EXPECT_EQ(write_and_open(Ending::kInterrupted).status(), FileStatus::kInterrupted);
}

TEST_F(RunFileTest, OpensARunThatHasNotEndedOnlyIfAsked) {
  write_small_day(island_, folder_.path(), Ending::kKilled);
  const std::string message = message_of(folder_ / "killed.h5");
  EXPECT_NE(message.find("a run that has not ended"), std::string::npos) << message;

  const RunFile run = RunFile::open(folder_ / "killed.h5", RunFile::Accept::kAny);
  EXPECT_EQ(run.status(), FileStatus::kRunning);
  EXPECT_EQ(run.frame_times_ms().size(), 3U);
  EXPECT_EQ(run.frame(1).size(), 1U);
}

TEST_F(RunFileTest, SaysThatThereIsNoResult) {
  const std::string message = message_of(folder_.path());
  EXPECT_NE(message.find("run.h5"), std::string::npos);
  EXPECT_NE(message.find("No such file"), std::string::npos);
}

TEST_F(RunFileTest, SaysThatAFileIsNotTheResultOfARun) {
  write_file_atomically(folder_ / "text.h5", "hello");
  EXPECT_NE(message_of(folder_ / "text.h5").find("is not an HDF5 file"), std::string::npos);
  storage::File other = storage::File::create(folder_ / "other.h5");
  other.root().set_attribute("format", "something-else");
  other.close();
  const std::string message = message_of(folder_ / "other.h5");
  EXPECT_NE(message.find("is not the result of a run"), std::string::npos);
  EXPECT_NE(message.find("something-else"), std::string::npos);
}

TEST_F(RunFileTest, SaysThatAFileIsOfAnotherVersion) {
  storage::File other = storage::File::create(folder_ / "other.h5");
  other.root().set_attribute("format", "poai-run");
  other.root().set_attribute("format_version", std::uint64_t{2});
  other.close();
  EXPECT_NE(message_of(folder_ / "other.h5").find("is of another version"), std::string::npos);
}

TEST_F(RunFileTest, SaysWhichDatasetIsMissing) {
  storage::File other = storage::File::create(folder_ / "other.h5");
  other.root().set_attribute("format", "poai-run");
  other.root().set_attribute("format_version", std::uint64_t{1});
  other.root().set_attribute("status", "complete");
  other.close();
  EXPECT_NE(message_of(folder_ / "other.h5").find("meta/scenario: is missing"), std::string::npos);
}

TEST_F(RunFileTest, SaysThatATruncatedFileIsDamaged) {
  (void)write_and_open();
  const std::string whole = read_file(folder_ / "run.h5");
  write_file_atomically(folder_ / "cut.h5", whole.substr(0, whole.size() / 2));
  EXPECT_NE(message_of(folder_ / "cut.h5").find("damaged"), std::string::npos);
}

/// Puts a column of two values in the place of another.
void replace_column(const std::filesystem::path& file, const char* name) {
  const hid_t opened = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Ldelete(opened, name, H5P_DEFAULT);
  const hsize_t rows = 2;
  const hid_t space = H5Screate_simple(1, &rows, nullptr);
  H5Dclose(H5Dcreate2(opened, name, H5T_STD_U8LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
  H5Sclose(space);
  H5Fclose(opened);
}

TEST_F(RunFileTest, SaysThatColumnsOfDifferentLengthsAreDamaged) {
  (void)write_and_open();
  replace_column(folder_ / "run.h5", "persons/age");
  replace_column(folder_ / "run.h5", "trips/mode");
  const RunFile run = RunFile::open(folder_ / "run.h5");
  const auto reason_of = [](const std::function<void()>& read) {
    try {
      read();
    } catch (const InputError& error) {
      return error.problems().front().key + ": " + error.problems().front().reason;
    }
    return std::string("nothing was refused");
  };
  EXPECT_EQ(reason_of([&run] { (void)run.persons(); }),
            "persons: its columns are not equally long");
  EXPECT_EQ(reason_of([&run] { (void)run.trips(); }), "trips: its columns are not equally long");
  EXPECT_EQ(run.stays().place.size(), 1U);
}

}  // namespace
}  // namespace poai::output
