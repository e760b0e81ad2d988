#pragma once
// Why somebody got nothing at a place.

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/core/event.hpp"

namespace poai::metrics {

/// Why what was wanted from a place was not got: no place in reach, or how the last visit ended.
/// Append only.
enum class UnservedReason : std::uint8_t { kNoPlace, kBalked, kReneged, kSoldOut, kClosed };
inline constexpr std::array<std::string_view, 5> kUnservedReasonNames = {
    "no_place", "balked", "reneged", "sold_out", "closed"};

/// What a search that ends with this visit ends with.
[[nodiscard]] UnservedReason reason_of(VenueOutcome outcome);

}  // namespace poai::metrics
