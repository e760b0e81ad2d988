#include "engine/demand/air_travel.hpp"

#include <cmath>

#include "engine/population/keys.hpp"
#include "engine/random/distributions.hpp"

namespace poai::demand {
namespace {

constexpr double kMostEarlyMin = 10.0;  // (estimate) of arrivals
constexpr double kMostLateDeviations = 3.0;

}  // namespace

SimTime actual_time(const district::Flight& flight, std::uint32_t day, random::Draws draws) {
  if (flight.delay_sd_min <= 0.0) {
    return flight.time + flight.late;
  }
  const double u = draws.uniform(population::flight_key(flight), random::Occasion::on(day, 0),
                                 random::Purpose::kFlightDelay);
  const bool arrives = flight.direction == district::Flight::Direction::kArrival;
  const double delay_min =
      random::truncated_normal(u, 0.0, flight.delay_sd_min, arrives ? -kMostEarlyMin : 0.0,
                               kMostLateDeviations * flight.delay_sd_min);
  return flight.time + flight.late + Duration{std::llround(delay_min * 60'000.0)};
}

}  // namespace poai::demand
