// Outages: who waits at a platform while the line stands still, or at a bus stop where no bus comes
// or the buses are full, chooses again: bus, train, walk, taxi, or back home.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>

#include "engine/core/hash.hpp"
#include "engine/random/distributions.hpp"
#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using movement::StateKind;
using movement::WayOn;
using GaveUp = movement::TransitEngine::GaveUp;

namespace {

// All estimates; README.md says why.
constexpr double kTaxiRidersPerHour = 400.0;  // of all platforms: about 300 taxis an hour
constexpr double kPatienceMeanMin = 20.0;
constexpr double kTaxiFareMin = 45.0;  // felt minutes: 1,800 yen at 40 yen a minute
constexpr double kBusFareMin = 6.0;    // 230 yen
constexpr Duration kLeastStay = Duration::minutes(30);
constexpr Duration kBusHeadway = Duration::minutes(10);  // 4 in the peak, 15 after it
constexpr Duration kWaitsBefore = Duration::hours(1);    // nobody waits longer for a running line
constexpr Duration kBusIsLate = Duration::minutes(15);   // the headway after the peak
constexpr Duration kLongestBusWait = Duration::minutes(90);
constexpr Duration kSecondThought = Duration::minutes(5);  // at least between two choices
constexpr Duration kAftermath = Duration::hours(2);  // for so long an outage leaves crowds at stops

constexpr double kNoWay = std::numeric_limits<double>::infinity();  // felt minutes

bool later(const PersonMoment& a, const PersonMoment& b) {
  return a.time != b.time ? a.time > b.time : a.person > b.person;
}

WayOn past_full_bus(WayOn way) {
  switch (way) {
    case WayOn::kWalk:
      return WayOn::kWalkPastFullBus;
    case WayOn::kTaxi:
      return WayOn::kTaxiPastFullBus;
    case WayOn::kTrain:
      return WayOn::kTrainPastFullBus;
    default:
      return WayOn::kHomePastFullBus;
  }
}

Mode mode_by(WayOn way) {
  switch (way) {
    case WayOn::kBus:
      return Mode::kBus;
    case WayOn::kTrain:
    case WayOn::kTrainPastFullBus:
      return Mode::kPortLiner;
    case WayOn::kTaxi:
    case WayOn::kTaxiPastFullBus:
    case WayOn::kNoRunToday:
      return Mode::kTaxi;
    default:
      return Mode::kWalk;
  }
}

bool is_home(WayOn way) { return way == WayOn::kHome || way == WayOn::kHomePastFullBus; }

double minutes(Duration duration) { return duration.in_seconds() / 60.0; }

}  // namespace

double DayFlow::outage_draw(PersonId person, std::string_view what) const {
  return model_.draws.uniform(model_.population.key[person], occasion(person),
                              random::Purpose::kOutage,
                              static_cast<std::uint32_t>(hash_name(what)));
}

Duration DayFlow::patience(PersonId person) const {
  const double patience_min =
      random::exponential(outage_draw(person, "patience"), kPatienceMeanMin);
  return Duration{std::llround(patience_min * 60'000.0)};
}

std::optional<SimTime> DayFlow::patience_ends(PersonId person, StopId stop, SimTime since) const {
  if (trips_[person].awaits_train) {
    return std::nullopt;
  }
  for (const scenario::Outage& outage : model_.changes.outages) {
    if (since + kWaitsBefore < outage.from || since >= outage.until ||
        !std::binary_search(outage.stops.begin(), outage.stops.end(), stop)) {
      continue;
    }
    const SimTime ends = std::max(since, outage.from) + patience(person);
    if (ends < outage.until) {
      return ends;
    }
  }
  return std::nullopt;
}

Mode DayFlow::mode_of(RunId run) const {
  const district::Transit& transit = model_.district.transit;
  return transit.routes[transit.timetable(model_.scenario.run.day_type).route[run]].mode;
}

bool DayFlow::is_bus_stop(StopId stop) const {
  return std::binary_search(bus_stops_.begin(), bus_stops_.end(), stop);
}

const scenario::Outage* DayFlow::outage_felt_by(SimTime since) const {
  const auto& outages = model_.changes.outages;
  // Nobody takes a bus instead of the ferry to the airport: it goes another way.
  const auto felt = std::find_if(outages.begin(), outages.end(), [since](const auto& outage) {
    return outage.mode != Mode::kFerry && since + kLongestBusWait > outage.from &&
           since < outage.until + kAftermath;
  });
  return felt == outages.end() ? nullptr : &*felt;
}

std::optional<DayFlow::BusPatience> DayFlow::bus_patience(PersonId person, StopId stop,
                                                          SimTime since) const {
  const scenario::Outage* outage = is_bus_stop(stop) ? outage_felt_by(since) : nullptr;
  if (outage == nullptr) {
    return std::nullopt;
  }
  const SimTime ends = std::max(since + kBusIsLate + patience(person), outage->from);
  const SimTime longest = since + kLongestBusWait;
  return BusPatience{ends + kSecondThought < longest ? ends : longest, longest};
}

void DayFlow::note_patience(PersonId person, StopId stop, SimTime since) {
  if (model_.changes.outages.empty()) {
    return;
  }
  if (const auto ends = patience_ends(person, stop, since)) {
    wait_until(person, *ends);
  } else if (const auto of_bus = bus_patience(person, stop, since)) {
    wait_until(person, of_bus->ends);
  }
}

void DayFlow::wait_until(PersonId person, SimTime patience_ends) {
  impatient_.push_back({patience_ends, person});
  std::push_heap(impatient_.begin(), impatient_.end(), later);
}

// Who has found a ride meanwhile, or waits elsewhere, has another end of patience, or none.
std::optional<DayFlow::Choosing> DayFlow::lost_patience(PersonMoment moment) const {
  const auto [time, person] = moment;
  const movement::PersonState& state = states_[person];
  if (state.kind != StateKind::kPlatform) {
    return std::nullopt;
  }
  const StopId stop{state.container};
  const SimTime since{state.since_ms};
  const GaveUp waiting{time, person, stop};
  if (patience_ends(person, stop, since) == time) {
    return Choosing{waiting, Reason::kNoTrain, Duration{}};
  }
  const std::optional<BusPatience> of_bus = bus_patience(person, stop, since);
  if (of_bus && of_bus->longest == time) {
    return Choosing{waiting, Reason::kNoBus, std::nullopt};
  }
  if (of_bus && of_bus->ends == time) {
    return Choosing{waiting, Reason::kNoBus, time - since};
  }
  return std::nullopt;
}

void DayFlow::take_impatient(SimTime tick_end, std::vector<LostPatience>& lost) {
  std::vector<Choosing> choosing;
  while (!impatient_.empty() && impatient_.front().time < tick_end) {
    std::pop_heap(impatient_.begin(), impatient_.end(), later);
    const PersonMoment moment = impatient_.back();
    impatient_.pop_back();
    if (const auto one = lost_patience(moment)) {
      choosing.push_back(*one);
    }
  }
  choose_ways(choosing, lost);
}

// One sees how many this bus took and how many are ahead, and expects as much of the next ones.
void DayFlow::take_discouraged(std::span<const movement::TransitEngine::Denied> denied,
                               std::vector<LostPatience>& lost) {
  std::vector<Choosing> choosing;
  for (const movement::TransitEngine::Denied& one : denied) {
    const movement::PersonState& state = states_[one.person];
    if (state.kind != StateKind::kPlatform || StopId{state.container} != one.stop ||
        mode_of(one.run) != Mode::kBus) {
      continue;
    }
    const SimTime since{state.since_ms};
    const scenario::Outage* outage = outage_felt_by(since);
    if (outage == nullptr || one.time < outage->from) {
      continue;
    }
    const std::int64_t full_buses = one.ahead / std::max(one.boarded, 1U);
    choosing.push_back({{one.time, one.person, one.stop},
                        Reason::kFullBus,
                        Duration{full_buses * kBusHeadway.ms}});
  }
  choose_ways(choosing, lost);
}

// Each sees the queue for taxis that those before have made.
void DayFlow::choose_ways(std::vector<Choosing>& choosing, std::vector<LostPatience>& lost) {
  lost.clear();
  std::sort(choosing.begin(), choosing.end(), [this](const Choosing& a, const Choosing& b) {
    const auto order = [this](const GaveUp& one) {
      return std::tuple(one.time, tie_break(one.person), one.person);
    };
    return order(a.waiting) < order(b.waiting);
  });
  for (const Choosing& one : choosing) {
    const WayOn way = way_on(one);
    if (goes_on_waiting(one, way)) {
      continue;
    }
    lost.push_back(
        on_its_way({one.waiting, one.reason == Reason::kFullBus ? past_full_bus(way) : way}));
  }
}

// Who waits for the next bus, or where the train that was chosen leaves, stays in the queue.
bool DayFlow::goes_on_waiting(const Choosing& one, WayOn way) {
  const auto [time, person, stop] = one.waiting;
  if (way == WayOn::kBus && one.reason != Reason::kNoTrain) {
    if (one.reason == Reason::kNoBus) {
      wait_until(person, SimTime{states_[person].since_ms} + kLongestBusWait);
    }
    return true;
  }
  if (way != WayOn::kTrain) {
    return false;
  }
  Trip& trip = trips_[person];
  const routing::TripRoute train = ride_from(one.waiting, Mode::kPortLiner);
  const std::uint8_t ride = states_[person].ride;
  const bool is_here =
      train.board.front() == stop && train.alight.front() == StopId(trip.alight.at(ride));
  if (is_here) {
    take_new_rides(person, train);
    trip.awaits_train = true;
  }
  return is_here;
}

// Taxis come one after the other; who calls one while others wait comes after them.
Duration DayFlow::taxi_queue(SimTime time) const {
  return std::max(SimTime{taxis_called_until_ms_} - time, Duration{});
}

DayFlow::LostPatience DayFlow::on_its_way(LostPatience lost) {
  if (mode_by(lost.way) == Mode::kTaxi) {
    lost.taxi_queue = taxi_queue(lost.waiting.time);
    const double interval_ms =
        3'600'000.0 / (kTaxiRidersPerHour * model_.scenario.population.scale);
    taxis_called_until_ms_ = (lost.waiting.time + lost.taxi_queue).ms + std::llround(interval_ms);
  }
  return lost;
}

bool DayFlow::has_ridden(PersonId person) const {
  return states_[person].ride > 0 || trips_[person].rode;
}

Duration DayFlow::taxi_time(PersonId person, PlaceId from, SimTime time) const {
  const routing::TripRoute taxi =
      model_.router_at(time).route({model_.population.key[person], 1.0},
                                   {from, trips_[person].to, Mode::kTaxi, time, occasion(person)});
  return routing::TripRouter::kTaxiWait + taxi.vehicle_time;
}

routing::TripRoute DayFlow::ride_from(const GaveUp& waiting, Mode mode) const {
  const population::Population& people = model_.population;
  const PlaceId here = model_.district.transit.stops[waiting.stop].place;
  return model_.router_at(waiting.time)
      .route({people.key[waiting.person], static_cast<double>(people.speed_mps[waiting.person])},
             {here, trips_[waiting.person].to, mode, waiting.time, occasion(waiting.person)});
}

// Whom the buses leave behind, or who sees none, wants no other bus from there to the train.
DayFlow::Way DayFlow::way_by_train(const Choosing& one) const {
  const bool at_bus_stop = one.reason != Reason::kNoTrain;
  const routing::TripRoute train = ride_from(one.waiting, Mode::kPortLiner);
  if (train.main_mode != Mode::kPortLiner || (at_bus_stop && is_bus_stop(train.board.front()))) {
    return {WayOn::kTrain, Duration{}, kNoWay};
  }
  const double fare_min = at_bus_stop ? model_.scenario.trips.fare_min : 0.0;
  return {WayOn::kTrain, train.expected, minutes(train.expected) + fare_min};
}

DayFlow::Way DayFlow::way_by_bus(const Choosing& one) const {
  const routing::TripRoute bus = ride_from(one.waiting, Mode::kBus);
  if (!one.longer_by_bus || bus.main_mode != Mode::kBus) {
    return {WayOn::kBus, Duration{}, kNoWay};
  }
  const Duration time = bus.expected + *one.longer_by_bus;
  return {WayOn::kBus, time, minutes(time) + kBusFareMin};
}

// A logit over felt minutes, with the weights of the choice of stations. Who would come too late
// goes home, unless there is a flight to catch, or a train was taken already.
WayOn DayFlow::way_on(const Choosing& one) const {
  const auto [now, person, stop] = one.waiting;
  const routing::TripParameters& weights = model_.scenario.trips;
  const PlaceId here = model_.district.transit.stops[stop].place;
  if (!here.valid()) {
    return WayOn::kWalk;
  }
  const Duration walk = model_.router_at(now).walk_time(
      here, trips_[person].to, static_cast<double>(model_.population.speed_mps[person]));
  const Duration taxi = taxi_queue(now) + taxi_time(person, here, now);
  const std::array<Way, 4> ways = {{way_by_bus(one),
                                    way_by_train(one),
                                    {WayOn::kWalk, walk, weights.walk_weight * minutes(walk)},
                                    {WayOn::kTaxi, taxi, minutes(taxi) + kTaxiFareMin}}};
  constexpr std::array<std::string_view, 4> kNames = {"bus", "train", "walk", "taxi"};
  std::array<double, 4> utilities{};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    utilities.at(i) =
        random::gumbel(outage_draw(person, kNames.at(i))) - ways.at(i).felt_min / weights.scale_min;
  }
  const auto best = std::max_element(utilities.begin(), utilities.end());
  const Way& way = ways.at(static_cast<std::size_t>(best - utilities.begin()));
  const std::int64_t there_ms = (now + way.time + kLeastStay).ms;
  const demand::PlanItem& next = item(person);
  const bool is_too_late = next.end_ms != demand::PlanItem::kNever && there_ms > next.end_ms;
  const bool may_go_home =
      !has_ridden(person) && !is_guest(person) && !model_.population.flight[person].valid();
  return is_too_late && may_go_home ? WayOn::kHome : way.way;
}

void DayFlow::take_new_rides(PersonId person, const routing::TripRoute& route) {
  trips_[person].rode = has_ridden(person);
  trips_[person].take_rides(route);
  states_[person].ride = 0;
}

void DayFlow::leave_platform(const LostPatience& lost) {
  const auto [time, person, stop] = lost.waiting;
  Trip& trip = trips_[person];
  const district::Stop& here = model_.district.transit.stops[stop];
  const Mode mode = mode_by(lost.way);
  const bool rides = mode == Mode::kBus || mode == Mode::kPortLiner;
  take_new_rides(person, rides ? ride_from(lost.waiting, mode) : routing::TripRoute{});
  trip.awaits_train = mode == Mode::kPortLiner;
  trip.main_mode = trip.rode ? trip.main_mode : mode;
  if (is_home(lost.way)) {
    trip.to = trip.from;
  }
  if (mode == Mode::kTaxi) {
    const Duration needed = lost.taxi_queue + taxi_time(person, here.place, time);
    begin_vehicle_leg(person, {here.place, trip.to, Mode::kTaxi, needed}, time);
  } else {
    walk_to_next_leg(person, here.node, time);
  }
}

}  // namespace poai::simulation
