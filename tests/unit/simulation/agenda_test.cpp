#include "engine/simulation/agenda.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"

namespace poai::simulation {
namespace {

using Woken = std::vector<std::pair<std::int64_t, std::size_t>>;  // (ms, person)

constexpr SimTime kBegin = SimTime::at(3);

class AgendaOfFive : public testing::Test {
 protected:
  void add(std::size_t person, std::int64_t due_ms) {
    agenda_.add(PersonId(person), kBegin + Duration{due_ms});
  }

  /// Who wakes in the tick that begins so many seconds after the begin of the run.
  Woken take(std::int64_t second) {
    std::vector<PersonMoment> moments;
    agenda_.take(kBegin + Duration::seconds(second), moments);
    Woken woken;
    for (const PersonMoment& moment : moments) {
      woken.emplace_back((moment.time - kBegin).ms, moment.person.index());
    }
    return woken;
  }

  Agenda agenda_{kBegin, kBegin + Duration::seconds(10), 5};
};

TEST_F(AgendaOfFive, WakesNobodyWithoutAnEntry) { EXPECT_EQ(take(0), Woken{}); }

TEST_F(AgendaOfFive, WakesInTheOrderOfTimeThenPerson) {
  add(4, 1'200);
  add(0, 1'999);
  add(3, 1'000);
  add(1, 1'200);
  EXPECT_EQ(take(0), Woken{});
  EXPECT_EQ(take(1), (Woken{{1'000, 3}, {1'200, 1}, {1'200, 4}, {1'999, 0}}));
  EXPECT_EQ(take(2), Woken{});
}

TEST_F(AgendaOfFive, WakesEachEntryOnce) {
  add(2, 500);
  EXPECT_EQ(take(0), (Woken{{500, 2}}));
  EXPECT_EQ(take(1), Woken{});
}

TEST_F(AgendaOfFive, HoldsAPersonOnceAtATime) {
  EXPECT_FALSE(agenda_.is_waiting(PersonId(2)));
  add(2, 1'500);
  EXPECT_TRUE(agenda_.is_waiting(PersonId(2)));
  EXPECT_THROW(add(2, 2'500), ContractViolation);
  take(1);
  EXPECT_FALSE(agenda_.is_waiting(PersonId(2)));
}

TEST_F(AgendaOfFive, WakesAPersonAgainAfterANewEntry) {
  add(2, 500);
  take(0);
  add(2, 2'500);
  take(1);
  EXPECT_EQ(take(2), (Woken{{2'500, 2}}));
}

TEST_F(AgendaOfFive, PutsWhatIsDueInThePresentTickOrBeforeIntoTheNextWithItsOwnTime) {
  take(0);
  take(1);
  add(0, 1'700);  // the present tick
  add(1, 300);    // one that has passed
  EXPECT_EQ(take(2), (Woken{{300, 1}, {1'700, 0}}));
}

TEST_F(AgendaOfFive, TakesTheFirstTickForWhatIsDueBeforeTheBegin) {
  add(0, -5'000);
  EXPECT_EQ(take(0), (Woken{{-5'000, 0}}));
}

TEST_F(AgendaOfFive, DropsWhatLiesAtOrAfterTheEnd) {
  add(0, 9'999);
  add(1, 10'000);
  add(2, 1'000'000'000);
  for (std::int64_t second = 0; second < 9; ++second) {
    EXPECT_EQ(take(second), Woken{});
  }
  EXPECT_EQ(take(9), (Woken{{9'999, 0}}));
  add(3, 9'999);  // only the tick after the last could take it
}

}  // namespace
}  // namespace poai::simulation
