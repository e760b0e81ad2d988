#include "engine/encounters/proposal_calendar.hpp"

#include <algorithm>

namespace poai::encounters {

ProposalCalendar::ProposalCalendar(SimTime begin, SimTime end, std::size_t person_count)
    : begin_second_(static_cast<std::int32_t>(begin.ms / 1000)),
      next_second_(begin_second_),
      first_(static_cast<std::size_t>(std::max<std::int64_t>(0, end.ms / 1000 - begin_second_))),
      next_(person_count),
      previous_(person_count),
      due_ms_(person_count, kNever) {}

void ProposalCalendar::set(PersonId person, SimTime due) {
  remove(person);
  const std::int64_t second = due.ms / 1000;
  if (second < next_second_ || second >= begin_second_ + static_cast<std::int64_t>(first_.size())) {
    return;
  }
  const std::size_t i = person.index();
  due_ms_[i] = static_cast<std::int32_t>(due.ms);
  PersonId& head = first_[bucket_of(due_ms_[i])];
  next_[i] = head;
  previous_[i] = PersonId::none();
  if (head.valid()) {
    previous_[head.index()] = person;
  }
  head = person;
}

void ProposalCalendar::remove(PersonId person) {
  const std::size_t i = person.index();
  if (due_ms_[i] == kNever) {
    return;
  }
  if (previous_[i].valid()) {
    next_[previous_[i].index()] = next_[i];
  } else {
    first_[bucket_of(due_ms_[i])] = next_[i];
  }
  if (next_[i].valid()) {
    previous_[next_[i].index()] = previous_[i];
  }
  due_ms_[i] = kNever;
}

void ProposalCalendar::take(SimTime tick_end, std::vector<PersonMoment>& due) {
  const auto last = std::min<std::int64_t>(
      tick_end.ms / 1000, begin_second_ + static_cast<std::int64_t>(first_.size()));
  for (; next_second_ < last; ++next_second_) {
    PersonId& head = first_[static_cast<std::size_t>(next_second_ - begin_second_)];
    for (PersonId person = head; person.valid(); person = next_[person.index()]) {
      due.push_back({{due_ms_[person.index()]}, person});
      due_ms_[person.index()] = kNever;
    }
    head = PersonId::none();
  }
}

std::size_t ProposalCalendar::bytes() const {
  return sizeof(PersonId) * (first_.capacity() + next_.capacity() + previous_.capacity()) +
         sizeof(std::int32_t) * due_ms_.capacity();
}

}  // namespace poai::encounters
