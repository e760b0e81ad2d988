#pragma once
// How much of the district a map shows.

#include <array>
#include <cstdint>
#include <string_view>

namespace poai::viz {

enum class MapArea : std::uint8_t {
  kAll,     ///< all land and stations
  kCentre,  ///< where most buildings stand: larger, with little sea
};
inline constexpr std::array<std::string_view, 2> kMapAreaNames = {"all", "centre"};

}  // namespace poai::viz
