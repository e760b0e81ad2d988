#pragma once
// When persons next turn to somebody: at most one moment each, in buckets of 1 s.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::encounters {

/// Adding and removing cost the same however many entries there are; nothing is allocated.
class ProposalCalendar {
 public:
  ProposalCalendar(SimTime begin, SimTime end, std::size_t person_count);

  /// Sets the person's moment; one at or after the end, or before what was taken, is dropped.
  void set(PersonId person, SimTime due);
  void remove(PersonId person);

  /// Moves everybody who is due before `tick_end` (whole seconds, rising by 1 s or more from call
  /// to call) to `due`, in no particular order.
  void take(SimTime tick_end, std::vector<PersonMoment>& due);

  /// The moments of all persons, kNever where there is none; to be written and set again.
  [[nodiscard]] std::span<const std::int32_t> due_ms() const { return due_ms_; }
  static constexpr std::int32_t kNever = INT32_MAX;

  [[nodiscard]] std::size_t bytes() const;

 private:
  [[nodiscard]] std::size_t bucket_of(std::int32_t due_ms) const {
    return static_cast<std::size_t>(due_ms / 1000 - begin_second_);
  }

  std::int32_t begin_second_;
  std::int32_t next_second_;  ///< the first that was not taken
  std::vector<PersonId> first_;
  std::vector<PersonId> next_;
  std::vector<PersonId> previous_;
  std::vector<std::int32_t> due_ms_;
};

}  // namespace poai::encounters
