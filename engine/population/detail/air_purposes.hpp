#pragma once
// Why air passengers travel, and where on the island those stop who have something to do there.

#include <array>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/district/district.hpp"
#include "engine/random/draws.hpp"

namespace poai::population::detail {

struct AirErrand {
  AirPurpose purpose = AirPurpose::kTransfer;
  PlaceId stop;  ///< none: straight on
};

class AirPurposes {
 public:
  /// `district` must outlive this.
  explicit AirPurposes(const district::District& district);

  /// A function of the passenger's key: by the shares of the airport file, and there a place by its
  /// weight. A transfer without an airport file, and without a stop where no place fits.
  [[nodiscard]] AirErrand draw(PersonKey key, district::Flight::Kind kind,
                               const random::Draws& draws) const;

 private:
  struct Stop {
    PlaceId place;
    double weight = 1.0;
  };

  const district::District& district_;
  std::array<std::vector<Stop>, kAirPurposeCount> stops_;
};

}  // namespace poai::population::detail
