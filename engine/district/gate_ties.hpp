#pragma once
// Ways that tie a gate outside of the district to its network: as long as the straight line, and
// no street.

#include <string_view>

namespace poai::district {

/// The ids of such ways begin with it; imports of timetables make them.
inline constexpr std::string_view kGateTiePrefix = "gate_link_";

[[nodiscard]] inline bool is_gate_tie(std::string_view walkway_id) {
  return walkway_id.starts_with(kGateTiePrefix);
}

}  // namespace poai::district
