#pragma once
// The days of a run so far: who met, and what became of the ties.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/encounters/contact_book.hpp"
#include "engine/encounters/ties.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::encounters {

/// One day; persons and pairs as they were simulated.
struct TieDay {
  std::uint64_t contacts = 0;
  std::uint64_t pairs = 0;       ///< that met
  std::uint64_t seen_again = 0;  ///< of the pairs of the day before, those that met on this one too
  std::uint64_t new_ties = 0;
  std::uint64_t lost_ties = 0;  ///< forgotten
  std::uint64_t ties = 0;       ///< in the evening
};

struct TieHistory {
  std::vector<TieDay> days;
  std::vector<std::uint64_t> met_last;  ///< pair_entity of who met on the last of them, sorted
  std::vector<std::uint64_t> met;       ///< the same of who met on any of them
  std::uint64_t state_hash = 0;         ///< of the run up to there

  /// Appends the day on which `pairs` met, with the ties before and after it.
  void add_day(std::span<const MetPair> pairs, const TieGraph& morning, const TieGraph& evening,
               const Column<PersonId, PersonKey>& keys);
  void checkpoint(storage::Archive& archive);
};

/// Writes ties, or takes over what was written of the same persons.
void checkpoint_ties(storage::Archive& archive, TieGraph& ties,
                     const Column<PersonId, PersonKey>& keys);

}  // namespace poai::encounters
