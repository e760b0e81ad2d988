#include "engine/population/detail/block_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/population/keys.hpp"

namespace poai::population::detail {
namespace {

/// Spreads the lower 16 bits of x over the even bits.
std::uint32_t spread(std::uint32_t x) {
  x = (x | (x << 8U)) & 0x00ff00ffU;
  x = (x | (x << 4U)) & 0x0f0f0f0fU;
  x = (x | (x << 2U)) & 0x33333333U;
  return (x | (x << 1U)) & 0x55555555U;
}

/// Position on a Morton curve with cells of 4 m around the local origin.
std::uint32_t morton(const geometry::Point& point) {
  const auto cell = [](double metres) {
    return static_cast<std::uint32_t>(std::clamp(metres / 4.0 + 32768.0, 0.0, 65535.0));
  };
  return spread(cell(point.x_m)) | (spread(cell(point.y_m)) << 1U);
}

}  // namespace

std::vector<FlightLoad> load_flights(const district::Flights& flights,
                                     const SynthesisOptions& options, const random::Draws& draws) {
  std::vector<FlightLoad> loads;
  std::map<std::uint64_t, std::uint32_t> repetitions;
  for (std::size_t i = 0; i < flights.size(); ++i) {
    const district::Flight& flight = flights[FlightId(i)];
    if (!operates(flight, options.day_type)) {
      continue;
    }
    const std::uint64_t key = flight_key(flight);
    const std::uint32_t repetition = repetitions[key]++;
    const double expected = flight.seats * flight.load_factor * options.scale;
    const double u = draws.uniform(key, random::Occasion{0}, random::Purpose::kFlight, repetition);
    loads.push_back(
        {FlightId(i), static_cast<std::uint32_t>(std::floor(expected + u)), repetition});
  }
  return loads;
}

std::vector<BlockRows> lay_out(const district::District& district, std::span<const PlaceId> places,
                               std::span<const std::size_t> counts) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t block) {
    return places[block].valid() ? morton(district.places[places[block]].position) : 0U;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  std::vector<BlockRows> rows(places.size());
  std::size_t next = 0;
  for (const std::size_t block : order) {
    rows[block] = {next, counts[block]};
    next += counts[block];
  }
  return rows;
}

}  // namespace poai::population::detail
