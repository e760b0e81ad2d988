#pragma once
// What people do next: activities end, trips begin and go on from leg to leg, meals are looked for.
// Persons are independent here; what they want from a shared thing they put into the request lists.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/demand/lunch_choice.hpp"
#include "engine/demand/outing_choice.hpp"
#include "engine/demand/parties.hpp"
#include "engine/demand/plan.hpp"
#include "engine/movement/car_parks.hpp"
#include "engine/movement/person_state.hpp"
#include "engine/movement/terminal_engine.hpp"
#include "engine/movement/transit_engine.hpp"
#include "engine/movement/walk_engine.hpp"
#include "engine/simulation/agenda.hpp"
#include "engine/simulation/model.hpp"
#include "engine/venues/venue_engine.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::simulation {

/// Requests of the present tick, settled by the engines.
struct Requests {
  std::vector<movement::WalkRequest> walks;
  std::vector<movement::RideRequest> rides;
  std::vector<venues::VisitRequest> visits;
  std::vector<movement::TerminalRequest> terminals;
  std::vector<movement::ParkingRequest> parking;
};

/// At whose table somebody would sit from now on.
struct TableMate {
  PersonId person;
  PersonKey host;
};

class DayFlow {
 public:
  /// `venues` (queues, opening hours) and `car_parks` (where they are) are only looked at.
  DayFlow(const Model& model, const venues::VenueEngine& venues, const demand::LunchChoice& lunch,
          const movement::CarParks& car_parks, EventBuffer& events);

  /// Begins the activity that everybody's plan has at the begin of the run; who would be travelling
  /// has arrived.
  void place_everybody();

  /// The person's activity or ride by car, bicycle or ferry ends, and what comes next begins. Who
  /// has left with a party since the entry was made is not held up.
  void wake(PersonMoment moment);
  /// The driver has parked and walks on, or drives on to the next car park.
  void park(const movement::ParkingAnswer& answer);
  /// A walker has come to the node of the destination: a platform, a place, a place to eat, or the
  /// car.
  void reach_node(PersonMoment moment);
  /// The person is in a run now; may be called once per wait.
  void board(const movement::TransitEngine::Boarded& boarded);
  /// The person has left a run at the stop where the ride ends and walks on.
  void alight(const movement::TransitEngine::Alighted& alighted);
  /// No further run goes where the person wants to: the trip ends by taxi.
  void give_up_waiting(const movement::TransitEngine::GaveUp& gave_up);
  /// Who loses patience on a platform or at a bus stop before `tick_end`, and how each would go on;
  /// in the order (time, keyed hash of person and day, person), as they call taxis.
  struct LostPatience {
    movement::TransitEngine::GaveUp waiting;
    movement::WayOn way = movement::WayOn::kWalk;
    Duration taxi_queue{};  ///< by taxi: until those who called one before have theirs
  };
  void take_impatient(SimTime tick_end, std::vector<LostPatience>& lost);
  /// Of those who were denied a place: who does not wait for the next bus in an outage, in the same
  /// order.
  void take_discouraged(std::span<const movement::TransitEngine::Denied> denied,
                        std::vector<LostPatience>& lost);
  /// The person has left the platform and goes on.
  void leave_platform(const LostPatience& lost);
  /// Somebody who came to a venue or queued there is served from now on.
  void take_seat(PersonMoment moment);
  /// Somebody leaves a venue, fed or not: back, or to the next place if the break allows it.
  void leave_venue(const venues::Departure& departure);

  /// An air passenger is on the kerb and off, is aboard, or will not fly as planned.
  void leave_terminal(const movement::TerminalExit& exit);

  /// Who is woken when; the step takes the due ones from it.
  [[nodiscard]] Agenda& agenda() { return agenda_; }
  /// What people want from shared things; the step settles and empties the lists.
  [[nodiscard]] Requests& requests() { return requests_; }
  [[nodiscard]] const movement::PersonStates& states() const { return states_; }
  /// Since they were taken last; of a checkpoint that was read, all that differ from the own table.
  [[nodiscard]] std::vector<TableMate>& table_changes() { return table_changes_; }
  [[nodiscard]] std::size_t bytes() const;

  /// Writes everybody's state between two ticks, or takes over what was written of the same people
  /// with the same plans.
  void checkpoint(storage::Archive& archive);

 private:
  /// The trip under way: 28 bytes a person.
  struct Trip {
    PlaceId from;
    PlaceId to;
    std::array<std::uint16_t, routing::kMostRides> board{};
    std::array<std::uint16_t, routing::kMostRides> alight{};
    Mode main_mode = Mode::kNone;
    std::uint8_t ride_count = 0;
    bool rode = false;          ///< before the rides that are left were chosen in an outage
    bool awaits_train = false;  ///< chosen in an outage: loses patience with trains no more

    void take_rides(const routing::TripRoute& route);
  };

  /// How the trip under way uses the person's own car.
  enum class Drive : std::uint8_t { kNone, kToCar, kAtWheel };

  /// 12 bytes a person.
  struct Car {
    PlaceId at;              ///< the car park with a limit where it stands
    PlaceId from;            ///< where the present or last vehicle leg began
    std::uint8_t tried = 0;  ///< car parks that were full, besides that of the destination
    Drive drive = Drive::kNone;
  };

  /// A meal or an outing that is looked for: 12 bytes a person.
  struct Meal {
    std::int32_t break_end_ms = 0;
    PlaceId tried[3];
  };

  /// A party of the day, 8 bytes: who of it went, and where they are.
  struct Party {
    float speed_mps = 0.0F;    ///< of the slowest
    std::uint8_t size = 0;     ///< who went, once a day; 0 before
    std::uint8_t walking = 0;  ///< who have not reached the door
    bool is_together = false;  ///< until all have eaten, or split
  };

  // Activities
  void begin_activity(PersonId person, PlaceId place, SimTime time);
  void end_activity(PersonMoment moment);
  void follow_plan(PersonId person, PlaceId here, SimTime time);
  void settle_flight(PersonId person, const demand::PlanItem& ended, SimTime time);

  // Trips
  void begin_trip(PersonId person, PlaceId from, PlaceId to, Mode mode, SimTime time);
  struct VehicleLeg {
    PlaceId from;
    PlaceId to;
    Mode mode;
    Duration duration;
  };
  void begin_vehicle_leg(PersonId person, const VehicleLeg& leg, SimTime time);
  void end_vehicle_leg(PersonMoment moment);
  void walk_to_next_leg(PersonId person, NodeId from, SimTime time);
  void walk(PersonId person, NodeId from, NodeId to, SimTime time);
  void wait_for_ride(PersonId person, SimTime time, bool changed);
  void end_trip(PersonId person, SimTime time);

  // Cars
  [[nodiscard]] bool has_own_car(PersonId person) const;
  void fetch_car(PersonId person, PlaceId from, SimTime time);
  void drive_off(PersonId person, SimTime time);
  void drive_on(PersonId person, SimTime time);
  [[nodiscard]] Duration drive_time(PersonId person, PlaceId from, PlaceId to, SimTime time) const;
  void request_space(PersonId person, PlaceId at, movement::ParkingAction action, SimTime time);

  // Outages
  /// Why somebody who waits for a ride chooses again.
  enum class Reason : std::uint8_t { kNoTrain, kNoBus, kFullBus };
  struct Choosing {
    movement::TransitEngine::GaveUp waiting;
    Reason reason;
    std::optional<Duration> longer_by_bus;  ///< than by the timetable; none: no bus any more
  };
  /// A way on and what it costs.
  struct Way {
    movement::WayOn way;
    Duration time;
    double felt_min;
  };
  /// When somebody at a bus stop chooses again, and when without the bus.
  struct BusPatience {
    SimTime ends;
    SimTime longest;
  };
  /// When the person, who came to the platform at `since`, would lose patience; nothing if the
  /// stop's lines run again before.
  [[nodiscard]] std::optional<SimTime> patience_ends(PersonId person, StopId stop,
                                                     SimTime since) const;
  /// The same where buses call; nothing if the wait has to do with no outage.
  [[nodiscard]] std::optional<BusPatience> bus_patience(PersonId person, StopId stop,
                                                        SimTime since) const;
  /// Which outage makes those choose who wait at a bus stop since then; nullptr: none.
  [[nodiscard]] const scenario::Outage* outage_felt_by(SimTime since) const;
  [[nodiscard]] bool is_bus_stop(StopId stop) const;
  [[nodiscard]] Mode mode_of(RunId run) const;
  void note_patience(PersonId person, StopId stop, SimTime since);
  void wait_until(PersonId person, SimTime patience_ends);
  [[nodiscard]] std::optional<Choosing> lost_patience(PersonMoment moment) const;
  void choose_ways(std::vector<Choosing>& choosing, std::vector<LostPatience>& lost);
  /// Whether that way on begins where the person waits; takes over what follows then.
  [[nodiscard]] bool goes_on_waiting(const Choosing& one, movement::WayOn way);
  [[nodiscard]] movement::WayOn way_on(const Choosing& one) const;
  [[nodiscard]] Way way_by_bus(const Choosing& one) const;
  [[nodiscard]] Way way_by_train(const Choosing& one) const;
  [[nodiscard]] bool has_ridden(PersonId person) const;
  void take_new_rides(PersonId person, const routing::TripRoute& route);
  [[nodiscard]] routing::TripRoute ride_from(const movement::TransitEngine::GaveUp& waiting,
                                             Mode mode) const;
  [[nodiscard]] Duration taxi_time(PersonId person, PlaceId from, SimTime time) const;
  [[nodiscard]] Duration taxi_queue(SimTime time) const;
  /// Calls a taxi for who goes on by one.
  [[nodiscard]] LostPatience on_its_way(LostPatience lost);
  [[nodiscard]] Duration patience(PersonId person) const;
  [[nodiscard]] double outage_draw(PersonId person, std::string_view what) const;

  // Meals
  void begin_meal(PersonId person, PlaceId here, SimTime time);
  void want_meal(PersonId person, PlaceId here, SimTime time);
  void look_for_place(PersonId person, PlaceId here, SimTime time);
  /// Where a person, or the party that the person leads, would go from `here`.
  [[nodiscard]] std::optional<PlaceId> choose_place(PersonId person, PlaceId here, SimTime time,
                                                    std::span<const PersonId> company) const;
  void visit(PersonId person, PlaceId place, SimTime time);
  void ask_for_service(std::span<const PersonId> company, PlaceId place, SimTime time);
  /// Notes a place that turned the person away; false if the person gives up then.
  [[nodiscard]] bool note_try(PersonId person, PlaceId place);
  void end_search(PersonId person, PlaceId here, SimTime time, MealOutcome outcome);
  [[nodiscard]] demand::VenueView view_of(PlaceId place, SimTime arrival,
                                          std::uint32_t persons) const;
  /// For a person, or the party that the person leads.
  [[nodiscard]] demand::MealRequest meal_request(PersonId person, PlaceId here, SimTime time,
                                                 std::span<const PersonId> company) const;

  // Outings
  void begin_outing(PersonId person, PlaceId here, SimTime time);
  void want_outing(PersonId person, PlaceId here, SimTime time);
  /// Where a person, or the party that the person leads, would go from `here`.
  [[nodiscard]] demand::OutingChoice choose_outing_place(PersonId person, PlaceId here,
                                                         SimTime time,
                                                         std::span<const PersonId> company) const;
  void look_for_outing(PersonId person, PlaceId here, SimTime time);
  void leave_outing(const venues::Departure& departure);
  void end_outing(PersonId person, PlaceId here, SimTime time, OutingOutcome outcome);
  /// Of the item under way; nothing if it is none.
  [[nodiscard]] std::optional<OutingKind> outing_of(PersonId person) const;
  /// By when the person must leave a place that serves.
  [[nodiscard]] SimTime must_leave(PersonId person, PlaceId place, SimTime time) const;

  // Parties
  /// Whether the person is out with others now.
  [[nodiscard]] bool is_in_company(PersonId person) const { return with_[person].valid(); }
  [[nodiscard]] bool has_set_out_with_party(PersonId person) const;
  [[nodiscard]] demand::PartyId next_party(PersonId person) const;
  [[nodiscard]] bool form_party(PersonMoment moment);
  [[nodiscard]] bool can_join(PersonId person, demand::PartyId id, SimTime time) const;
  /// Who went with the party, the leader first.
  [[nodiscard]] std::span<const PersonId> company_of(demand::PartyId id) const;
  void set_out(demand::PartyId id, PlaceId here, SimTime time);
  void keep_together(demand::PartyId id);
  void part(demand::PartyId id);
  void look_together(demand::PartyId id, PlaceId here, SimTime time);
  void split(demand::PartyId id, PlaceId here, SimTime time);
  void meet_at_door(PersonId person, PlaceId place, SimTime time);
  void leave_together(const venues::Departure& departure);

  // Airport
  void count_seats();
  [[nodiscard]] bool is_in_terminal(PersonId person) const;
  void enter_terminal(PersonId person, FlightId id, SimTime time, TerminalStep first_step);
  /// Ends the activity in the terminal; the plan goes on so many items later.
  void go_on_from_terminal(PersonId person, SimTime time, std::uint16_t items);
  void strand(const movement::TerminalExit& exit);
  [[nodiscard]] FlightId next_flight(FlightId missed, SimTime time) const;

  void checkpoint_states(storage::Archive& archive);
  void checkpoint_requests(storage::Archive& archive);

  [[nodiscard]] const demand::PlanItem& item(PersonId person) const {
    return model_.plans[person][states_[person].plan_cursor];
  }
  [[nodiscard]] std::span<const PlaceId> tried_places(PersonId person) const;
  [[nodiscard]] bool has_tried_enough(PersonId person) const;
  [[nodiscard]] double expected_wait_s(PlaceId place, SimTime arrival, std::uint32_t persons) const;
  /// Out with others, that of the slowest.
  [[nodiscard]] double walking_speed_mps(PersonId person) const;
  /// The first item of the plan at a known place that ends after `time`, or the last one.
  [[nodiscard]] std::uint16_t item_at(PersonId person, SimTime time) const;
  /// Whether trips of the item under way lead to places that serve.
  [[nodiscard]] bool is_guest(PersonId person) const;
  [[nodiscard]] random::Occasion occasion(PersonId person) const;
  [[nodiscard]] std::uint64_t tie_break(PersonId person) const;
  void set_state(PersonId person, movement::StateKind kind, std::uint32_t container, SimTime time);
  void emit(SimTime time, PersonId person, EventKind kind, std::uint32_t a,
            std::uint32_t b = PersonId::kNoneValue, std::uint8_t detail = 0);

  const Model& model_;
  const venues::VenueEngine& venues_;
  const demand::LunchChoice& lunch_;
  const movement::CarParks& car_parks_;
  EventBuffer& events_;
  Agenda agenda_;
  Requests requests_;
  movement::PersonStates states_;
  Column<PersonId, Trip> trips_;
  Column<PersonId, Car> cars_;
  Column<PersonId, Meal> meals_;
  Column<demand::PartyId, Party> parties_;
  std::vector<PersonId> companies_;  ///< of each party those who went, in the rows of its members
  std::vector<TableMate> table_changes_;
  Column<PersonId, demand::PartyId> with_;     ///< with whom the person is out; none: alone
  Column<FlightId, std::int32_t> free_seats_;  ///< empty without terminals
  std::vector<StopId> bus_stops_;              ///< ascending; empty on days without an outage
  std::vector<PersonMoment> impatient_;        ///< a heap; those who ride meanwhile stay in it
  std::int64_t taxis_called_until_ms_ = 0;     ///< in an outage: when the next one is free
  std::uint64_t day_salt_;
};

}  // namespace poai::simulation
