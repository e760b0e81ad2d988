#pragma once
// What of a walkway's properties says how people get onto it or are carried along it.

#include <array>
#include <string_view>

#include "engine/district/walk_network.hpp"
#include "engine/formats/geojson.hpp"

namespace poai::district {

inline constexpr std::array<std::string_view, 7> kPassageProperties = {
    "flow_per_s", "speed_mps", "ride_s", "cycle_s", "green_s", "offset_s", "places"};

/// Reads them for a walkway of the kind; what does not fit the kind is reported.
[[nodiscard]] Passage read_passage(const formats::Feature& feature, WalkwayKind kind,
                                   double length_m, double width_m);

}  // namespace poai::district
