#include "engine/population/detail/air_purposes.hpp"

#include <algorithm>

#include "engine/core/id_range.hpp"
#include "engine/population/pick.hpp"
#include "engine/random/distributions.hpp"

namespace poai::population::detail {
namespace {

constexpr random::Occasion kSynthesis{0};

}  // namespace

AirPurposes::AirPurposes(const district::District& district) : district_(district) {
  if (!district.airport) {
    return;
  }
  for (std::size_t purpose = 0; purpose < kAirPurposeCount; ++purpose) {
    const auto& kinds = district.airport->purposes.at(purpose).places;
    for (const PlaceId id : ids<PlaceId>(district.places.size())) {
      const district::Place& place = district.places[id];
      if (place.area != district::PlaceArea::kMainland &&
          std::find(kinds.begin(), kinds.end(), place.kind) != kinds.end()) {
        stops_.at(purpose).push_back({id, std::max(1.0, static_cast<double>(place.staff))});
      }
    }
  }
}

AirErrand AirPurposes::draw(PersonKey key, district::Flight::Kind kind,
                            const random::Draws& draws) const {
  if (!district_.airport) {
    return {};
  }
  const auto& shares =
      district_.airport->passengers.at(static_cast<std::size_t>(kind)).purpose_share;
  const double purpose_u = draws.uniform(key, kSynthesis, random::Purpose::kAirPurpose, 0);
  const std::size_t purpose = random::weighted_index(purpose_u, shares);
  AirErrand errand{static_cast<AirPurpose>(purpose), PlaceId::none()};
  const std::vector<Stop>& stops = stops_.at(purpose);
  if (!stops.empty()) {
    const double stop_u = draws.uniform(key, kSynthesis, random::Purpose::kAirPurpose, 1);
    errand.stop = pick(stop_u, std::span<const Stop>(stops)).place;
  }
  return errand;
}

}  // namespace poai::population::detail
