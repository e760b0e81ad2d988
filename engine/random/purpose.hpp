#pragma once
// What a draw is for: part of its key, so that a new draw changes no other one.

#include <cstdint>

namespace poai::random {

/// Append only: the number of an entry never changes.
enum class Purpose : std::uint16_t {
  kSynthesisAge = 1,
  kSynthesisSex = 2,
  kSynthesisSpeed = 3,
  kSynthesisMode = 4,
  kSynthesisGate = 5,
  kSynthesisWorkplace = 6,
  kSynthesisTour = 7,
  kAppears = 8,
  kArrival = 9,
  kStay = 10,
  kLunchForm = 11,
  kLunchStart = 12,
  kLunchBreak = 13,
  kPlaceChoice = 14,
  kStationChoice = 15,
  kBalking = 16,
  kPatience = 17,
  kServiceTime = 18,
  kSeatStay = 19,
  kTieBreak = 20,
  kFlightDelay = 21,
  kShowUp = 22,
  kKerb = 23,
  kTravelTime = 24,
  kDestination = 25,
  kFlight = 26,
  kSampling = 27,
  kOrganisation = 28,
  kEmployer = 29,
  kSchoolYear = 30,
  kPreference = 31,
  kRosterChange = 40,
  kWorkingHours = 41,
  kEventGuest = 42,
  kStayIn = 43,
  kTeam = 64,
  kTieStrength = 65,
  kTieChoice = 66,
  kTable = 67,
  kMeetingTime = 68,
  kMeetingTarget = 69,
  kMeetingAccepted = 70,
  kContactDuration = 71,
  kContactAgain = 72,
  kModeChoice = 80,
  kModeReview = 81,
  kTerminal = 90,
  kAirPurpose = 91,
  kStranded = 92,
};

}  // namespace poai::random
