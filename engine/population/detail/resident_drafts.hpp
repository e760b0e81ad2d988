#pragma once
// Residents before they become rows: ages and sexes that meet the totals, main tours and
// destinations.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/population.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::population::detail {

struct ResidentDraft {
  PersonKey key;
  std::uint8_t age = 0;
  Sex sex = Sex::kMale;
  std::uint8_t household_size = 1;
  std::uint32_t household = 0;  ///< index into the households of the block
  std::uint16_t main_tour = Population::kNoTour;
  bool has_day_off = false;  ///< from work or school, on this type of day
  PlaceId target;
  std::uint32_t outside_block = kNoBlock;  ///< index of the block whose position is held
  std::uint32_t position_ordinal = 0;      ///< in that block
  static constexpr std::uint32_t kNoBlock = 0xffffffffU;
};

struct ResidentDrafts {
  std::vector<std::vector<ResidentDraft>> by_block;        ///< by resident block, then ordinal
  std::vector<std::vector<std::uint8_t>> household_sizes;  ///< by resident block
  std::vector<std::uint32_t> positions_taken;              ///< by outside block
};

/// `resident_counts` and `outside_counts` are the scaled persons of each block. No block gives more
/// positions than it has persons; who finds none has no main tour. Work and school are the same
/// residents' on all types of day; who has the day off has no main tour and no target.
[[nodiscard]] ResidentDrafts draft_residents(const PopulationSpec& spec, DayType day_type,
                                             std::span<const std::uint32_t> resident_counts,
                                             std::span<const std::uint32_t> outside_counts,
                                             const random::Draws& draws, parallel::Threads threads);

}  // namespace poai::population::detail
