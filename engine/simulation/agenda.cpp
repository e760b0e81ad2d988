#include "engine/simulation/agenda.hpp"

#include <algorithm>

#include "engine/core/contracts.hpp"

namespace poai::simulation {
namespace {

constexpr std::int64_t kTickMs = 1'000;

bool earlier(const PersonMoment& a, const PersonMoment& b) {
  return a.time != b.time ? a.time < b.time : a.person < b.person;
}

}  // namespace

Agenda::Agenda(SimTime begin, SimTime end, std::size_t person_count)
    : begin_second_(begin.ms / kTickMs),
      now_second_(begin_second_ - 1),
      first_(static_cast<std::size_t>((end - begin).ms / kTickMs)),
      entries_(person_count) {}

void Agenda::add(PersonId person, SimTime due) {
  const std::int64_t second = std::max(due.ms / kTickMs, now_second_ + 1);
  const auto bucket = static_cast<std::size_t>(second - begin_second_);
  if (bucket >= first_.size()) {
    return;
  }
  expects(!entries_[person].is_waiting, "a person has at most one entry");
  entries_[person] = {due.ms, first_[bucket], true};
  first_[bucket] = person;
}

void Agenda::take(SimTime tick_begin, std::vector<PersonMoment>& woken) {
  now_second_ = tick_begin.ms / kTickMs;
  PersonId& first = first_[static_cast<std::size_t>(now_second_ - begin_second_)];
  woken.clear();
  for (PersonId person = first; person.valid(); person = entries_[person].next) {
    entries_[person].is_waiting = false;
    woken.push_back({{entries_[person].due_ms}, person});
  }
  first = PersonId::none();
  std::sort(woken.begin(), woken.end(), earlier);
}

}  // namespace poai::simulation
