#pragma once
// When persons next turn to somebody: at most one moment each, in buckets of 1 s.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::encounters {

/// Setting and removing cost the same however many entries there are. A moment that was removed
/// stays in its bucket until its second comes, and is passed over then: nothing of other persons is
/// touched.
class ProposalCalendar {
 public:
  /// `keys` must outlive the calendar.
  ProposalCalendar(SimTime begin, SimTime end, const Column<PersonId, PersonKey>& keys);

  /// Sets the person's moment; one at or after the end is dropped. It lies after what was taken.
  void set(PersonId person, SimTime due);
  void remove(PersonId person) { due_ms_[person.index()] = kNever; }

  /// The moments before `tick_end` (whole seconds, rising by 1 s or more from call to call) can be
  /// taken from now on, those too that are set later.
  void open(SimTime tick_end);
  /// The earliest that can be taken; SimTime::never() if there is none.
  [[nodiscard]] SimTime next_time();
  /// Takes it out; there must be one. Persons of the same moment come in an order of their keys.
  PersonMoment take_next();

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
  /// A moment that can be taken.
  struct Open {
    std::int32_t due_ms = kNever;
    PersonId person;
    std::uint64_t order = 0;  ///< hash of the person's key
  };

  [[nodiscard]] static bool is_later(const Open& x, const Open& y);
  [[nodiscard]] std::uint32_t free_entry();
  [[nodiscard]] Open open_of(PersonId person, std::int32_t due_ms) const;
  void drop_first();

  const Column<PersonId, PersonKey>& keys_;
  std::int32_t begin_second_;
  std::int32_t next_second_;  ///< the first that is not open
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
  std::uint32_t first_free_ = kEnd;
  std::vector<std::int32_t> due_ms_;
  std::vector<Open> open_;  ///< a heap
};

}  // namespace poai::encounters
