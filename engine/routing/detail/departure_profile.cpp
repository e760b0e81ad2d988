#include "engine/routing/detail/departure_profile.hpp"

#include <algorithm>
#include <utility>

namespace poai::routing::detail {

DepartureProfile::DepartureProfile(std::vector<Connection> connections)
    : connections_(std::move(connections)) {
  std::sort(connections_.begin(), connections_.end(), [](const Connection& a, const Connection& b) {
    return std::pair(a.departure, b.arrival) > std::pair(b.departure, a.arrival);
  });
  SimTime best = SimTime::never();
  std::erase_if(connections_, [&best](const Connection& connection) {
    const bool beaten = connection.arrival >= best;
    best = std::min(best, connection.arrival);
    return beaten;
  });
  std::reverse(connections_.begin(), connections_.end());
}

const Connection* DepartureProfile::first_from(SimTime time) const {
  const auto found = std::lower_bound(
      connections_.begin(), connections_.end(), time,
      [](const Connection& connection, SimTime t) { return connection.departure < t; });
  return found == connections_.end() ? nullptr : &*found;
}

std::optional<double> DepartureProfile::mean_time_s(SimTime begin, SimTime end) const {
  const Connection* next = first_from(begin);
  if (next == nullptr) {
    return std::nullopt;
  }
  const SimTime last = std::min(end, last_departure());
  if (last == begin) {
    return (next->arrival - begin).in_seconds();
  }
  double area_s2 = 0.0;
  for (SimTime from = begin; from < last; ++next) {
    const SimTime to = std::min(next->departure, last);
    const double longest_s = (next->arrival - from).in_seconds();
    const double shortest_s = (next->arrival - to).in_seconds();
    area_s2 += (to - from).in_seconds() * 0.5 * (longest_s + shortest_s);
    from = to;
  }
  return area_s2 / (last - begin).in_seconds();
}

DepartureProfile::Means DepartureProfile::mean_ride(SimTime begin, SimTime end) const {
  const Connection* next = first_from(begin);
  if (next == nullptr) {
    return {};
  }
  const SimTime last = std::min(end, last_departure());
  if (last == begin) {
    return {(next->arrival - next->departure).in_seconds(), next->crowding_s};
  }
  Means sum;
  for (SimTime from = begin; from < last; ++next) {
    const SimTime to = std::min(next->departure, last);
    const double share = (to - from).in_seconds() / (last - begin).in_seconds();
    sum.aboard_s += share * (next->arrival - next->departure).in_seconds();
    sum.crowding_s += share * next->crowding_s;
    from = to;
  }
  return sum;
}

DepartureProfile chain(const DepartureProfile& first, const DepartureProfile& second,
                       Duration least_change) {
  std::vector<Connection> chained;
  for (const Connection& ride : first.connections()) {
    const Connection* onward = second.first_from(ride.arrival + least_change);
    if (onward != nullptr) {
      chained.push_back({ride.departure, onward->arrival, ride.crowding_s + onward->crowding_s});
    }
  }
  return DepartureProfile(std::move(chained));
}

}  // namespace poai::routing::detail
