#include "engine/study/sweep_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "engine/core/files.hpp"
#include "engine/study/merge.hpp"
#include "study_files.hpp"
#include "support/temporary_folder.hpp"

namespace poai::study {
namespace {

namespace fs = std::filesystem;
using State = SweepFolder::State;
using Existing = SweepFolder::Existing;

class SweepFolderTest : public ::testing::Test {
 protected:
  SweepFolderTest() { std::ofstream(input_) << "input"; }

  [[nodiscard]] SweepFolder make(Existing existing = Existing::kRefused) const {
    return SweepFolder::create(path_, Design(study_of(text_)), {input_}, existing);
  }
  static std::string message_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const InputError& error) {
      return error.what();
    }
    return "nothing was thrown";
  }

  TemporaryFolder folder_;
  fs::path path_ = folder_ / "sweep";
  fs::path input_ = folder_ / "input.txt";
  std::string text_ = kHead + kFactorial + "replicates = 2\n" + kSeats;
  std::string json_ = result_json({{{"dining.served", 5.0}}, "hash", true}, "1,0,1,1");
};

TEST_F(SweepFolderTest, IsOpenedAsItWasMade) {
  static_cast<void>(make());
  EXPECT_TRUE(SweepFolder::exists(path_));
  const SweepFolder opened = SweepFolder::open(path_);
  EXPECT_EQ(opened.design().member_count(), 4U);
  EXPECT_EQ(opened.state(0), State::kMissing);
  opened.check_unchanged(text_);
}

TEST_F(SweepFolderTest, IsNotMadeTwice) {
  static_cast<void>(make());
  EXPECT_THROW(static_cast<void>(make()), InputError);
  EXPECT_EQ(make(Existing::kOpened).design().member_count(), 4U);
}

TEST_F(SweepFolderTest, KeepsResultsAndFailures) {
  const SweepFolder folder = make();
  folder.write_failure(1, {"no", 2});
  EXPECT_EQ(folder.state(1), State::kFailed);
  folder.write_result(1, json_);
  EXPECT_EQ(folder.state(1), State::kDone);
  EXPECT_FALSE(folder.failure(1).has_value());
  folder.write_failure(2, {"no", 2});
  folder.forget_failures();
  EXPECT_EQ(folder.state(2), State::kMissing);
}

TEST_F(SweepFolderTest, CountsAHalfWrittenResultAsMissing) {
  const SweepFolder folder = make();
  std::ofstream(path_ / "members" / "000001.json") << json_.substr(0, json_.size() / 2);
  EXPECT_EQ(folder.state(1), State::kMissing);
  EXPECT_TRUE(folder.is_damaged(1));
  const ResultTable table = read_results(folder);
  EXPECT_EQ(table.damaged, 1U);
}

TEST_F(SweepFolderTest, ListsWhatIsWritten) {
  const SweepFolder folder = make();
  EXPECT_TRUE(folder.written().empty());
  folder.write_failure(3, {"no", 2});
  folder.write_result(1, json_);
  folder.write_failure(0, {"no", 2});
  std::ofstream(path_ / "members" / "000002.json.part") << "half";
  EXPECT_EQ(folder.written(), (std::vector<std::size_t>{0, 1, 3}));
}

TEST_F(SweepFolderTest, NamesTheLineOfADeletedDesignRow) {
  static_cast<void>(make());
  std::ofstream(path_ / "design.csv")
      << "member,point,replicate,dining.kappa\n0,0,0,1\n2,1,0,2.5\n3,1,1,2.5\n";
  const std::string message = message_of([&] { static_cast<void>(SweepFolder::open(path_)); });
  EXPECT_NE(message.find("design.csv:3: is not the design of the study (expected \"1,0,1,1\", "
                         "found \"2,1,0,2.5\")"),
            std::string::npos)
      << message;
}

TEST_F(SweepFolderTest, RefusesInputsThatHaveChanged) {
  const SweepFolder folder = make();
  std::ofstream(input_) << "other";
  const std::string message = message_of([&] { folder.check_unchanged(text_); });
  EXPECT_NE(message.find("input.txt: has changed since the sweep was begun"), std::string::npos);
  EXPECT_THROW(folder.check_unchanged(text_ + "\n"), InputError);
}

TEST_F(SweepFolderTest, WithoutASweepSaysSo) {
  EXPECT_NE(message_of([&] { static_cast<void>(SweepFolder::open(path_)); }).find("holds no sweep"),
            std::string::npos);
}

TEST_F(SweepFolderTest, GivesTheSameBytesForTheSameResults) {
  const SweepFolder folder = make();
  folder.write_result(1, json_);
  folder.write_failure(3, {"a, \"b\"", 1});
  write_results(folder, read_results(folder));
  const std::string first = read_file(path_ / kResultsFile);
  write_results(folder, read_results(folder));
  EXPECT_EQ(read_file(path_ / kResultsFile), first);
  EXPECT_EQ(read_file(path_ / kResultsTextFile),
            "member,point,replicate,dining.kappa,state,valid,state_hash,message,dining.served\n"
            "0,0,0,1,missing,0,,,\n"
            "1,0,1,1,done,1,hash,,5\n"
            "2,1,0,2.5,missing,0,,,\n"
            "3,1,1,2.5,failed,0,,\"a, \"\"b\"\"\",\n");
}

TEST_F(SweepFolderTest, SaysWhichIndicatorNobodyHas) {
  text_ =
      "format = \"poai-study\"\nformat_version = 1\nname = \"test\"\nbase = \"base.toml\"\n"
      "indicators = [\"dining.served\", \"dining.serfed\"]\n" +
      kFactorial + "replicates = 2\n" + kSeats;
  const SweepFolder folder = make();
  folder.write_result(1, json_);
  EXPECT_EQ(read_results(folder).unknown, std::vector<std::string>{"dining.serfed"});
}

}  // namespace
}  // namespace poai::study
