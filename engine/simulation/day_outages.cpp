// Outages: who waits at a platform while the line stands still loses patience and goes on by bus,
// on foot or by taxi, or back home.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "engine/core/hash.hpp"
#include "engine/random/distributions.hpp"
#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using movement::StateKind;
using movement::WayOn;
using GaveUp = movement::TransitEngine::GaveUp;

namespace {

// All estimates; README.md says why.
constexpr Duration kTaxiWait = Duration::minutes(10);  // until a free one comes
constexpr double kTaxiRidersPerHour = 400.0;           // of all platforms: about 300 taxis an hour
constexpr double kPatienceMeanMin = 20.0;
constexpr double kTaxiFareMin = 45.0;  // felt minutes: 1,800 yen at 40 yen a minute
constexpr double kBusFareMin = 6.0;    // 230 yen
constexpr Duration kLeastStay = Duration::minutes(30);
constexpr Duration kBusHeadway = Duration::minutes(10);  // 4 in the peak, 15 after it
constexpr Duration kWaitsBefore = Duration::hours(1);    // nobody waits longer for a running line

constexpr auto kPatienceIndex = static_cast<std::uint32_t>(hash_name("patience in an outage"));
constexpr std::array<std::uint32_t, 3> kWayIndex = {
    static_cast<std::uint32_t>(hash_name("outage: bus")),
    static_cast<std::uint32_t>(hash_name("outage: walk")),
    static_cast<std::uint32_t>(hash_name("outage: taxi"))};

bool later(const PersonMoment& a, const PersonMoment& b) {
  return a.time != b.time ? a.time > b.time : a.person > b.person;
}

WayOn past_full_bus(WayOn way) {
  switch (way) {
    case WayOn::kWalk:
      return WayOn::kWalkPastFullBus;
    case WayOn::kTaxi:
      return WayOn::kTaxiPastFullBus;
    default:
      return WayOn::kHomePastFullBus;
  }
}

bool is_by_taxi(WayOn way) { return way == WayOn::kTaxi || way == WayOn::kTaxiPastFullBus; }
bool is_home(WayOn way) { return way == WayOn::kHome || way == WayOn::kHomePastFullBus; }

double minutes(Duration duration) { return duration.in_seconds() / 60.0; }

}  // namespace

double DayFlow::patience_draw(PersonId person, std::uint32_t index) const {
  return model_.draws.uniform(model_.population.key[person], occasion(person),
                              random::Purpose::kStationChoice, index);
}

std::optional<SimTime> DayFlow::patience_ends(PersonId person, StopId stop, SimTime since) const {
  for (const scenario::Outage& outage : model_.changes.outages) {
    if (since + kWaitsBefore < outage.from || since >= outage.until ||
        !std::binary_search(outage.stops.begin(), outage.stops.end(), stop)) {
      continue;
    }
    const double patience_min =
        random::exponential(patience_draw(person, kPatienceIndex), kPatienceMeanMin);
    const SimTime ends =
        std::max(since, outage.from) + Duration{std::llround(patience_min * 60'000.0)};
    if (ends < outage.until) {
      return ends;
    }
  }
  return std::nullopt;
}

void DayFlow::wait_until(PersonId person, SimTime patience_ends) {
  impatient_.push_back({patience_ends, person});
  std::push_heap(impatient_.begin(), impatient_.end(), later);
}

// Who has found a ride meanwhile, or waits elsewhere, has another end of patience, or none.
void DayFlow::take_impatient(SimTime tick_end, std::vector<LostPatience>& lost) {
  lost.clear();
  while (!impatient_.empty() && impatient_.front().time < tick_end) {
    std::pop_heap(impatient_.begin(), impatient_.end(), later);
    const PersonMoment moment = impatient_.back();
    impatient_.pop_back();
    const movement::PersonState& state = states_[moment.person];
    const StopId stop{state.container};
    if (state.kind == StateKind::kPlatform &&
        patience_ends(moment.person, stop, {state.since_ms}) == moment.time) {
      const GaveUp waiting{moment.time, moment.person, stop};
      lost.push_back(on_its_way({waiting, way_on(waiting, Duration{})}));
    }
  }
}

// One sees how many this bus took and how many are ahead, and expects as much of the next ones.
void DayFlow::take_discouraged(std::span<const movement::TransitEngine::Denied> denied,
                               std::vector<LostPatience>& lost) {
  lost.clear();
  for (const movement::TransitEngine::Denied& one : denied) {
    const movement::PersonState& state = states_[one.person];
    if (trips_[one.person].detour == Detour::kNone || state.kind != StateKind::kPlatform ||
        StopId{state.container} != one.stop) {
      continue;
    }
    const std::int64_t full_buses = one.ahead / std::max(one.boarded, 1U);
    const GaveUp waiting{one.time, one.person, one.stop};
    const WayOn way = way_on(waiting, Duration{full_buses * kBusHeadway.ms});
    if (way != WayOn::kBus) {
      lost.push_back(on_its_way({waiting, past_full_bus(way)}));
    }
  }
}

// Taxis come one after the other; who calls one while others wait comes after them.
Duration DayFlow::taxi_queue(SimTime time) const {
  return std::max(SimTime{taxis_called_until_ms_} - time, Duration{});
}

DayFlow::LostPatience DayFlow::on_its_way(LostPatience lost) {
  if (is_by_taxi(lost.way)) {
    lost.taxi_queue = taxi_queue(lost.waiting.time);
    const double interval_ms =
        3'600'000.0 / (kTaxiRidersPerHour * model_.scenario.population.scale);
    taxis_called_until_ms_ = (lost.waiting.time + lost.taxi_queue).ms + std::llround(interval_ms);
  }
  return lost;
}

bool DayFlow::has_ridden(PersonId person) const {
  return states_[person].ride > 0 || trips_[person].detour == Detour::kAfterRiding;
}

Duration DayFlow::taxi_time(PersonId person, PlaceId from, SimTime time) const {
  const routing::TripRoute taxi =
      model_.router.route({model_.population.key[person], 1.0},
                          {from, trips_[person].to, Mode::kTaxi, time, occasion(person)});
  return kTaxiWait + taxi.vehicle_time;
}

routing::TripRoute DayFlow::bus_from(const GaveUp& waiting) const {
  const population::Population& people = model_.population;
  const PlaceId here = model_.district.transit.stops[waiting.stop].place;
  return model_.router_at(waiting.time)
      .route({people.key[waiting.person], static_cast<double>(people.speed_mps[waiting.person])},
             {here, trips_[waiting.person].to, Mode::kBus, waiting.time, occasion(waiting.person)});
}

// A logit over felt minutes, with the weights of the choice of stations. Who would come too late
// goes home, unless there is a flight to catch, or a train was taken already.
WayOn DayFlow::way_on(const GaveUp& waiting, Duration longer_by_bus) const {
  const PersonId person = waiting.person;
  const Trip& trip = trips_[person];
  const routing::TripParameters& weights = model_.scenario.trips;
  const PlaceId here = model_.district.transit.stops[waiting.stop].place;
  if (!here.valid()) {
    return WayOn::kWalk;
  }
  const Duration walk =
      model_.router_at(waiting.time)
          .walk_time(here, trip.to, static_cast<double>(model_.population.speed_mps[person]));
  const Duration taxi = taxi_queue(waiting.time) + taxi_time(person, here, waiting.time);
  const routing::TripRoute bus = bus_from(waiting);
  const Duration by_bus = bus.expected + longer_by_bus;
  struct Choice {
    WayOn way;
    Duration time;
    double felt_min;
  };
  const std::array<Choice, 3> choices = {
      {{WayOn::kBus, by_bus,
        bus.main_mode == Mode::kBus ? minutes(by_bus) + kBusFareMin
                                    : std::numeric_limits<double>::infinity()},
       {WayOn::kWalk, walk, weights.walk_weight * minutes(walk)},
       {WayOn::kTaxi, taxi, minutes(taxi) + kTaxiFareMin}}};
  std::array<double, 3> utilities{};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    utilities.at(i) = random::gumbel(patience_draw(person, kWayIndex.at(i))) -
                      choices.at(i).felt_min / weights.scale_min;
  }
  const auto best = std::max_element(utilities.begin(), utilities.end());
  const Choice& way = choices.at(static_cast<std::size_t>(best - utilities.begin()));
  const std::int64_t there_ms = (waiting.time + way.time + kLeastStay).ms;
  const demand::PlanItem& next = item(person);
  const bool is_too_late = next.end_ms != demand::PlanItem::kNever && there_ms > next.end_ms;
  const bool may_go_home =
      !has_ridden(person) && !is_guest(person) && !model_.population.flight[person].valid();
  return is_too_late && may_go_home ? WayOn::kHome : way.way;
}

void DayFlow::leave_platform(const LostPatience& lost) {
  const auto [time, person, stop] = lost.waiting;
  Trip& trip = trips_[person];
  const bool rode = has_ridden(person);
  const district::Stop& here = model_.district.transit.stops[stop];
  const routing::TripRoute bus =
      lost.way == WayOn::kBus ? bus_from(lost.waiting) : routing::TripRoute{};
  trip.take_rides(bus);
  states_[person].ride = 0;
  trip.detour = Detour::kNone;
  if (lost.way == WayOn::kBus) {
    trip.detour = rode ? Detour::kAfterRiding : Detour::kBeforeRiding;
  }
  if (is_home(lost.way)) {
    trip.to = trip.from;
  }
  if (is_by_taxi(lost.way)) {
    trip.main_mode = rode ? trip.main_mode : Mode::kTaxi;
    const Duration needed = lost.taxi_queue + taxi_time(person, here.place, time);
    begin_vehicle_leg(person, {here.place, trip.to, Mode::kTaxi, needed}, time);
    return;
  }
  const Mode mode = lost.way == WayOn::kBus ? Mode::kBus : Mode::kWalk;
  trip.main_mode = rode ? trip.main_mode : mode;
  walk_to_next_leg(person, here.node, time);
}

}  // namespace poai::simulation
