#include "engine/metrics/convergence.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "engine/core/contracts.hpp"
#include "engine/metrics/day_record.hpp"

namespace poai::metrics {
namespace {

constexpr Duration kHour = Duration::hours(1);
constexpr std::size_t kHours = 30;

std::vector<std::uint32_t> guests_by_hour(const VenueObserver& venues, std::size_t places) {
  std::vector<std::uint32_t> guests(places * kHours, 0);
  const PlaceSeries& series = venues.series();
  for (std::size_t bin = 0; bin < series.arrivals.rows(); ++bin) {
    const auto hour = static_cast<std::size_t>((venues.bins().begin_of(bin) - SimTime{}) / kHour);
    for (std::size_t column = 0; column < series.places.size(); ++column) {
      guests[series.places[column].index() * kHours + hour] += series.arrivals.at(bin, column);
    }
  }
  return guests;
}

}  // namespace

DayFlows flows_of(const DayRecord& record) {
  DayFlows flows;
  const auto passengers = record.transit().sections().passengers.values();
  flows.sections.assign(passengers.begin(), passengers.end());
  flows.places = guests_by_hour(record.venues(), record.world().district.places.size());
  for (int mode = 0; mode < kModeCount; ++mode) {
    flows.modes.push_back(
        static_cast<std::uint32_t>(record.tally().trips_by(static_cast<Mode>(mode))));
  }
  return flows;
}

double change_share(const std::vector<std::uint32_t>& before,
                    const std::vector<std::uint32_t>& now) {
  expects(before.size() == now.size(), "flows of two days are of the same things");
  std::uint64_t changes = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    changes += std::max(before[i], now[i]) - std::min(before[i], now[i]);
  }
  const auto total = std::accumulate(now.begin(), now.end(), std::uint64_t{0});
  return changes == 0 ? 0.0
                      : static_cast<double>(changes) /
                            static_cast<double>(std::max(total, std::uint64_t{1}));
}

double IterationRow::change() const {
  return std::max({section_change, place_change, mode_change});
}

}  // namespace poai::metrics
