#pragma once
// What happened to whom and when: the only thing that observers, the state hash and outputs are
// made from.

#include <cstdint>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai {

/// Append only. `a`, `b` and `detail` of an Event mean what stands behind each kind; a run's own
/// events have no person.
enum class EventKind : std::uint8_t {
  kActivityBegins = 1,   ///< a = place, b = plan item's number, detail = ActivityKind
  kActivityEnds = 2,     ///< a = place, b = plan item's number, detail = ActivityKind
  kTripBegins = 3,       ///< a = from place, b = to place, detail = Mode (main mode)
  kTripEnds = 4,         ///< a = from place, b = to place, detail = Mode (main mode)
  kWalkBegins = 5,       ///< a = node, b = destination node
  kWalkEnds = 6,         ///< a = node
  kLinkEnters = 7,       ///< a = directed link
  kLinkLeaves = 8,       ///< a = directed link
  kStuckReleases = 9,    ///< a = directed link that was entered over its storage
  kPlatformEnters = 10,  ///< a = stop, b = stop to alight at
  kBoards = 11,          ///< a = run, b = stop, detail = 1 if changed from another run
  kDenied = 12,          ///< a = run, b = stop: the run was full
  kAlights = 13,         ///< a = run, b = stop
  kRunArrives = 14,      ///< a = run, b = stop, detail unused
  kRunDeparts = 15,      ///< a = run, b = stop; person = none; load follows from boards and alights
  kVehicleBegins = 16,   ///< car, bicycle or ferry: a = from place, b = to place, detail = Mode
  kVehicleEnds = 17,     ///< a = from place, b = to place, detail = Mode
  kQueueJoins = 18,      ///< a = place, b = queue length found
  kServiceBegins = 19,   ///< a = place: at the counter
  kSeatTakes = 20,       ///< a = place
  kVenueLeaves = 21,     ///< a = place, detail = VenueOutcome
  kMealWanted = 22,      ///< a = place where the person is, detail = LunchForm
  kMealSettled = 23,     ///< a = place of the meal or none, detail = MealOutcome
  kFlightArrives = 24,   ///< a = flight: the passenger is on the kerb
  kFlightDeparts = 25,   ///< a = flight: the passenger is aboard
  kFlightMissed = 26,    ///< a = flight, detail = MissReason
  kWaitGivesUp = 27,     ///< a = stop, detail = movement::WayOn (how they go on)
  kContactBegins = 28,   ///< a = the other person, b = place or none, detail = ContactDetail
  kContactEnds = 29,     ///< a = the other person, b = milliseconds, detail as at its begin
  kTerminalReaches = 30,    ///< a = flight, b = milliseconds until served, detail = TerminalStep
  kFlightCancelled = 31,    ///< a = flight: the passenger learns that it does not go
  kPassengerStranded = 32,  ///< a = flight that left without the passenger or not at all, b = later
                            ///< flight or none, detail = StrandedChoice
  kCarParks = 33,           ///< a = place, detail = 1 if there was no room any more
  kCarParkFull = 34,        ///< a = place: the driver goes on to another
  kCarLeaves = 35,          ///< a = place
  kOutingWanted = 36,  ///< a = place where the person is, b = percent of a place's price that is
                       ///< spent, detail = OutingKind
  kOutingSettled = 37  ///< a = place that served or none, b = OutingKind, detail = OutingOutcome
};
inline constexpr int kEventKindCount = 38;

enum class Mode : std::uint8_t {
  kNone,
  kWalk,
  kBicycle,
  kCar,
  kFerry,
  kBus,
  kPortLiner,
  kTaxi,
  kShuttle  ///< a bus of an employer for its own people, without a timetable in the feed
};
inline constexpr int kModeCount = 9;

/// How a visit to a place with a service ended.
enum class VenueOutcome : std::uint8_t { kServed, kBalked, kReneged, kSoldOut, kClosed };

/// What became of a meal that was wanted.
enum class MealOutcome : std::uint8_t {
  kServed,     ///< at a place
  kOwnFood,    ///< bento from home
  kSkipped,    ///< wanted none
  kNoPlace,    ///< no open place in reach of the break
  kTurnedAway  ///< balked, reneged, sold out or closed, and no time for another
};

/// What became of an outing that was wanted.
enum class OutingOutcome : std::uint8_t {
  kServed,     ///< at a place
  kElsewhere,  ///< preferred to go on, to Sannomiya or home, although places were open
  kNoPlace,    ///< no open place in reach; who is on the way home goes on
  kTurnedAway  ///< balked, reneged, sold out or closed, and no other place
};

/// Where in an airport terminal somebody gets in line.
enum class TerminalStep : std::uint8_t {
  kAircraftDoor,  ///< block-in: the cabin empties row by row
  kImmigration,
  kBaggage,  ///< at the belt
  kCustoms,
  kTaxiRank,
  kSecurity,
  kEmigration,
  kGate  ///< b = 0
};
inline constexpr int kTerminalStepCount = 8;

/// What made a passenger reach the gate after it had closed.
enum class MissReason : std::uint8_t {
  kAccess,    ///< came to the terminal too late for any formalities
  kSecurity,  ///< the security queue took longest
  kEmigration
};
inline constexpr int kMissReasonCount = 3;

/// What a passenger does whose flight has gone, or will not go.
enum class StrandedChoice : std::uint8_t {
  kNextFlight,  ///< waits at the gate for a later one to the same airport
  kReturns,     ///< goes back where the day began
  kHotel,       ///< spends the night at a hotel of the district
  kTerminal     ///< spends it in the terminal
};
inline constexpr int kStrandedChoiceCount = 4;

/// What is in the detail of a contact: the kind of space in the low bits (encounters::SpaceKind),
/// and what the two were to each other when it began.
struct ContactDetail {
  static constexpr std::uint8_t kSpaceKind = 0x0f;
  static constexpr std::uint8_t kFirst = 0x10;      ///< two without a tie, never in the run before
  static constexpr std::uint8_t kTie = 0x20;        ///< they have a tie
  static constexpr std::uint8_t kStrongTie = 0x40;  ///< and it is strong
  static constexpr std::uint8_t kBridge = 0x80;     ///< neither a tie nor a common friend
};

struct Event {
  SimTime time;
  PersonId person;
  std::uint32_t a = PersonId::kNoneValue;
  std::uint32_t b = PersonId::kNoneValue;
  EventKind kind = EventKind::kActivityBegins;
  std::uint8_t detail = 0;
};

/// Events of one tick in the order in which they were settled; reused from tick to tick.
using EventBuffer = std::vector<Event>;

/// A moment at which a person reaches or leaves something; what engines hand to each other.
struct PersonMoment {
  SimTime time;
  PersonId person;
};

}  // namespace poai
