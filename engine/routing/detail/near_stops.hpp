#pragma once
// The stops of a network that are near each place: candidates to board or alight at.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/district.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::routing::detail {

struct NearStop {
  StopId stop;
  float effort_m = 0.0F;
};

/// What to do with a place that has no stop within reach.
enum class FarPlaces : std::uint8_t { kTakeNearestStop, kHaveNoStop };

/// Per place up to kMost stops within kReachM of walking effort, nearest first.
class NearStops {
 public:
  static constexpr std::size_t kMost = 4;
  static constexpr double kReachM = 1'800.0;

  NearStops(const district::District& district, const WalkFields& fields,
            const std::vector<StopId>& stops, FarPlaces far_places);

  /// Stops to walk to from the place.
  [[nodiscard]] std::span<const NearStop> from(PlaceId place) const { return from_[place].list(); }
  /// Stops to walk from to the place.
  [[nodiscard]] std::span<const NearStop> to(PlaceId place) const { return to_[place].list(); }

 private:
  struct Row {
    std::array<NearStop, kMost> stops;
    std::uint32_t count = 0;
    [[nodiscard]] std::span<const NearStop> list() const { return {stops.data(), count}; }
  };
  [[nodiscard]] static Row nearest(std::vector<NearStop>& all, FarPlaces far_places);

  Column<PlaceId, Row> from_;
  Column<PlaceId, Row> to_;
};

}  // namespace poai::routing::detail
