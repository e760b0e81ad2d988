#pragma once
// The calendar of persons: who has something to do in which second. An idle person costs nothing.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::simulation {

/// Each person has at most one entry. Buckets of 1 s over the run; lists run through a column,
/// nothing is allocated.
class Agenda {
 public:
  Agenda(SimTime begin, SimTime end, std::size_t person_count);

  /// Wakes `person` at `due`; in the next tick if `due` lies in the present one or before. What
  /// lies at or after the end is dropped. Throws ContractViolation if the person waits already.
  void add(PersonId person, SimTime due);

  /// Moves on to the tick that begins at `tick_begin` and fills `woken` in the order (time,
  /// person).
  void take(SimTime tick_begin, std::vector<PersonMoment>& woken);

  /// Whether the person has an entry in a tick to come.
  [[nodiscard]] bool is_waiting(PersonId person) const { return entries_[person].is_waiting; }

  /// Writes the entries, or takes over those of an agenda of the same times and persons.
  void checkpoint(storage::Archive& archive);

  [[nodiscard]] std::size_t bytes() const { return entries_.bytes() + first_.capacity() * 4; }

 private:
  struct Entry {
    std::int64_t due_ms = 0;
    PersonId next;
    bool is_waiting = false;
  };

  std::int64_t begin_second_;
  std::int64_t now_second_;
  std::vector<PersonId> first_;  ///< of each bucket
  Column<PersonId, Entry> entries_;
};

}  // namespace poai::simulation
