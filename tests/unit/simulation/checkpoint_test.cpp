#include "engine/simulation/checkpoint.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::simulation {
namespace {

namespace fs = std::filesystem;

class CheckpointTest : public testing::Test {
 protected:
  void SetUp() override {
    write_file_atomically(folder_ / "a.toml", "scenario");
    write_file_atomically(folder_ / "b.csv", "data");
    order_ = {.scenario = folder_ / "a.toml",
              .settings = {"run.seed=2", "population.scale=0.5"},
              .until = SimTime::at(12),
              .checkpoint_every = Duration::minutes(30),
              .inputs = digests_of({folder_ / "b.csv", folder_ / "a.toml"})};
  }

  /// The state is one number.
  static void save(CheckpointWriter& writer, SimTime time, std::uint32_t state) {
    save(writer, DayTime{0, time}, state);
  }
  static void save(CheckpointWriter& writer, DayTime moment, std::uint32_t state) {
    writer.save(moment, [&state](storage::Archive& archive) { archive.value("state", state); });
  }
  static std::uint32_t state_of(const Checkpoint& checkpoint) {
    const storage::File file = storage::File::open(checkpoint.file);
    storage::Archive archive(file.root().group("state"), storage::Archive::Direction::kRead);
    std::uint32_t state = 0;
    archive.value("state", state);
    return state;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(result() / "checkpoints")) {
      found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }
  void damage(const std::string& name) const {
    const fs::path file = result() / "checkpoints" / name;
    std::string bytes = read_file(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_file_atomically(file, bytes);
  }
  [[nodiscard]] std::optional<Checkpoint> newest(SimTime not_after = SimTime::never()) const {
    return newest_checkpoint(result(), not_after, silent_logger());
  }
  [[nodiscard]] fs::path result() const { return folder_ / "result"; }

  TemporaryFolder folder_;
  RunOrder order_;
};

TEST_F(CheckpointTest, OfTheBeginHoldsTheOrderAndNoState) {
  CheckpointWriter(result(), order_).begin();
  const auto checkpoint = newest();
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->time, std::nullopt);
  EXPECT_EQ(checkpoint->order.scenario, order_.scenario);
  EXPECT_EQ(checkpoint->order.settings, order_.settings);
  EXPECT_EQ(checkpoint->order.until, order_.until);
  EXPECT_EQ(checkpoint->order.checkpoint_every, order_.checkpoint_every);
  EXPECT_EQ(checkpoint->order.inputs, order_.inputs);
}

TEST_F(CheckpointTest, AreKeptTwoAndTheBegin) {
  CheckpointWriter writer(result(), order_);
  writer.begin();
  for (std::uint32_t hour = 8; hour < 26; ++hour) {
    save(writer, SimTime::at(hour), hour);
  }
  EXPECT_EQ(names(), (std::vector<std::string>{"240000.h5", "250000.h5", "begin.h5"}));
  EXPECT_EQ(state_of(*newest()), 25U);
  EXPECT_EQ(newest()->time, SimTime::at(25));
}

TEST_F(CheckpointTest, ThatIsDamagedGivesWayToTheOneBefore) {
  CheckpointWriter writer(result(), order_);
  writer.begin();
  save(writer, SimTime::at(8, 30), 1);
  save(writer, SimTime::at(9), 2);
  damage("090000.h5");
  EXPECT_EQ(state_of(*newest()), 1U);
  damage("083000.h5");
  EXPECT_EQ(newest()->time, std::nullopt);
  damage("begin.h5");
  EXPECT_FALSE(newest());
  EXPECT_TRUE(has_checkpoints(result(), CheckpointKind::kAny));
}

TEST_F(CheckpointTest, ThatIsDamagedGoesWithTheNextOne) {
  CheckpointWriter writer(result(), order_);
  save(writer, SimTime::at(8), 1);
  save(writer, SimTime::at(9, 0, 5), 2);
  damage("090005.h5");
  CheckpointWriter resumed(result(), order_);
  resumed.goes_on_from({0, SimTime::at(8)});
  save(resumed, SimTime::at(8), 7);  // is there already
  save(resumed, SimTime::at(8, 30), 3);
  EXPECT_EQ(names(), (std::vector<std::string>{"080000.h5", "083000.h5"}));
  EXPECT_EQ(state_of(*newest(SimTime::at(8))), 1U);
}

TEST_F(CheckpointTest, IsTheNewestThatIsNotLaterThanAsked) {
  CheckpointWriter writer(result(), order_);
  writer.begin();
  save(writer, SimTime::at(11), 1);
  save(writer, SimTime::at(13), 2);
  EXPECT_EQ(newest(SimTime::at(12))->time, SimTime::at(11));
  EXPECT_EQ(newest(SimTime::at(11))->time, SimTime::at(11));
  EXPECT_EQ(newest(SimTime::at(10))->time, std::nullopt);
}

TEST_F(CheckpointTest, OfALaterDayIsNewer) {
  CheckpointWriter writer(result(), order_);
  save(writer, DayTime{0, SimTime::at(26)}, 1);
  save(writer, DayTime{1, SimTime::at(8)}, 2);
  EXPECT_EQ(names(), (std::vector<std::string>{"2-080000.h5", "260000.h5"}));
  EXPECT_EQ(newest()->day, 1U);
  EXPECT_EQ(newest()->time, SimTime::at(8));
  EXPECT_EQ(newest(SimTime::at(26))->day, 0U);  // asked for a moment of the first day
  save(writer, DayTime{10, SimTime::at(7)}, 3);
  EXPECT_EQ(names(), (std::vector<std::string>{"11-070000.h5", "2-080000.h5"}));
}

TEST_F(CheckpointTest, ThatCannotBeFinishedLeavesNothingOfItself) {
  CheckpointWriter writer(result(), order_);
  save(writer, SimTime::at(8), 1);
  EXPECT_THROW(
      writer.save({0, SimTime::at(9)},
                  [](storage::Archive&) { throw InputError(InputKind::kFiles, {Problem{}}); }),
      InputError);
  EXPECT_EQ(names(), std::vector<std::string>{"080000.h5"});
}

TEST_F(CheckpointTest, AreRemovedWithoutTouchingOtherFiles) {
  CheckpointWriter writer(result(), order_);
  writer.begin();
  save(writer, SimTime::at(8), 1);
  write_file_atomically(result() / "checkpoints/100000.h5.part", "half");
  for (const char* name : {"notes.txt", "999999.h5", "1000.h5", "begin.h5.old", "1-080000.h5"}) {
    write_file_atomically(result() / "checkpoints" / name, "mine");
  }
  remove_checkpoints(result());
  EXPECT_EQ(names(), (std::vector<std::string>{"1-080000.h5", "1000.h5", "999999.h5",
                                               "begin.h5.old", "notes.txt"}));
  EXPECT_FALSE(has_checkpoints(result(), CheckpointKind::kAny));
}

TEST_F(CheckpointTest, OfAFolderThatIsNotThereIsNone) {
  EXPECT_FALSE(newest());
  EXPECT_FALSE(has_checkpoints(result(), CheckpointKind::kAny));
  remove_checkpoints(result());
}

std::string refusal_of(const RunOrder& order, InputKind kind) {
  try {
    expect_same_inputs(order);
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), kind);
    return error.what();
  }
  return "";
}

TEST_F(CheckpointTest, IsRefusedWhenAnInputHasChanged) {
  EXPECT_EQ(refusal_of(order_, InputKind::kFiles), "");
  write_file_atomically(folder_ / "b.csv", "other data");
  EXPECT_NE(refusal_of(order_, InputKind::kFiles).find("b.csv: has changed since the run began"),
            std::string::npos);
  fs::remove(folder_ / "b.csv");
  EXPECT_NE(refusal_of(order_, InputKind::kFiles).find("b.csv: is gone"), std::string::npos);
  write_file_atomically(folder_ / "a.toml", "another scenario");
  const std::string both = refusal_of(order_, InputKind::kScenario);
  EXPECT_NE(both.find("a.toml: has changed"), std::string::npos);
  EXPECT_NE(both.find("b.csv: is gone"), std::string::npos);
}

}  // namespace
}  // namespace poai::simulation
