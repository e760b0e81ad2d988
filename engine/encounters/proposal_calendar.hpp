#pragma once
// When persons next turn to somebody: at most one moment each, in buckets of 1 s.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::encounters {

/// Setting and removing cost the same however many entries there are. A moment that was removed
/// stays in its bucket until its second comes, and is passed over then: nothing of other persons is
/// touched.
class ProposalCalendar {
 public:
  ProposalCalendar(SimTime begin, SimTime end, std::size_t person_count);

  /// Sets the person's moment; one at or after the end, or before what was taken, is dropped.
  void set(PersonId person, SimTime due);
  void remove(PersonId person) { due_ms_[person.index()] = kNever; }

  /// Moves everybody who is due before `tick_end` (whole seconds, rising by 1 s or more from call
  /// to call) to `due`, in no particular order.
  void take(SimTime tick_end, std::vector<PersonMoment>& due);

  /// Asks for what is about to be read of a person. Changes nothing.
  void fetch(PersonId person) const { __builtin_prefetch(&due_ms_[person.index()]); }

  /// The moments of all persons, kNever where there is none; to be written and set again.
  [[nodiscard]] std::span<const std::int32_t> due_ms() const { return due_ms_; }
  static constexpr std::int32_t kNever = INT32_MAX;

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kEnd = 0xffffffffU;

  /// A moment in the list of its bucket, or a free entry.
  struct Entry {
    PersonId person;
    std::int32_t due_ms = kNever;
    std::uint32_t next = kEnd;
  };

  [[nodiscard]] std::uint32_t free_entry();

  std::int32_t begin_second_;
  std::int32_t next_second_;  ///< the first that was not taken
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
  std::uint32_t first_free_ = kEnd;
  std::vector<std::int32_t> due_ms_;
};

}  // namespace poai::encounters
