#include "engine/movement/terminal_engine.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <span>
#include <string>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/population/keys.hpp"
#include "engine/random/distributions.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement {

using district::Flight;
using random::Purpose;

namespace {

/// The numbers of a passenger's draws; append only.
enum Draw : std::uint32_t {
  kForeigner,
  kChecksBag,
  kTakesTaxi,
  kBagRank,
  kWalkInside,
  kWalkToKerb,
  kWalkToGate,
  kServiceOfQueue  // and of the queues after it
};

/// Those of a flight.
enum FlightDraw : std::uint32_t { kCabin, kFirstBag, kLastBag };

constexpr double kMostDeviations = 3.0;

Duration seconds(double s) { return Duration{std::llround(s * 1'000.0)}; }
Duration minutes(double min) { return Duration{std::llround(min * 60'000.0)}; }

/// Never below 0, never more than three deviations off.
double normal(double u, double mean, double sd) {
  return sd <= 0.0
             ? mean
             : random::truncated_normal(u, mean, sd, std::max(0.0, mean - kMostDeviations * sd),
                                        mean + kMostDeviations * sd);
}

double within(double u, const district::TimeSpan& span) {
  return random::between(u, span.least, span.most);
}

Event event_of(SimTime time, PersonId person, EventKind kind, FlightId flight, std::int64_t wait_ms,
               TerminalStep reached) {
  return {time,           person,
          flight.value(), static_cast<std::uint32_t>(wait_ms),
          kind,           static_cast<std::uint8_t>(reached)};
}

/// When the servers of all pools are free, in one column.
template <class Rows>
void checkpoint_pools(storage::Archive& archive, const std::string& name, Rows& rows,
                      auto pool_of) {
  std::vector<std::int64_t> free_at_ms;
  for (auto& row : rows) {
    const std::span<std::int64_t> own = pool_of(row).free_at_ms();
    free_at_ms.insert(free_at_ms.end(), own.begin(), own.end());
  }
  archive.fixed(name, std::span<std::int64_t>(free_at_ms));
  auto next = free_at_ms.begin();
  for (auto& row : rows) {
    for (std::int64_t& own : pool_of(row).free_at_ms()) {
      own = *next++;
    }
  }
}

}  // namespace

TerminalStep first_step_of(const Flight& flight) {
  return flight.direction == Flight::Direction::kArrival ? TerminalStep::kAircraftDoor
                                                         : TerminalStep::kSecurity;
}

TerminalEngine::TerminalEngine(const district::District& district, random::Draws draws,
                               std::uint32_t day, std::size_t person_count, double capacity_scale)
    : district_(district), draws_(draws), day_(day), scale_(capacity_scale) {
  expects(capacity_scale > 0.0, "a scale of capacities is over 0");
  if (district_.airport) {
    open_terminals();
    doors_.assign(district_.flights.size(), ServerPool(district_.airport->doors));
    steps_.reserve(person_count);
  }
}

void TerminalEngine::open_terminals() {
  const district::Airport& airport = *district_.airport;
  std::map<std::pair<PlaceId, Flight::Kind>, std::uint32_t> known;
  for (const Flight& flight : district_.flights) {
    const auto [found, is_new] = known.try_emplace({flight.terminal, flight.kind},
                                                   static_cast<std::uint32_t>(terminals_.size()));
    terminal_of_.push_back(found->second);
    if (!is_new) {
      continue;
    }
    const auto& own = airport.passengers.at(static_cast<std::size_t>(flight.kind));
    std::array<std::size_t, kQueueCount> rows{};
    for (std::size_t queue = 0; queue < kQueueCount; ++queue) {
      rows.at(queue) = servers_.size() + queue;
    }
    terminals_.push_back(rows);
    for (const district::ServerSettings& queue :
         {airport.immigration, airport.immigration_gates, airport.customs, airport.taxi_rank,
          own.security, airport.emigration, airport.emigration_gates}) {
      servers_.push_back(servers_of(queue));
    }
  }
}

// The rate of all servers together is exact at any scale.
TerminalEngine::Servers TerminalEngine::servers_of(const district::ServerSettings& settings) const {
  const double wanted = settings.servers * scale_;
  const auto servers = static_cast<std::size_t>(std::max(1LL, std::llround(wanted)));
  const double slower = static_cast<double>(servers) / wanted;
  return {ServerPool(servers),
          {settings.service_s.least * slower, settings.service_s.most * slower}};
}

void TerminalEngine::admit(const std::vector<TerminalRequest>& requests) {
  expects(requests.empty() || district_.airport, "passengers need terminals");
  for (const TerminalRequest& request : requests) {
    push({.time_ms = request.time.ms,
          .tie_break = request.tie_break,
          .key = request.key,
          .person = request.person,
          .flight = request.flight,
          .flight_ms = request.flight_time.ms,
          .cancelled_ms = request.cancelled_ms,
          .next = next_of(request.first_step),
          .onward = request.onward});
  }
}

TerminalEngine::Next TerminalEngine::next_of(TerminalStep first_step) {
  switch (first_step) {
    case TerminalStep::kAircraftDoor:
      return Next::kAircraftDoor;
    case TerminalStep::kGate:
      return Next::kGate;
    default:
      expects(first_step == TerminalStep::kSecurity,
              "passengers begin at the aircraft, at security or at the gate");
      return Next::kSecurity;
  }
}

void TerminalEngine::push(const Step& step) {
  steps_.push_back(step);
  std::push_heap(steps_.begin(), steps_.end(), Later());
}

void TerminalEngine::advance(SimTime end, EventBuffer& events, std::vector<TerminalExit>& exits) {
  while (!steps_.empty() && steps_.front().time_ms < end.ms) {
    std::pop_heap(steps_.begin(), steps_.end(), Later());
    const Step step = steps_.back();
    steps_.pop_back();
    handle(step, events, exits);
  }
}

void TerminalEngine::handle(Step step, EventBuffer& events, std::vector<TerminalExit>& exits) {
  switch (step.next) {
    case Next::kAircraftDoor:
      leave_aircraft(step, events);
      break;
    case Next::kImmigration:
    case Next::kEmigration:
      cross_border(step, events);
      break;
    case Next::kBaggage:
      take_baggage(step, events);
      break;
    case Next::kCustoms:
      pass(step, Queue::kCustoms, TerminalStep::kCustoms, events);
      step.time_ms += half_walk(step, kWalkToKerb).ms;
      step.next = Next::kKerb;
      break;
    case Next::kKerb:
      reach_kerb(step, events);
      break;
    case Next::kTaxiRank:
      pass(step, Queue::kTaxiRank, TerminalStep::kTaxiRank, events);
      step.next = Next::kLeaves;
      break;
    case Next::kSecurity:
      step.security_wait_ms = pass(step, Queue::kSecurity, TerminalStep::kSecurity, events);
      go_on_from_security(step);
      break;
    case Next::kGate:
      reach_gate(step, events);
      break;
    case Next::kLeaves:
      return exits.push_back(exit_of(step, TerminalOutcome::kAtKerb));
    case Next::kBoards:
      return exits.push_back(exit_of(step, TerminalOutcome::kAboard));
    case Next::kMisses:
      return exits.push_back(exit_of(step, TerminalOutcome::kMissed));
    case Next::kIsTold:
      return exits.push_back(exit_of(step, TerminalOutcome::kCancelled));
  }
  push(step);
}

// Rows empty from the door on; who sits where is the order of the tie-break.
void TerminalEngine::leave_aircraft(Step& step, EventBuffer& events) {
  const district::Airport& airport = *district_.airport;
  const double cabin_s =
      normal(flight_uniform(step, kCabin), airport.full_cabin_s.mean, airport.full_cabin_s.sd);
  const Duration each = seconds(cabin_s / airport.full_cabin_seats / scale_);
  const SimTime opens = SimTime{step.time_ms} + minutes(airport.door_open_min);
  const SimTime out = doors_.at(step.flight.index()).admit(opens, each) + each;
  events.push_back(event_of({step.time_ms}, step.person, EventKind::kTerminalReaches, step.flight,
                            out.ms - step.time_ms, TerminalStep::kAircraftDoor));
  step.time_ms = (out + half_walk(step, kWalkInside)).ms;
  step.next = is_international(step) ? Next::kImmigration : Next::kBaggage;
}

void TerminalEngine::cross_border(Step& step, EventBuffer& events) {
  const bool counter = is_foreigner(step);
  if (step.next == Next::kImmigration) {
    pass(step, counter ? Queue::kImmigration : Queue::kImmigrationGates, TerminalStep::kImmigration,
         events);
    step.next = Next::kBaggage;
    return;
  }
  step.emigration_wait_ms = pass(step, counter ? Queue::kEmigration : Queue::kEmigrationGates,
                                 TerminalStep::kEmigration, events);
  walk_to_gate(step);
}

void TerminalEngine::go_on_from_security(Step& step) const {
  if (is_international(step)) {
    step.next = Next::kEmigration;
  } else {
    walk_to_gate(step);
  }
}

void TerminalEngine::walk_to_gate(Step& step) const {
  const district::NormalTime& walk = district_.airport->walk_to_gate_min;
  step.time_ms += minutes(normal(uniform(step, kWalkToGate), walk.mean, walk.sd)).ms;
  step.next = Next::kGate;
}

// Bags come evenly between the first and the last one of the flight.
void TerminalEngine::take_baggage(Step& step, EventBuffer& events) {
  const district::Airport& airport = *district_.airport;
  const auto& own = airport.passengers.at(static_cast<std::size_t>(flight(step).kind));
  if (uniform(step, kChecksBag) < own.checked_bag_share) {
    const double first = within(flight_uniform(step, kFirstBag), airport.first_bag_min);
    const double last = within(flight_uniform(step, kLastBag), airport.last_bag_min);
    const std::int64_t there =
        step.flight_ms + minutes(random::between(uniform(step, kBagRank), first, last)).ms;
    const std::int64_t wait_ms = std::max<std::int64_t>(0, there - step.time_ms);
    events.push_back(event_of({step.time_ms}, step.person, EventKind::kTerminalReaches, step.flight,
                              wait_ms, TerminalStep::kBaggage));
    step.time_ms += wait_ms;
  }
  if (is_international(step)) {
    step.next = Next::kCustoms;
  } else {
    step.time_ms += half_walk(step, kWalkToKerb).ms;
    step.next = Next::kKerb;
  }
}

void TerminalEngine::reach_kerb(Step& step, EventBuffer& events) {
  events.push_back({SimTime{step.time_ms}, step.person, step.flight.value(), PersonId::kNoneValue,
                    EventKind::kFlightArrives, 0});
  const bool takes_taxi = step.onward == OnwardByRoad::kTaxi ||
                          (step.onward == OnwardByRoad::kCar &&
                           uniform(step, kTakesTaxi) < district_.airport->taxi_share);
  step.next = takes_taxi ? Next::kTaxiRank : Next::kLeaves;
}

void TerminalEngine::reach_gate(Step& step, EventBuffer& events) {
  events.push_back(event_of({step.time_ms}, step.person, EventKind::kTerminalReaches, step.flight,
                            0, TerminalStep::kGate));
  if (step.cancelled_ms != INT64_MAX) {
    step.time_ms = std::max(step.time_ms, step.cancelled_ms);
    step.next = Next::kIsTold;
  } else if (step.time_ms > gate_closes_ms(step)) {
    step.next = Next::kMisses;
  } else {
    step.time_ms = step.flight_ms;
    step.next = Next::kBoards;
  }
}

TerminalExit TerminalEngine::exit_of(const Step& step, TerminalOutcome outcome) const {
  TerminalExit exit{{step.time_ms}, step.person, step.flight, outcome, MissReason::kAccess};
  const std::int64_t without_queues =
      step.time_ms - step.security_wait_ms - step.emigration_wait_ms;
  if (outcome == TerminalOutcome::kMissed && without_queues <= gate_closes_ms(step)) {
    exit.reason = step.emigration_wait_ms > step.security_wait_ms ? MissReason::kEmigration
                                                                  : MissReason::kSecurity;
  }
  return exit;
}

std::int32_t TerminalEngine::pass(Step& step, Queue queue, TerminalStep reached,
                                  EventBuffer& events) {
  const auto number = static_cast<std::size_t>(queue);
  Servers& servers = servers_[terminals_[terminal_of_[step.flight]].at(number)];
  const double u = uniform(step, kServiceOfQueue + static_cast<std::uint32_t>(number));
  const Duration service = seconds(within(u, servers.service_s));
  const SimTime begin = servers.pool.admit({step.time_ms}, service);
  const std::int64_t wait_ms = begin.ms - step.time_ms;
  events.push_back(event_of({step.time_ms}, step.person, EventKind::kTerminalReaches, step.flight,
                            wait_ms, reached));
  step.time_ms = (begin + service).ms;
  return static_cast<std::int32_t>(wait_ms);
}

bool TerminalEngine::is_foreigner(const Step& step) const {
  const double u =
      draws_.uniform(step.key, random::Occasion::on(0, 0), Purpose::kTerminal, kForeigner);
  return u < district_.airport->foreigner_share;
}

double TerminalEngine::uniform(const Step& step, std::uint32_t index) const {
  return draws_.uniform(step.key, random::Occasion::on(day_, 0), Purpose::kTerminal, index);
}

double TerminalEngine::flight_uniform(const Step& step, std::uint32_t index) const {
  return draws_.uniform(population::flight_key(flight(step)), random::Occasion::on(day_, 0),
                        Purpose::kTerminal, index);
}

// The walk is made in two equal and independent parts, inside and outside of the hall.
Duration TerminalEngine::half_walk(const Step& step, std::uint32_t index) const {
  const district::NormalTime& walk = district_.airport->walk_min;
  return minutes(normal(uniform(step, index), walk.mean / 2.0, walk.sd / std::numbers::sqrt2));
}

std::int64_t TerminalEngine::gate_closes_ms(const Step& step) const {
  return step.flight_ms - minutes(district_.airport->gate_closes_min).ms;
}

void TerminalEngine::checkpoint(storage::Archive& archive) {
  using storage::Field;
  archive.list_of("steps", steps_, Field{"time_ms", &Step::time_ms},
                  Field{"tie_break", &Step::tie_break}, Field{"key", &Step::key},
                  Field{"person", &Step::person}, Field{"flight", &Step::flight},
                  Field{"flight_ms", &Step::flight_ms}, Field{"cancelled_ms", &Step::cancelled_ms},
                  Field{"security_wait_ms", &Step::security_wait_ms},
                  Field{"emigration_wait_ms", &Step::emigration_wait_ms},
                  Field{"next", &Step::next}, Field{"onward", &Step::onward});
  checkpoint_pools(archive, "servers", servers_,
                   [](Servers& servers) -> ServerPool& { return servers.pool; });
  checkpoint_pools(archive, "doors", doors_, [](ServerPool& pool) -> ServerPool& { return pool; });
}

}  // namespace poai::movement
