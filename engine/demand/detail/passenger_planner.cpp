#include "engine/demand/detail/passenger_planner.hpp"

#include <algorithm>
#include <array>

#include "engine/core/id_range.hpp"
#include "engine/demand/air_travel.hpp"
#include "engine/demand/detail/day_draws.hpp"

namespace poai::demand::detail {

using random::Purpose;

namespace {

constexpr double kLeastKerbMin = 5.0;
constexpr double kCheckInMarginMin =
    5.0;  // nobody plans to be there later than this before closing
constexpr std::int32_t kLeastStopMs = 20 * kMinuteMs;  // on the island (estimate)
// Nobody comes so much earlier to the terminal because the place of the stop closes (estimate).
constexpr std::int32_t kLongestWaitMs = 120 * kMinuteMs;
constexpr std::uint32_t kHotelDraw = 16;  // behind those of the choices

/// What those of a purpose do where they stop.
constexpr std::array<ActivityKind, kAirPurposeCount> kActivityOf = {
    ActivityKind::kElsewhere, ActivityKind::kHome,  ActivityKind::kLeisure,
    ActivityKind::kVisit,     ActivityKind::kEvent, ActivityKind::kMedical};

}  // namespace

PassengerPlanner::PassengerPlanner(const PlanInputs& inputs, const PlanDay& day,
                                   const random::Draws& draws, const TravelEstimates& travel)
    : inputs_(inputs), day_(day), draws_(draws), travel_(travel) {
  for (const PlaceId place : ids<PlaceId>(inputs.district.places.size())) {
    if (inputs.district.places[place].kind == district::PlaceKind::kHotel) {
      hotels_.push_back(place);
    }
  }
}

void PassengerPlanner::plan(PersonId person, std::vector<PlanItem>& items,
                            PlanReport& report) const {
  ++report.tours;
  const district::Flight& flight = inputs_.district.flights[inputs_.population.flight[person]];
  if (flight.direction == district::Flight::Direction::kArrival) {
    plan_arrival(person, items);
  } else {
    plan_departure(person, items, report);
  }
}

// In the air until the kerb, or until block-in where the district has terminals, then home, with a
// stop on the way.
void PassengerPlanner::plan_arrival(PersonId person, std::vector<PlanItem>& items) const {
  const district::Flight& flight = inputs_.district.flights[inputs_.population.flight[person]];
  PlanItem aboard;
  aboard.place = flight.terminal;
  aboard.activity = ActivityKind::kElsewhere;
  if (flight.cancelled_at) {
    items.push_back(aboard);
    return;
  }
  const std::int32_t lands_ms = flight_ms(flight);
  const std::int32_t kerb_ms = lands_ms + kerb_time_ms(person, flight);
  aboard.end_ms = inputs_.district.airport ? lands_ms : kerb_ms;
  items.push_back(aboard);
  if (inputs_.district.airport) {
    PlanItem terminal;
    terminal.place = flight.terminal;
    terminal.activity = ActivityKind::kTravel;
    terminal.end_ms = kerb_ms;  // expected; the terminal says when it really is
    items.push_back(terminal);
  }
  if (const auto stop = stop_after(person, kerb_ms)) {
    items.push_back(*stop);
  }
  items.push_back(at_home(person));
}

std::int32_t PassengerPlanner::kerb_time_ms(PersonId person, const district::Flight& flight) const {
  const population::AirTravel& air = *inputs_.spec.air;
  const TourDraws draws(draws_, inputs_.population.key[person],
                        random::Occasion::on(day_.number, 0));
  const population::Minutes& kerb =
      flight.kind == district::Flight::Kind::kDomestic ? air.kerb_domestic : air.kerb_international;
  return draws.minutes_ms(Purpose::kKerb, kerb, std::max(kLeastKerbMin, kerb.mean - 3.0 * kerb.sd));
}

// From the gate to the terminal in time, aboard at departure.
void PassengerPlanner::plan_departure(PersonId person, std::vector<PlanItem>& items,
                                      PlanReport& report) const {
  const population::Population& people = inputs_.population;
  const district::Flight& flight = inputs_.district.flights[people.flight[person]];
  const population::AirTravel& air = *inputs_.spec.air;
  const TourDraws draws(draws_, people.key[person], random::Occasion::on(day_.number, 0));
  const population::Minutes& show_up = flight.kind == district::Flight::Kind::kDomestic
                                           ? air.show_up_domestic
                                           : air.show_up_international;
  const std::int32_t arrive_ms =
      static_cast<std::int32_t>(flight.time.ms) -
      draws.minutes_ms(Purpose::kShowUp, show_up, air.closes_min + kCheckInMarginMin);
  if (way_to_terminal(person, arrive_ms, items) == Way::kTooLate) {
    ++report.repaired;
  }
  PlanItem terminal;
  terminal.place = flight.terminal;
  terminal.activity = ActivityKind::kTravel;
  terminal.mode =
      items.back().place == people.home[person] ? people.mode[person] : mode_inside(person);
  terminal.end_ms = std::max(items.back().end_ms, flight_ms(flight));
  PlanItem aboard;
  aboard.place = flight.terminal;
  aboard.activity = ActivityKind::kElsewhere;
  items.insert(items.end(), {terminal, aboard});
  if (inputs_.district.airport) {
    plan_for_stranded(person, items);
  }
}

// Where somebody is before the terminal: at the gate, at home on the island, or at a stop on the
// way, if there is time for it.
PassengerPlanner::Way PassengerPlanner::way_to_terminal(PersonId person, std::int32_t arrive_ms,
                                                        std::vector<PlanItem>& items) const {
  const PlaceId terminal = inputs_.district.flights[inputs_.population.flight[person]].terminal;
  PlanItem before = at_home(person);
  before.mode = Mode::kNone;
  before.end_ms =
      travel_.departure_ms(person, travel_.usual_way(person, before.place, terminal), arrive_ms);
  const auto stop = stop_before(person, arrive_ms);
  if (stop) {
    before.end_ms = travel_.departure_ms(
        person, travel_.usual_way(person, before.place, stop->item.place), stop->comes_ms);
  }
  const Way way = before.end_ms < kDayBeginMs ? Way::kTooLate : Way::kInTime;
  before.end_ms = std::max(before.end_ms, kDayBeginMs);
  items.push_back(before);
  if (stop) {
    items.push_back(stop->item);
  }
  return way;
}

void PassengerPlanner::plan_for_stranded(PersonId person, std::vector<PlanItem>& items) const {
  const population::Population& people = inputs_.population;
  PlanItem back = at_home(person);
  PlanItem hotel = back;
  if (!hotels_.empty()) {
    const double u = draws_.uniform(people.key[person], random::Occasion::on(day_.number, 0),
                                    Purpose::kStranded, kHotelDraw);
    hotel.place = hotels_[static_cast<std::size_t>(u * static_cast<double>(hotels_.size()))];
    hotel.activity = ActivityKind::kStay;
    hotel.mode = mode_inside(person);
  }
  PlanItem night = back;
  night.place = inputs_.district.flights[people.flight[person]].terminal;
  night.activity = ActivityKind::kStay;
  items.insert(items.end(), {back, hotel, night});
}

// From the kerb on: for the stay that is wanted, or until the place closes.
std::optional<PlanItem> PassengerPlanner::stop_after(PersonId person, std::int32_t kerb_ms) const {
  auto wanted = wanted_stop(person);
  if (!wanted) {
    return std::nullopt;
  }
  const PlaceId terminal = inputs_.district.flights[inputs_.population.flight[person]].terminal;
  const std::int32_t comes_ms =
      kerb_ms +
      travel_.travel_ms(person, travel_.usual_way(person, terminal, wanted->item.place), kerb_ms);
  wanted->item.end_ms = std::min(comes_ms + wanted->stay_ms, wanted->closes_ms);
  if (comes_ms < wanted->opens_ms || wanted->item.end_ms - comes_ms < kLeastStopMs) {
    return std::nullopt;
  }
  return wanted->item;
}

// As long as is wanted and the place is open, and then to the terminal by `arrive_ms`, or somewhat
// earlier if the place closes.
std::optional<PassengerPlanner::EarlyStop> PassengerPlanner::stop_before(
    PersonId person, std::int32_t arrive_ms) const {
  auto wanted = wanted_stop(person);
  if (!wanted) {
    return std::nullopt;
  }
  const population::Population& people = inputs_.population;
  const PlaceId terminal = inputs_.district.flights[people.flight[person]].terminal;
  const std::int32_t leaves_ms = travel_.departure_ms(
      person, travel_.usual_way(person, wanted->item.place, terminal), arrive_ms);
  wanted->item.end_ms = std::min(leaves_ms, wanted->closes_ms);
  const std::int32_t comes_ms = std::max(wanted->item.end_ms - wanted->stay_ms, wanted->opens_ms);
  if (leaves_ms - wanted->item.end_ms > kLongestWaitMs ||
      wanted->item.end_ms - comes_ms < kLeastStopMs) {
    return std::nullopt;
  }
  wanted->item.mode = mode_between(person, at_home(person).place, wanted->item.place);
  return EarlyStop{wanted->item, comes_ms};
}

std::optional<PassengerPlanner::WantedStop> PassengerPlanner::wanted_stop(PersonId person) const {
  const population::Population& people = inputs_.population;
  const AirPurpose purpose = people.air_purpose[person];
  const PlaceId place = people.air_stop[person];
  if (!place.valid() || purpose == AirPurpose::kResident) {
    return std::nullopt;
  }
  const district::Airport& airport = *inputs_.district.airport;
  const auto kind = static_cast<std::size_t>(inputs_.district.places[place].kind);
  const district::OpenHours& hours = airport.stop_hours.at(kind);
  const district::NormalTime& stay =
      airport.purposes.at(static_cast<std::size_t>(purpose)).stay_min;
  const TourDraws draws(draws_, people.key[person], random::Occasion::on(day_.number, 0));
  WantedStop wanted;
  wanted.item.place = place;
  wanted.item.activity = kActivityOf.at(static_cast<std::size_t>(purpose));
  wanted.item.mode = mode_inside(person);
  wanted.stay_ms =
      draws.minutes_ms(Purpose::kStay, {stay.mean, stay.sd}, 1.0 * kLeastStopMs / kMinuteMs);
  wanted.opens_ms = static_cast<std::int32_t>(hours.opens.ms);
  wanted.closes_ms = static_cast<std::int32_t>(hours.closes.ms);
  return wanted;
}

// By boat from the gate, because nothing else goes from there.
Mode PassengerPlanner::mode_between(PersonId person, PlaceId from, PlaceId to) const {
  const Mode usual = travel_.usual_way(person, from, to).mode;
  return usual == Mode::kFerry ? usual : mode_inside(person);
}

// By car or taxi where that is how one comes and goes; else on foot or by a ride.
Mode PassengerPlanner::mode_inside(PersonId person) const {
  const Mode mode = inputs_.population.mode[person];
  return mode == Mode::kCar || mode == Mode::kTaxi ? mode : Mode::kNone;
}

PlanItem PassengerPlanner::at_home(PersonId person) const {
  const population::Population& people = inputs_.population;
  PlanItem home;
  const bool lives_here =
      people.air_purpose[person] == AirPurpose::kResident && people.air_stop[person].valid();
  home.place = lives_here ? people.air_stop[person] : people.home[person];
  home.activity = lives_here ? ActivityKind::kHome : ActivityKind::kElsewhere;
  home.mode = lives_here ? mode_inside(person) : people.mode[person];
  return home;
}

std::int32_t PassengerPlanner::flight_ms(const district::Flight& flight) const {
  return static_cast<std::int32_t>(actual_time(flight, day_.number, draws_).ms);
}

}  // namespace poai::demand::detail
