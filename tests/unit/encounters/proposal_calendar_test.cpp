#include "engine/encounters/proposal_calendar.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace poai::encounters {
namespace {

/// A calendar of 9 to 10 o'clock.
class ProposalCalendarTest : public testing::Test {
 protected:
  static Column<PersonId, PersonKey> keys() {
    Column<PersonId, PersonKey> keys;
    for (std::uint64_t i = 0; i < 200; ++i) {
      keys.push_back({i});
    }
    return keys;
  }

  /// Who is due before `end`, in the order in which they are taken.
  std::vector<std::size_t> taken(SimTime end) {
    calendar_.open(end);
    std::vector<std::size_t> persons;
    while (calendar_.next_time() < SimTime::never()) {
      persons.push_back(calendar_.take_next().person.index());
    }
    return persons;
  }

  static constexpr SimTime kSoon = SimTime::at(9, 0, 5);

  const Column<PersonId, PersonKey> keys_ = keys();
  ProposalCalendar calendar_{SimTime::at(9), SimTime::at(10), keys_};
};

TEST_F(ProposalCalendarTest, GivesEverybodyWhoIsDueBeforeTheEndOfTheTickOnce) {
  calendar_.set(PersonId(0), kSoon + Duration{999});
  calendar_.set(PersonId(1), kSoon);
  calendar_.set(PersonId(2), SimTime::at(9, 0, 6));
  EXPECT_EQ(taken(SimTime::at(9, 0, 6)), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(taken(SimTime::at(9, 30)), (std::vector<std::size_t>{2}));
}

TEST_F(ProposalCalendarTest, ForgetsTheMomentBefore) {
  for (std::size_t i = 0; i < 3; ++i) {
    calendar_.set(PersonId(i), kSoon);
  }
  calendar_.remove(PersonId(1));
  calendar_.set(PersonId(2), SimTime::at(9, 20));
  EXPECT_EQ(taken(SimTime::at(9, 10)), (std::vector<std::size_t>{0}));
  EXPECT_EQ(taken(SimTime::at(9, 30)), (std::vector<std::size_t>{2}));
}

TEST_F(ProposalCalendarTest, ForgetsAMomentThatCouldBeTakenAlready) {
  calendar_.set(PersonId(0), kSoon);
  calendar_.set(PersonId(1), kSoon + Duration{1});
  calendar_.set(PersonId(2), kSoon + Duration{2});
  calendar_.open(SimTime::at(9, 0, 6));
  calendar_.remove(PersonId(0));
  calendar_.set(PersonId(1), SimTime::at(9, 20));
  EXPECT_EQ(calendar_.next_time(), kSoon + Duration{2});
  EXPECT_EQ(taken(SimTime::at(9, 10)), (std::vector<std::size_t>{2}));
  EXPECT_EQ(taken(SimTime::at(9, 30)), (std::vector<std::size_t>{1}));
}

TEST_F(ProposalCalendarTest, TakesAMomentThatIsSetWithinTheTick) {
  calendar_.set(PersonId(0), SimTime::at(9, 0, 9));
  calendar_.open(SimTime::at(9, 0, 10));
  calendar_.set(PersonId(1), SimTime::at(9, 0, 7));
  EXPECT_EQ(calendar_.next_time(), SimTime::at(9, 0, 7));
  EXPECT_EQ(calendar_.take_next().person, PersonId(1));
  EXPECT_EQ(calendar_.take_next().person, PersonId(0));
  EXPECT_EQ(calendar_.next_time(), SimTime::never());
}

// A moment that is taken out and set again as it was is in the heap twice.
TEST_F(ProposalCalendarTest, GivesAMomentOnceThatIsSetAgain) {
  calendar_.open(SimTime::at(9, 0, 10));
  calendar_.set(PersonId(0), kSoon);
  calendar_.remove(PersonId(0));
  calendar_.set(PersonId(0), kSoon);
  EXPECT_EQ(taken(SimTime::at(9, 0, 20)), (std::vector<std::size_t>{0}));
}

TEST_F(ProposalCalendarTest, OrdersTheSameMomentByKeysWhateverTheOrderOfSetting) {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    calendar_.set(PersonId(i), kSoon);
  }
  const std::vector<std::size_t> rising = taken(SimTime::at(9, 1));
  for (std::size_t i = keys_.size(); i-- > 0;) {
    calendar_.set(PersonId(i), SimTime::at(9, 2));
  }
  EXPECT_EQ(rising.size(), keys_.size());
  EXPECT_EQ(taken(SimTime::at(9, 3)), rising);
}

TEST_F(ProposalCalendarTest, DropsWhatLiesAfterTheEnd) {
  calendar_.set(PersonId(0), SimTime::at(10));
  EXPECT_EQ(calendar_.due_ms()[0], ProposalCalendar::kNever);
  EXPECT_TRUE(taken(SimTime::at(11)).empty());
}

}  // namespace
}  // namespace poai::encounters
