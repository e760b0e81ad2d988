#include "engine/encounters/tie_history.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"
#include "support/temporary_folder.hpp"

namespace poai::encounters {
namespace {

/// Days on which some of four persons talk for some minutes, and what becomes of their ties.
class TieHistoryTest : public testing::Test {
 protected:
  TieHistoryTest() {
    for (std::uint64_t i = 0; i < 4; ++i) {
      keys_.push_back({100 - i});
    }
    parameters_.new_tie_least_min = 3.0;
    ties_ = TieGraph({{PersonId(0), PersonId(1), 10.0F}}, keys_);
  }

  void add_day(const std::vector<MetPair>& met) {
    std::vector<PairMinutes> minutes;
    for (const MetPair& pair : met) {
      minutes.push_back({pair.a, pair.b, pair.capped_ms / 60'000.0});
    }
    const TieGraph evening = renewed(ties_, minutes, parameters_, keys_);
    history_.add_day(met, ties_, evening, keys_);
    ties_ = evening;
  }
  static MetPair talk(std::size_t a, std::size_t b, std::uint32_t minutes) {
    return {.a = PersonId(a), .b = PersonId(b), .contacts = 2, .capped_ms = minutes * 60'000};
  }

  Column<PersonId, PersonKey> keys_;
  EncounterParameters parameters_;
  TieGraph ties_;
  TieHistory history_;
};

TEST_F(TieHistoryTest, CountsNewTiesAndPairsThatMeetAgain) {
  add_day({talk(0, 1, 1), talk(2, 3, 5), talk(1, 2, 1)});
  add_day({talk(3, 2, 1), talk(0, 1, 1), talk(0, 3, 4)});
  ASSERT_EQ(history_.days.size(), 2U);
  EXPECT_EQ(history_.days[0].contacts, 6U);
  EXPECT_EQ(history_.days[0].new_ties, 1U);  // 2-3; 1 minute of 1-2 is too little
  EXPECT_EQ(history_.days[0].seen_again, 0U);
  EXPECT_EQ(history_.days[0].ties, 2U);
  EXPECT_EQ(history_.days[1].pairs, 3U);
  EXPECT_EQ(history_.days[1].seen_again, 2U);  // whoever turned to whom
  EXPECT_EQ(history_.days[1].new_ties, 1U);    // 0-3
  EXPECT_EQ(history_.days[1].ties, 3U);
}

TEST_F(TieHistoryTest, RemembersAllWhoMetOnAnyOfTheDays) {
  add_day({talk(0, 1, 1), talk(2, 3, 5)});
  add_day({talk(1, 0, 1), talk(0, 3, 4)});
  std::vector<std::uint64_t> expected;
  for (const auto& [a, b] : {std::pair(0U, 1U), std::pair(2U, 3U), std::pair(0U, 3U)}) {
    expected.push_back(pair_entity(keys_[PersonId(a)], keys_[PersonId(b)]));
  }
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(history_.met, expected);
  EXPECT_EQ(history_.met_last.size(), 2U);
}

TEST_F(TieHistoryTest, CountsTiesThatAreForgotten) {
  parameters_.weak_half_life_days = 1.0;
  ties_ = TieGraph({{PersonId(0), PersonId(1), 0.8F}, {PersonId(0), PersonId(2), 8.0F}}, keys_);
  add_day({});
  EXPECT_EQ(history_.days[0].lost_ties, 1U);
  EXPECT_EQ(history_.days[0].ties, 1U);
}

TEST_F(TieHistoryTest, GoesOnFromWhatWasWritten) {
  add_day({talk(0, 1, 1), talk(2, 3, 5)});
  history_.state_hash = 17;
  const TemporaryFolder folder;
  {
    storage::File file = storage::File::create(folder / "ties.h5");
    storage::Archive archive(file.root(), storage::Archive::Direction::kWrite);
    history_.checkpoint(archive);
    checkpoint_ties(archive, ties_, keys_);
  }
  const storage::File file = storage::File::open(folder / "ties.h5");
  storage::Archive archive(file.root(), storage::Archive::Direction::kRead);
  const TieGraph before = ties_;
  history_ = {};
  history_.checkpoint(archive);
  checkpoint_ties(archive, ties_, keys_);
  EXPECT_EQ(history_.state_hash, 17U);
  EXPECT_EQ(history_.met.size(), 2U);
  ASSERT_EQ(ties_.tie_count(), before.tie_count());
  EXPECT_EQ(ties_.strength_min(PersonId(3), PersonId(2)),
            before.strength_min(PersonId(2), PersonId(3)));
  EXPECT_EQ(ties_.pick(PersonId(0), 0.5), before.pick(PersonId(0), 0.5));
  add_day({talk(2, 3, 1)});
  EXPECT_EQ(history_.days[1].seen_again, 1U);
}

}  // namespace
}  // namespace poai::encounters
