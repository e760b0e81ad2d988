#pragma once
// How an airport's terminals work: the steps of arriving and departing passengers, and why they
// travel.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/words.hpp"
#include "engine/district/places.hpp"

namespace poai::district {

/// A mean and a standard deviation; the unit is in the name of what has it.
struct NormalTime {
  double mean = 0.0;
  double sd = 0.0;
};

/// Both ends of a time that is equally likely anywhere between them.
struct TimeSpan {
  double least = 0.0;
  double most = 0.0;
};

/// Servers of one queue: who comes first goes to the first that is free.
struct ServerSettings {
  std::uint32_t servers = 1;
  TimeSpan service_s;
};

/// What domestic and international passengers have for themselves. Indexed by Flight::Kind.
struct PassengerSettings {
  double checked_bag_share = 0.5;
  ServerSettings security;
  std::array<double, kAirPurposeCount> purpose_share{};  ///< adds up to 1
};

/// When a place is open to those who stop there; the whole day unless told.
struct OpenHours {
  SimTime opens = SimTime::at(0);
  SimTime closes = SimTime::at(30);
};

/// Where those of a purpose stop on the island.
struct PurposeSettings {
  std::vector<PlaceKind> places;  ///< kinds; each place weighs as many as work there, at least 1
  NormalTime stay_min;            ///< not of residents, who stay
};

struct Airport {
  double door_open_min = 3.0;  ///< after block-in
  std::uint32_t doors = 1;     ///< of an aircraft
  NormalTime full_cabin_s;     ///< from the first to the last through one door
  double full_cabin_seats = 177.0;
  NormalTime walk_min;               ///< aircraft to kerb, without queues
  TimeSpan first_bag_min;            ///< after block-in
  TimeSpan last_bag_min;             ///< after block-in
  double foreigner_share = 0.0;      ///< of international passengers
  ServerSettings immigration;        ///< foreigners
  ServerSettings immigration_gates;  ///< e-gates: nationals
  ServerSettings customs;
  ServerSettings emigration;
  ServerSettings emigration_gates;
  ServerSettings taxi_rank;
  double taxi_share = 0.0;        ///< of those who go on by car
  double gate_closes_min = 10.0;  ///< before departure
  NormalTime walk_to_gate_min;
  std::array<PassengerSettings, 2> passengers;                  ///< by Flight::Kind
  std::array<PurposeSettings, kAirPurposeCount> purposes;       ///< by AirPurpose
  std::array<OpenHours, kPlaceKindNames.size()> stop_hours;     ///< by PlaceKind
  std::array<double, kStrandedChoiceCount> stranded_weights{};  ///< by StrandedChoice
};

}  // namespace poai::district
