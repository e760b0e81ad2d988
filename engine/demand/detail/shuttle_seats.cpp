#include "engine/demand/detail/shuttle_seats.hpp"

#include <algorithm>
#include <cmath>

namespace poai::demand::detail {

std::optional<std::size_t> departure_at(const EmployerShuttle& shuttle, SimTime time) {
  if (time < shuttle.from) {
    return std::nullopt;
  }
  const std::int64_t waited_ms = time.ms - shuttle.from.ms;
  const std::int64_t departure = (waited_ms + shuttle.headway.ms - 1) / shuttle.headway.ms;
  const bool leaves = shuttle.from.ms + departure * shuttle.headway.ms <= shuttle.until.ms;
  return leaves ? std::optional(static_cast<std::size_t>(departure)) : std::nullopt;
}

std::uint32_t ShuttleSeats::room(std::size_t departure) const {
  const auto whole_until = [this](std::size_t departures) {
    return static_cast<std::uint32_t>(std::floor(seats_ * static_cast<double>(departures)));
  };
  return whole_until(departure + 1) - whole_until(departure);
}

std::uint32_t& ShuttleSeats::taken(const ShuttleRide& ride) {
  std::vector<std::uint32_t>& of_way = taken_.at(static_cast<std::size_t>(ride.way));
  if (of_way.size() <= ride.departure) {
    of_way.resize(ride.departure + 1, 0);
  }
  return of_way[ride.departure];
}

bool ShuttleSeats::take(std::span<const ShuttleRide> rides) {
  bool is_seated = true;
  for (const ShuttleRide& ride : rides) {
    is_seated = ++taken(ride) <= room(ride.departure) && is_seated;
  }
  if (!is_seated) {
    for (const ShuttleRide& ride : rides) {
      --taken(ride);
    }
  }
  return is_seated;
}

}  // namespace poai::demand::detail
