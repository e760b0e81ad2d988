#pragma once
// Where residents are registered.

#include <string_view>

#include "engine/population/population.hpp"

namespace poai::population {

/// Of a resident: "nakamachi_2" of the block "residents_nakamachi_2", because residents are counted
/// by chome (a block of a town); a block whose id begins otherwise is its own. The text belongs to
/// `people`.
[[nodiscard]] inline std::string_view chome_of(const Population& people, PersonId resident) {
  constexpr std::string_view kPrefix = "residents_";
  const std::string_view block = people.block_id[people.block[resident]];
  return block.starts_with(kPrefix) ? block.substr(kPrefix.size()) : block;
}

}  // namespace poai::population
