#include "engine/encounters/proposal_calendar.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"

namespace poai::encounters {

ProposalCalendar::ProposalCalendar(SimTime begin, SimTime end,
                                   const Column<PersonId, PersonKey>& keys)
    : keys_(keys),
      begin_second_(static_cast<std::int32_t>(begin.ms / 1000)),
      next_second_(begin_second_),
      first_(static_cast<std::size_t>(std::max<std::int64_t>(0, end.ms / 1000 - begin_second_)),
             kEnd),
      due_ms_(keys.size(), kNever) {}

bool ProposalCalendar::is_later(const Open& x, const Open& y) {
  return std::pair(x.due_ms, x.order) > std::pair(y.due_ms, y.order);
}

ProposalCalendar::Open ProposalCalendar::open_of(PersonId person, std::int32_t due_ms) const {
  return {.due_ms = due_ms, .person = person, .order = mix64(keys_[person].value)};
}

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
  if (second >= begin_second_ + static_cast<std::int64_t>(first_.size())) {
    return;
  }
  const auto due_ms = static_cast<std::int32_t>(due.ms);
  due_ms_[person.index()] = due_ms;
  if (second < next_second_) {
    open_.push_back(open_of(person, due_ms));
    std::push_heap(open_.begin(), open_.end(), is_later);
    return;
  }
  std::uint32_t& head = first_[static_cast<std::size_t>(second - begin_second_)];
  const std::uint32_t entry = free_entry();
  entries_[entry] = {.person = person, .due_ms = due_ms, .next = head};
  head = entry;
}

void ProposalCalendar::open(SimTime tick_end) {
  const auto last = std::min<std::int64_t>(
      tick_end.ms / 1000, begin_second_ + static_cast<std::int64_t>(first_.size()));
  for (; next_second_ < last; ++next_second_) {
    std::uint32_t& head = first_[static_cast<std::size_t>(next_second_ - begin_second_)];
    while (head != kEnd) {
      Entry& entry = entries_[head];
      if (due_ms_[entry.person.index()] == entry.due_ms) {
        open_.push_back(open_of(entry.person, entry.due_ms));
      }
      const std::uint32_t next = std::exchange(entry.next, first_free_);
      first_free_ = std::exchange(head, next);
    }
  }
  std::make_heap(open_.begin(), open_.end(), is_later);
}

void ProposalCalendar::drop_first() {
  std::pop_heap(open_.begin(), open_.end(), is_later);
  open_.pop_back();
}

SimTime ProposalCalendar::next_time() {
  while (!open_.empty() && due_ms_[open_.front().person.index()] != open_.front().due_ms) {
    drop_first();
  }
  return open_.empty() ? SimTime::never() : SimTime{open_.front().due_ms};
}

PersonMoment ProposalCalendar::take_next() {
  const SimTime time = next_time();
  expects(!open_.empty(), "somebody turns to others");
  const PersonId person = open_.front().person;
  drop_first();
  remove(person);
  return {time, person};
}

std::size_t ProposalCalendar::bytes() const {
  return sizeof(std::uint32_t) * first_.capacity() + sizeof(Entry) * entries_.capacity() +
         sizeof(std::int32_t) * due_ms_.capacity() + sizeof(Open) * open_.capacity();
}

}  // namespace poai::encounters
