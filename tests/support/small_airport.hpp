#pragma once
// Terminals whose times are certain, for the flights of the small island: tests change what they
// are about.

#include "engine/district/airport.hpp"

namespace poai::test {

/// Everybody is a national without bags who goes straight on; one person leaves the aircraft every
/// 2 s from 3 min after block-in, walks 6 min to the kerb and 4 min to the gate; each of two
/// security lanes takes 10 s a person; gates close 10 min before departure.
inline district::Airport small_airport() {
  district::Airport airport;
  airport.door_open_min = 3.0;
  airport.full_cabin_s = {200.0, 0.0};
  airport.full_cabin_seats = 100.0;
  airport.walk_min = {6.0, 0.0};
  airport.first_bag_min = {10.0, 10.0};
  airport.last_bag_min = {20.0, 20.0};
  airport.immigration = {.servers = 2, .service_s = {60.0, 60.0}};
  airport.immigration_gates = {.servers = 1, .service_s = {15.0, 15.0}};
  airport.customs = {.servers = 1, .service_s = {1.0, 1.0}};
  airport.emigration = {.servers = 2, .service_s = {60.0, 60.0}};
  airport.emigration_gates = {.servers = 1, .service_s = {15.0, 15.0}};
  airport.taxi_rank = {.servers = 1, .service_s = {30.0, 30.0}};
  airport.gate_closes_min = 10.0;
  airport.walk_to_gate_min = {4.0, 0.0};
  for (district::PassengerSettings& passengers : airport.passengers) {
    passengers.checked_bag_share = 0.0;
    passengers.security = {.servers = 2, .service_s = {10.0, 10.0}};
    passengers.purpose_share = {1.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  }
  airport.purposes[static_cast<std::size_t>(AirPurpose::kResident)].places = {
      district::PlaceKind::kHousing};
  airport.purposes[static_cast<std::size_t>(AirPurpose::kBusiness)] = {
      .places = {district::PlaceKind::kOffice}, .stay_min = {60.0, 0.0}};
  airport.stranded_weights = {0.5, 0.5, 0.0, 0.0};
  return airport;
}

}  // namespace poai::test
