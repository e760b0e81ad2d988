#include "engine/encounters/bouts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::encounters {
namespace {

constexpr SimTime kNine = SimTime::at(9);

/// Bouts of pairs of ten persons; the row of a pair is its order.
class BoutsTest : public testing::Test {
 protected:
  void add(std::size_t a, std::size_t b, std::int64_t seconds, SpaceId space = SpaceId::none()) {
    pairs_.push_back({.a = PersonId(a), .b = PersonId(b)});
    add_again(static_cast<std::uint32_t>(pairs_.size() - 1), seconds, space);
  }
  void add_again(std::uint32_t row, std::int64_t seconds, SpaceId space = SpaceId::none()) {
    bouts_.add({.time = kNine + Duration::seconds(seconds),
                .order = row,
                .began = kNine,
                .row = row,
                .space = space},
               pairs_[row]);
  }
  std::vector<std::uint32_t> of(std::size_t person) {
    std::vector<Bout> ended;
    bouts_.take_of(PersonId(person), ended);
    return rows(ended);
  }
  /// The rest in the order of time.
  std::vector<std::uint32_t> rest() {
    std::vector<Bout> all;
    while (bouts_.next_time() < SimTime::never()) {
      all.push_back(bouts_.take_next());
    }
    return rows(all);
  }
  static std::vector<std::uint32_t> rows(const std::vector<Bout>& bouts) {
    std::vector<std::uint32_t> rows;
    for (const Bout& bout : bouts) {
      rows.push_back(bout.row);
    }
    return rows;
  }
  using Rows = std::vector<std::uint32_t>;

  std::vector<MetPair> pairs_;
  Bouts bouts_{10};
};

TEST_F(BoutsTest, ComeInTheOrderOfTimeAndPairs) {
  add(0, 1, 30);
  add(2, 3, 10);
  add(4, 5, 20);
  add(6, 7, 10);
  EXPECT_EQ(bouts_.next_time(), kNine + Duration::seconds(10));
  EXPECT_EQ(rest(), (Rows{1, 3, 2, 0}));
  EXPECT_EQ(bouts_.next_time(), SimTime::never());
}

TEST_F(BoutsTest, GivesAllOfAPersonInTheOrderOfThePairsAndNoOthers) {
  add(0, 1, 30);
  add(2, 0, 10);
  add(2, 3, 20);
  add(1, 2, 5);
  add(0, 4, 40);
  EXPECT_EQ(of(0), (Rows{0, 1, 4}));
  EXPECT_EQ(of(0), Rows());
  EXPECT_EQ(of(1), Rows{3});
  EXPECT_EQ(bouts_.next_time(), kNine + Duration::seconds(20));
  EXPECT_EQ(bouts_.size(), 1U);
  EXPECT_EQ(rest(), Rows{2});
}

// What was taken out is in the queue until its time; a new one may stand in its slot.
TEST_F(BoutsTest, PassOverWhatWasTakenOut) {
  add(0, 1, 30);
  add(2, 3, 50);
  EXPECT_EQ(of(1), Rows{0});
  add_again(0, 40);
  EXPECT_EQ(bouts_.next_time(), kNine + Duration::seconds(40));
  EXPECT_EQ(rest(), (Rows{0, 1}));
}

TEST_F(BoutsTest, ComeOnceIfTheyAreTakenOutAndSetAgainForTheSameTime) {
  add(0, 1, 30);
  add(2, 3, 10);
  EXPECT_EQ(of(0), Rows{0});
  add_again(0, 30);
  EXPECT_EQ(rest(), (Rows{1, 0}));
}

// Against lists that are searched from end to end.
TEST_F(BoutsTest, AreThoseOfAPlainListAfterManySteps) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> plain;
  std::uint64_t bits = 7;
  for (std::size_t a = 0; a < 10; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      pairs_.push_back({.a = PersonId(a), .b = PersonId(b)});
    }
  }
  for (std::int64_t step = 0; step < 2'000; ++step) {
    bits = mix64(bits);
    const auto row = static_cast<std::uint32_t>(bits % pairs_.size());
    if (std::none_of(plain.begin(), plain.end(), [row](auto p) { return p.second == row; })) {
      plain.emplace_back(step + 1 + static_cast<std::int64_t>((bits >> 8U) % 40), row);
      add_again(row, plain.back().first);
    }
    if (step % 7 == 0) {
      const PersonId person((bits >> 20U) % 10);
      Rows expected;
      std::erase_if(plain, [&](auto p) {
        const bool is_part = pairs_[p.second].a == person || pairs_[p.second].b == person;
        if (is_part) {
          expected.push_back(p.second);
        }
        return is_part;
      });
      std::sort(expected.begin(), expected.end());
      ASSERT_EQ(of(person.index()), expected);
    }
    while (bouts_.next_time() <= kNine + Duration::seconds(step)) {
      const auto next = std::min_element(plain.begin(), plain.end());
      ASSERT_EQ(bouts_.take_next().row, next->second);
      plain.erase(next);
    }
    ASSERT_EQ(bouts_.size(), plain.size());
  }
}

TEST_F(BoutsTest, GoOnFromWhatWasWritten) {
  Spaces spaces(10);
  const SpaceId room = spaces.add(SpaceKind::kOffice, PlaceId::none(), 77, {8.0});
  add(0, 1, 30, room);
  add(0, 2, 10, room);
  add(3, 4, 20, room);
  add(3, 5, 15, room);
  EXPECT_EQ(of(5), Rows{3});
  const TemporaryFolder folder;
  {
    storage::File file = storage::File::create(folder / "bouts.h5");
    storage::Archive archive(file.root(), storage::Archive::Direction::kWrite);
    bouts_.checkpoint(archive, spaces, pairs_);
  }
  const storage::File file = storage::File::open(folder / "bouts.h5");
  storage::Archive archive(file.root(), storage::Archive::Direction::kRead);
  add(7, 8, 1);
  bouts_.checkpoint(archive, spaces, pairs_);
  EXPECT_EQ(bouts_.size(), 3U);
  EXPECT_EQ(of(3), Rows{2});
  const Bout first = bouts_.take_next();
  EXPECT_EQ(first.row, 1U);
  EXPECT_EQ(first.space, room);
  EXPECT_EQ(rest(), Rows{0});
}

}  // namespace
}  // namespace poai::encounters
