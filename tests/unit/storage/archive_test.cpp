#include "engine/storage/archive.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::storage {
namespace {

enum class Colour : std::uint8_t { kRed, kBlue };

struct Row {
  SimTime time;
  PersonId person;
  Colour colour = Colour::kRed;
  bool held = false;
  float speed = 0.0F;
  std::uint16_t stops[2] = {0, 0};
  friend bool operator==(const Row& a, const Row& b) {
    return a.time == b.time && a.person == b.person && a.colour == b.colour && a.held == b.held &&
           a.speed == b.speed && a.stops[0] == b.stops[0] && a.stops[1] == b.stops[1];
  }
};

const std::vector<Row> kRows = {
    {{-5}, PersonId(7), Colour::kBlue, true, 0.1F, {1, 2}},
    {SimTime::never(), PersonId::none(), Colour::kRed, false, -3.5F, {65'535, 0}},
};

/// What a part with a state of every kind does in both directions.
struct Part {
  std::vector<Row> rows;
  std::vector<double> numbers;
  std::vector<std::vector<PersonId>> queues{3};
  std::int64_t count = 0;

  void checkpoint(Archive& archive) {
    archive.list_of("rows", rows, Field{"time_ms", &Row::time}, Field{"person", &Row::person},
                    Field{"colour", &Row::colour}, Field{"held", &Row::held},
                    Field{"speed", &Row::speed},
                    Field{"stop_0", [](auto& row) -> auto& { return row.stops[0]; }},
                    Field{"stop_1", [](auto& row) -> auto& { return row.stops[1]; }});
    archive.list("numbers", numbers);
    Archive inner = archive.part("inner");
    inner.lists_of("queues", std::span(queues), Field{"person", kItself});
    inner.value("count", count);
  }
};

class ArchiveTest : public testing::Test {
 protected:
  void write(const std::function<void(Archive&)>& job) {
    File file = File::create(path_);
    Archive archive(file.root(), Archive::Direction::kWrite);
    job(archive);
    file.close();
  }
  void read(const std::function<void(Archive&)>& job) {
    const File file = File::open(path_);
    Archive archive(file.root(), Archive::Direction::kRead);
    job(archive);
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "archive.h5";
};

TEST_F(ArchiveTest, GivesBackWhatItTook) {
  Part written{.rows = kRows,
               .numbers = {0.1, -0.0, 1e300},
               .queues = {{PersonId(1), PersonId(2)}, {}, {PersonId(3)}},
               .count = -9};
  write([&](Archive& archive) { written.checkpoint(archive); });
  Part read_part{.rows = std::vector<Row>(5), .numbers = {1.0}, .queues = {{PersonId(9)}, {}, {}}};
  read([&](Archive& archive) { read_part.checkpoint(archive); });
  EXPECT_EQ(read_part.rows, written.rows);
  EXPECT_EQ(read_part.numbers, written.numbers);
  EXPECT_EQ(read_part.queues, written.queues);
  EXPECT_EQ(read_part.count, written.count);
}

TEST_F(ArchiveTest, TakesEmptyListsToo) {
  Part written;
  write([&](Archive& archive) { written.checkpoint(archive); });
  Part read_part{.rows = kRows, .numbers = {1.0}, .queues = {{PersonId(9)}, {}, {}}, .count = 1};
  read([&](Archive& archive) { read_part.checkpoint(archive); });
  EXPECT_TRUE(read_part.rows.empty());
  EXPECT_TRUE(read_part.numbers.empty());
  EXPECT_TRUE(read_part.queues.front().empty());
}

TEST_F(ArchiveTest, RefusesAnotherNumberOfRowsWhereItIsFixed) {
  std::vector<std::uint32_t> three = {1, 2, 3};
  write([&](Archive& archive) { archive.fixed("links", std::span<std::uint32_t>(three)); });
  std::vector<std::uint32_t> four(4);
  try {
    read([&](Archive& archive) { archive.fixed("links", std::span<std::uint32_t>(four)); });
    FAIL() << "it was read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    const std::string text = error.what();
    EXPECT_NE(text.find("/links: does not fit this run (it has 3 rows instead of 4)"),
              std::string::npos)
        << text;
  }
}

TEST_F(ArchiveTest, TakesOverTheCommonRowsWhereTheNumberMayDiffer) {
  std::vector<std::uint32_t> three = {1, 2, 3};
  write([&](Archive& archive) {
    archive.common_rows("places", std::span<std::uint32_t>(three), Field{"value", kItself});
  });
  std::vector<std::uint32_t> four = {7, 7, 7, 7};
  std::vector<std::uint32_t> two = {7, 7};
  for (std::vector<std::uint32_t>* values : {&four, &two}) {
    read([&](Archive& archive) {
      archive.common_rows("places", std::span<std::uint32_t>(*values), Field{"value", kItself});
    });
  }
  EXPECT_EQ(four, (std::vector<std::uint32_t>{1, 2, 3, 7}));
  EXPECT_EQ(two, (std::vector<std::uint32_t>{1, 2}));
}

TEST_F(ArchiveTest, RefusesWhatIsMissing) {
  write([](Archive&) {});
  std::uint32_t value = 0;
  EXPECT_THROW(read([&](Archive& archive) { archive.value("count", value); }), InputError);
}

}  // namespace
}  // namespace poai::storage
