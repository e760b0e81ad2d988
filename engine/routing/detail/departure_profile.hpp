#pragma once
// Departure profiles: when to leave one stop and when that brings one to another, without the
// departures that a later one beats.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::routing::detail {

struct Connection {
  SimTime departure;
  SimTime arrival;
  double crowding_s = 0.0;  ///< felt on top of the ride
};

/// Departures and arrivals both rise strictly from entry to entry.
class DepartureProfile {
 public:
  DepartureProfile() = default;
  /// In any order; beaten connections are dropped.
  explicit DepartureProfile(std::vector<Connection> connections);

  [[nodiscard]] bool empty() const { return connections_.empty(); }
  [[nodiscard]] const std::vector<Connection>& connections() const { return connections_; }
  [[nodiscard]] SimTime last_departure() const { return connections_.back().departure; }

  /// The first that leaves at `time` or later; null if none.
  [[nodiscard]] const Connection* first_from(SimTime time) const;

  /// Mean of (earliest arrival - t) in seconds over all moments t of [begin, end) up to the last
  /// departure; nothing if that is over.
  [[nodiscard]] std::optional<double> mean_time_s(SimTime begin, SimTime end) const;

  /// Means over the same moments of what the next departure is like.
  struct Means {
    double aboard_s = 0.0;  ///< from departure to arrival
    double crowding_s = 0.0;
  };
  [[nodiscard]] Means mean_ride(SimTime begin, SimTime end) const;

 private:
  std::vector<Connection> connections_;
};

/// Rides of `first`, then of `second` with at least `least_change` in between.
[[nodiscard]] DepartureProfile chain(const DepartureProfile& first, const DepartureProfile& second,
                                     Duration least_change);

}  // namespace poai::routing::detail
