#include "engine/geometry/projection.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace poai::geometry {
namespace {

constexpr GeoPoint kOrigin{135.21244, 34.664905};

/// A position within about 20 km of the origin.
GeoPoint some_position() {
  return {kOrigin.lon_deg + *rc::gen::inRange(-200'000, 200'000) * 1e-6,
          kOrigin.lat_deg + *rc::gen::inRange(-200'000, 200'000) * 1e-6};
}

RC_GTEST_PROP(Projection, GivesPositionsBack, ()) {
  static const Projection projection("EPSG:6673", kOrigin);
  const GeoPoint position = some_position();
  const GeoPoint back = projection.to_geographic(projection.to_local(position));
  RC_ASSERT(std::abs(back.lon_deg - position.lon_deg) < 1e-8);  // 1 mm: the rounding of to_local
  RC_ASSERT(std::abs(back.lat_deg - position.lat_deg) < 1e-8);
}

// Great-circle distance on the mean sphere differs from the ellipsoid by up to 0.5 %.
RC_GTEST_PROP(Projection, KeepsDistances, ()) {
  static const Projection projection("EPSG:6673", kOrigin);
  const GeoPoint a = some_position();
  const GeoPoint b = some_position();
  constexpr double kRadians = 3.14159265358979323846 / 180.0;
  const double dx = (b.lon_deg - a.lon_deg) * kRadians *
                    std::cos((a.lat_deg + b.lat_deg) / 2.0 * kRadians) * 6'371'009.0;
  const double dy = (b.lat_deg - a.lat_deg) * kRadians * 6'371'009.0;
  const double sphere_m = std::hypot(dx, dy);
  const double plane_m = distance_m(projection.to_local(a), projection.to_local(b));
  RC_ASSERT(std::abs(plane_m - sphere_m) <= 0.005 * sphere_m + 0.01);
}

}  // namespace
}  // namespace poai::geometry
