// Whatever guests come to whatever place: no chair too many, nothing sold twice, nobody lost, first
// come first served.

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/venues/venue_engine.hpp"
#include "support/handed_over.hpp"

namespace poai::venues {
namespace {

constexpr std::size_t kPlaces = 3;
constexpr std::uint32_t kFirstCompanion = 1'000;  // persons below it come alone or lead a party
const SimTime kOpens = SimTime::at(11);

struct Day {
  std::vector<district::Service> services;
  std::vector<VisitRequest> requests;  ///< in the order of time
};

enum class Guests : std::uint8_t { kSingle, kParties };

std::size_t persons_of(const std::vector<VisitRequest>& requests) {
  return std::accumulate(requests.begin(), requests.end(), std::size_t{0},
                         [](std::size_t sum, const VisitRequest& request) {
                           return sum + request.companions.party_size();
                         });
}

district::Service arbitrary_service() {
  district::Service service;
  service.kind = district::ServiceKind::kCanteen;
  service.seats = *rc::gen::inRange(0U, 6U);
  service.counters = *rc::gen::inRange(1U, 4U);
  service.service_mean_s = *rc::gen::inRange(0, 120);
  service.stay_mean_min = *rc::gen::inRange(0, 40);
  if (*rc::gen::arbitrary<bool>()) {
    service.stock = *rc::gen::inRange(0U, 30U);
  }
  service.opens = kOpens;
  service.last_order = kOpens + Duration::minutes(*rc::gen::inRange(10, 60));
  service.closes = service.last_order + Duration::minutes(*rc::gen::inRange(0, 30));
  return service;
}

VisitRequest arbitrary_request(std::uint32_t n) {
  const SimTime time = kOpens + Duration{500 * *rc::gen::inRange<std::int64_t>(-200, 8'000)};
  return {.time = time,
          .person = PersonId(n),
          .key = {mix64(n)},
          .tie_break = *rc::gen::inRange<std::uint64_t>(0, 4),
          .occasion = random::Occasion::on(0, 3),
          .place = PlaceId(*rc::gen::inRange<std::size_t>(0, kPlaces)),
          .must_leave = time + Duration::minutes(*rc::gen::inRange(5, 90))};
}

bool comes_before(const VisitRequest& a, const VisitRequest& b) {
  return std::tuple(a.time, a.tie_break, a.key) < std::tuple(b.time, b.tie_break, b.key);
}

Companions arbitrary_companions(std::uint32_t leader) {
  Companions companions;
  const auto count = *rc::gen::weightedElement<std::uint32_t>(
      {{5, 0U}, {2, 1U}, {2, 2U}, {1, 3U}, {1, 4U}, {1, 5U}});
  for (std::uint32_t i = 0; i < count; ++i) {
    companions.add(PersonId(kFirstCompanion + 10 * leader + i));
  }
  return companions;
}

Day arbitrary_day(Guests kind = Guests::kParties) {
  Day day;
  for (std::size_t i = 0; i < kPlaces; ++i) {
    day.services.push_back(arbitrary_service());
  }
  const auto guests = *rc::gen::inRange(0U, 150U);
  for (std::uint32_t n = 0; n < guests; ++n) {
    day.requests.push_back(arbitrary_request(n));
    if (kind == Guests::kParties) {
      day.requests.back().companions = arbitrary_companions(n);
    }
  }
  std::sort(day.requests.begin(), day.requests.end(), comes_before);
  return day;
}

struct DayRun {
  explicit DayRun(const Day& day)
      : engine(district::Services(day.services), DayType::kTermWeekday, VenueParameters{},
               random::Draws(11, 0), 1.0) {}

  void arrive(std::span<const VisitRequest> requests) {
    engine.arrive(requests, events, departures);
  }
  void advance(SimTime end) { engine.advance(end, events, departures); }
  void by_ticks(const std::vector<VisitRequest>& requests);

  VenueEngine engine;
  EventBuffer events;
  std::vector<Departure> departures;
};

/// All requests of a tick of one second at once, as the simulation does it.
void DayRun::by_ticks(const std::vector<VisitRequest>& requests) {
  std::size_t first = 0;
  while (first < requests.size()) {
    const std::int64_t tick = requests[first].time.ms / 1'000;
    std::size_t last = first;
    while (last < requests.size() && requests[last].time.ms / 1'000 == tick) {
      ++last;
    }
    advance({tick * 1'000});
    arrive(std::span(requests).subspan(first, last - first));
    advance({tick * 1'000 + 1'000});
    first = last;
  }
  advance(SimTime::at(30));
}

std::uint64_t fingerprint(const DayRun& run) {
  std::uint64_t hash = 0;
  for (const Event& event : run.events) {
    hash = combine64(hash, static_cast<std::uint64_t>(event.time.ms));
    hash = combine64(hash, (std::uint64_t{event.person.value()} << 32U) | event.a);
    hash = combine64(hash, (std::uint64_t{event.b} << 16U) |
                               (static_cast<std::uint64_t>(event.kind) << 8U) | event.detail);
  }
  return hash;
}

/// Follows one place through the events.
struct PlaceTally {
  std::int64_t chairs = 0;
  std::int64_t at_counter = 0;
  std::int64_t sold = 0;
};

/// A party takes one counter.
bool leads(const Event& event) { return event.person.value() < kFirstCompanion; }

void follow(const Event& event, const district::Service& service, PlaceTally& tally) {
  switch (event.kind) {
    case EventKind::kServiceBegins:
      tally.at_counter += leads(event) ? 1 : 0;
      ++tally.sold;
      tally.chairs += service.seats > 0 ? 1 : 0;
      break;
    case EventKind::kSeatTakes:
      tally.at_counter -= leads(event) ? 1 : 0;
      break;
    default:
      break;
  }
}

RC_GTEST_PROP(VenueProperties, GoOnInAnotherEngineAsIfNothingHadHappened, ()) {
  const Day day = arbitrary_day();
  DayRun whole(day);
  DayRun second(day);
  const std::size_t before = day.requests.empty() ? 0 : day.requests.size() / 2;
  std::vector<VisitRequest> earlier(day.requests.begin(),
                                    day.requests.begin() + static_cast<std::ptrdiff_t>(before));
  std::vector<VisitRequest> later(day.requests.begin() + static_cast<std::ptrdiff_t>(before),
                                  day.requests.end());
  for (const VisitRequest& request : earlier) {
    whole.arrive({&request, 1});
  }
  test::hand_over(whole.engine, second.engine);
  whole.events.clear();
  whole.by_ticks(later);
  second.by_ticks(later);
  RC_ASSERT(test::same_events(whole.events, second.events));
}

RC_GTEST_PROP(VenueProperties, NeverExceedChairsCountersOrStock, ()) {
  const Day day = arbitrary_day();
  DayRun run(day);
  run.by_ticks(day.requests);
  std::vector<PlaceTally> tallies(kPlaces);
  for (const Event& event : run.events) {
    const district::Service& service = day.services[event.a];
    PlaceTally& tally = tallies[event.a];
    follow(event, service, tally);
    if (event.kind == EventKind::kVenueLeaves &&
        static_cast<VenueOutcome>(event.detail) == VenueOutcome::kServed) {
      tally.chairs -= service.seats > 0 ? 1 : 0;
      tally.at_counter -= service.seats == 0 && leads(event) ? 1 : 0;
    }
    RC_ASSERT(tally.chairs >= 0 && tally.chairs <= service.seats);
    RC_ASSERT(tally.at_counter >= 0 && tally.at_counter <= service.counters);
    RC_ASSERT(!service.stock || tally.sold <= *service.stock);
  }
}

RC_GTEST_PROP(VenueProperties, ServeNobodyWhileThePlaceIsClosed, ()) {
  const Day day = arbitrary_day();
  DayRun run(day);
  run.by_ticks(day.requests);
  std::map<PersonId, SimTime> came;
  for (const VisitRequest& request : day.requests) {
    came.emplace(request.person, request.time);
    for (const PersonId companion : request.companions.all()) {
      came.emplace(companion, request.time);
    }
  }
  for (const Event& event : run.events) {
    const district::Service& service = day.services[event.a];
    if (event.kind == EventKind::kQueueJoins) {
      RC_ASSERT(event.time >= service.opens && event.time <= service.last_order);
    } else if (event.kind == EventKind::kServiceBegins) {
      RC_ASSERT(event.time >= service.opens && event.time < service.closes);
    } else if (event.kind == EventKind::kVenueLeaves) {
      const bool takes_orders = event.time >= service.opens && event.time <= service.last_order &&
                                event.time < service.closes;
      const auto outcome = static_cast<VenueOutcome>(event.detail);
      RC_ASSERT(outcome != VenueOutcome::kClosed || !takes_orders);
      RC_ASSERT(takes_orders || outcome == VenueOutcome::kClosed ||
                came.at(event.person) < event.time);
    }
  }
}

std::size_t left_of(const EventBuffer& events) {
  return static_cast<std::size_t>(
      std::count_if(events.begin(), events.end(),
                    [](const Event& event) { return event.kind == EventKind::kVenueLeaves; }));
}

RC_GTEST_PROP(VenueProperties, LoseNobody, ()) {
  const Day day = arbitrary_day();
  DayRun run(day);
  std::size_t came = 0;
  for (const VisitRequest& request : day.requests) {
    run.arrive({&request, 1});
    came += request.companions.party_size();
    std::size_t inside = 0;
    for (std::size_t i = 0; i < kPlaces; ++i) {
      inside += run.engine.queue_length(PlaceId(i)) + run.engine.seated_count(PlaceId(i));
    }
    RC_ASSERT(came == inside + left_of(run.events));
  }
  run.advance(SimTime::at(30));
  std::set<PersonId> left;
  for (const Event& event : run.events) {
    if (event.kind == EventKind::kVenueLeaves) {
      const bool is_first = left.insert(event.person).second;
      RC_ASSERT(is_first);
    }
  }
  RC_ASSERT(left.size() == persons_of(day.requests));
  RC_ASSERT(run.departures.size() == day.requests.size());
  RC_ASSERT(run.engine.next_event() == SimTime::never());
}

// Whatever happens to one of a party happens to all of it at the same moment.
RC_GTEST_PROP(VenueProperties, KeepPartiesTogether, ()) {
  const Day day = arbitrary_day();
  DayRun run(day);
  run.by_ticks(day.requests);
  std::map<PersonId, std::vector<std::tuple<SimTime, EventKind, std::uint8_t>>> lives;
  for (const Event& event : run.events) {
    lives[event.person].emplace_back(event.time, event.kind, event.detail);
  }
  for (const VisitRequest& request : day.requests) {
    for (const PersonId companion : request.companions.all()) {
      RC_ASSERT(lives[companion] == lives[request.person]);
    }
  }
}

// Who is alone needs no table: nobody passes anybody.
RC_GTEST_PROP(VenueProperties, ServeSingleGuestsInTheOrderOfJoining, ()) {
  const Day day = arbitrary_day(Guests::kSingle);
  DayRun run(day);
  run.by_ticks(day.requests);
  std::map<PersonId, std::size_t> joined;
  std::vector<std::size_t> last_served(kPlaces, 0);
  for (const Event& event : run.events) {
    if (event.kind == EventKind::kQueueJoins) {
      joined.emplace(event.person, joined.size() + 1);
    } else if (event.kind == EventKind::kServiceBegins) {
      RC_ASSERT(joined.at(event.person) > last_served[event.a]);
      last_served[event.a] = joined.at(event.person);
    }
  }
}

RC_GTEST_PROP(VenueProperties, SettleEventsInTheOrderOfTime, ()) {
  const Day day = arbitrary_day();
  DayRun run(day);
  run.by_ticks(day.requests);
  RC_ASSERT(std::is_sorted(run.events.begin(), run.events.end(),
                           [](const Event& a, const Event& b) { return a.time < b.time; }));
}

RC_GTEST_PROP(VenueProperties, DoNotDependOnTheOrderInWhichRequestsAreHandedOver, ()) {
  const Day day = arbitrary_day();
  DayRun one_by_one(day);
  for (const VisitRequest& request : day.requests) {
    one_by_one.arrive({&request, 1});
  }
  one_by_one.advance(SimTime::at(30));

  std::vector<VisitRequest> shuffled = day.requests;
  for (std::size_t i = shuffled.size(); i > 1; --i) {
    std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  DayRun at_once(day);
  at_once.arrive(shuffled);
  at_once.advance(SimTime::at(30));

  RC_ASSERT(fingerprint(one_by_one) == fingerprint(at_once));

  DayRun by_ticks(day);
  by_ticks.by_ticks(day.requests);
  RC_ASSERT(fingerprint(one_by_one) == fingerprint(by_ticks));
}

}  // namespace
}  // namespace poai::venues
