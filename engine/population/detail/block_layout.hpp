#pragma once
// Which rows of the population belong to which block.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/district/district.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/population/synthesis.hpp"
#include "engine/random/draws.hpp"

namespace poai::population::detail {

/// Passengers of one flight of the day.
struct FlightLoad {
  FlightId flight;
  std::uint32_t passengers = 0;
  std::uint32_t repetition = 0;  ///< earlier flights of the day with the same key
};

/// The flights that operate on the day; seats x load factor x scale, rounded by a keyed draw.
[[nodiscard]] std::vector<FlightLoad> load_flights(const district::Flights& flights,
                                                   const SynthesisOptions& options,
                                                   const random::Draws& draws);

/// Persons of a block in consecutive rows.
struct BlockRows {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// Rows of each block: blocks are laid out along a Morton curve through their places, so that
/// neighbours in space are neighbours in memory; equal ones in the order of the blocks.
[[nodiscard]] std::vector<BlockRows> lay_out(const district::District& district,
                                             std::span<const PlaceId> places,
                                             std::span<const std::size_t> counts);

}  // namespace poai::population::detail
