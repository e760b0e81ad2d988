#include "engine/encounters/proposal_calendar.hpp"

#include <algorithm>
#include <utility>

namespace poai::encounters {

ProposalCalendar::ProposalCalendar(SimTime begin, SimTime end, std::size_t person_count)
    : begin_second_(static_cast<std::int32_t>(begin.ms / 1000)),
      next_second_(begin_second_),
      first_(static_cast<std::size_t>(std::max<std::int64_t>(0, end.ms / 1000 - begin_second_)),
             kEnd),
      due_ms_(person_count, kNever) {}

std::uint32_t ProposalCalendar::free_entry() {
  if (first_free_ == kEnd) {
    entries_.emplace_back();
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  const std::uint32_t entry = first_free_;
  first_free_ = entries_[entry].next;
  return entry;
}

void ProposalCalendar::set(PersonId person, SimTime due) {
  remove(person);
  const std::int64_t second = due.ms / 1000;
  if (second < next_second_ || second >= begin_second_ + static_cast<std::int64_t>(first_.size())) {
    return;
  }
  const auto due_ms = static_cast<std::int32_t>(due.ms);
  std::uint32_t& head = first_[static_cast<std::size_t>(second - begin_second_)];
  const std::uint32_t entry = free_entry();
  entries_[entry] = {.person = person, .due_ms = due_ms, .next = head};
  head = entry;
  due_ms_[person.index()] = due_ms;
}

void ProposalCalendar::take(SimTime tick_end, std::vector<PersonMoment>& due) {
  const auto last = std::min<std::int64_t>(
      tick_end.ms / 1000, begin_second_ + static_cast<std::int64_t>(first_.size()));
  for (; next_second_ < last; ++next_second_) {
    std::uint32_t& head = first_[static_cast<std::size_t>(next_second_ - begin_second_)];
    while (head != kEnd) {
      Entry& entry = entries_[head];
      std::int32_t& present_ms = due_ms_[entry.person.index()];
      if (present_ms == entry.due_ms) {
        due.push_back({{entry.due_ms}, entry.person});
        present_ms = kNever;
      }
      const std::uint32_t next = std::exchange(entry.next, first_free_);
      first_free_ = std::exchange(head, next);
    }
  }
}

std::size_t ProposalCalendar::bytes() const {
  return sizeof(std::uint32_t) * first_.capacity() + sizeof(Entry) * entries_.capacity() +
         sizeof(std::int32_t) * due_ms_.capacity();
}

}  // namespace poai::encounters
