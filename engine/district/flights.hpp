#pragma once
// Flights: when aircraft reach and leave the stands, and how many people they carry.

#include <cstdint>
#include <optional>
#include <string>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::district {

struct Flight {
  enum class Direction : std::uint8_t { kArrival, kDeparture };
  enum class Kind : std::uint8_t { kDomestic, kInternational };

  SimTime time;  ///< block-in of an arrival, block-out of a departure
  Direction direction = Direction::kArrival;
  Kind kind = Kind::kDomestic;
  std::string airline;
  std::string number;
  std::string other_end;
  std::uint32_t seats = 0;
  double load_factor = 0.0;  ///< 0 to 1
  double delay_sd_min = 0.0;
  PlaceId terminal;
  bool on_weekdays = true;
  bool on_weekends = true;
  /// When its passengers learn that it does not go; nothing: it goes.
  std::optional<SimTime> cancelled_at;
  Duration late;  ///< beyond its usual delays, without anybody knowing before; never negative
};

using Flights = Column<FlightId, Flight>;

}  // namespace poai::district
