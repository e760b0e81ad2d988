#include "engine/encounters/proposal_calendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace poai::encounters {
namespace {

std::vector<std::size_t> taken(ProposalCalendar& calendar, SimTime end) {
  std::vector<PersonMoment> due;
  calendar.take(end, due);
  std::vector<std::size_t> persons;
  for (const PersonMoment& moment : due) {
    persons.push_back(moment.person.index());
  }
  std::sort(persons.begin(), persons.end());
  return persons;
}

TEST(ProposalCalendar, GivesEverybodyWhoIsDueBeforeTheEndOfTheTickOnce) {
  ProposalCalendar calendar(SimTime::at(9), SimTime::at(10), 3);
  calendar.set(PersonId(0), SimTime::at(9, 0, 5));
  calendar.set(PersonId(1), SimTime::at(9, 0, 5) + Duration{999});
  calendar.set(PersonId(2), SimTime::at(9, 0, 6));
  EXPECT_EQ(taken(calendar, SimTime::at(9, 0, 6)), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(taken(calendar, SimTime::at(9, 30)), (std::vector<std::size_t>{2}));
}

TEST(ProposalCalendar, ForgetsTheMomentBefore) {
  ProposalCalendar calendar(SimTime::at(9), SimTime::at(10), 3);
  for (std::size_t i = 0; i < 3; ++i) {
    calendar.set(PersonId(i), SimTime::at(9, 0, 5));
  }
  calendar.remove(PersonId(1));
  calendar.set(PersonId(2), SimTime::at(9, 20));
  EXPECT_EQ(taken(calendar, SimTime::at(9, 10)), (std::vector<std::size_t>{0}));
  EXPECT_EQ(taken(calendar, SimTime::at(9, 30)), (std::vector<std::size_t>{2}));
}

TEST(ProposalCalendar, DropsWhatLiesAfterTheEnd) {
  ProposalCalendar calendar(SimTime::at(9), SimTime::at(10), 1);
  calendar.set(PersonId(0), SimTime::at(10));
  EXPECT_EQ(calendar.due_ms()[0], ProposalCalendar::kNever);
  EXPECT_TRUE(taken(calendar, SimTime::at(11)).empty());
}

}  // namespace
}  // namespace poai::encounters
