// Where lunch is wanted, and how many seats are near.

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/district/places.hpp"
#include "viz/render/theme_look.hpp"
#include "viz/render/theme_scenes.hpp"

namespace poai::viz {
namespace {

/// From this class on a place is short of seats.
constexpr std::size_t kShortOfSeats = 2;

double sum(const std::vector<std::uint32_t>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void name_the_worst(LunchDesertTheme& theme) {
  constexpr int kNamed = 6;
  int named = 0;
  for (LunchNeed& need : theme.places) {
    if (named < kNamed && need.wanted > 0.0 && look::desert_class(need) >= kShortOfSeats) {
      need.is_named = true;
      ++named;
    }
  }
}

}  // namespace

LunchDesertTheme lunch_desert_of(const output::RunFile& run) {
  const output::PlaceTable places = run.places();
  const auto wanted = run.column<std::uint32_t>("lunch/demand");
  const auto unserved = run.column<std::uint32_t>("lunch/unserved");
  const auto wanted_near = run.column<std::uint32_t>("lunch/demand_near");
  const auto seats_near = run.column<std::uint32_t>("lunch/seats_near");
  const std::size_t rows = std::min(
      {places.id.size(), wanted.size(), unserved.size(), wanted_near.size(), seats_near.size()});
  const double scale = run.info().scale;
  LunchDesertTheme theme;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto service = static_cast<district::ServiceKind>(places.service[row]);
    const bool serves_meals = service != district::ServiceKind::kLounge;
    const LunchNeed need{
        .position = {static_cast<double>(places.x_m[row]), static_cast<double>(places.y_m[row])},
        .name_ja = places.name_ja[row],
        .name_en = places.name_en[row],
        .wanted = wanted[row] / scale,
        .unserved = unserved[row] / scale,
        .wanted_near = wanted_near[row] / scale,
        .seats_near = static_cast<double>(seats_near[row]),
        .seats = serves_meals ? static_cast<double>(places.seats[row]) : 0.0};
    if (need.wanted > 0.0 || need.seats > 0.0) {
      theme.places.push_back(need);
    }
  }
  std::stable_sort(theme.places.begin(), theme.places.end(),
                   [](const LunchNeed& a, const LunchNeed& b) { return a.wanted > b.wanted; });
  theme.wanted = sum(wanted) / scale;
  theme.unserved = sum(unserved) / scale;
  name_the_worst(theme);
  return theme;
}

}  // namespace poai::viz
