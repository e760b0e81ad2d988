// A lunch break at many places at once, second by second: the cost of a visit.

#include <cstdint>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/random/distributions.hpp"
#include "engine/venues/venue_engine.hpp"
#include "tests/benchmark/checked_main.hpp"

namespace poai::benchmarks {
namespace {

constexpr SimTime kBegin = SimTime::at(11, 30);
constexpr std::int64_t kArrivalSeconds = 2 * 3'600;
constexpr std::uint32_t kGuestsAPlace = 200;

district::Services canteens(std::size_t count) {
  district::Services services(count);
  for (std::size_t i = 0; i < count; ++i) {
    district::Service& service = services[PlaceId(i)];
    service.kind = district::ServiceKind::kCanteen;
    service.seats = 60;
    service.counters = 2;
    service.stock = 180;
  }
  return services;
}

/// `guests` of every second of the arrivals, each at a place and a millisecond of its own.
std::vector<std::vector<venues::VisitRequest>> requests_by_second(std::uint32_t guests,
                                                                  std::size_t places) {
  std::vector<std::vector<venues::VisitRequest>> seconds(kArrivalSeconds);
  for (std::uint32_t n = 0; n < guests; ++n) {
    const std::uint64_t hash = mix64(n);
    const auto ms = static_cast<std::int64_t>(hash % (1'000 * kArrivalSeconds));
    const SimTime time = kBegin + Duration{ms};
    seconds[static_cast<std::size_t>(ms / 1'000)].push_back(
        {.time = time,
         .person = PersonId(n),
         .key = {mix64(hash)},
         .tie_break = mix64(hash + 1),
         .occasion = random::Occasion::on(0, 1),
         .place = PlaceId(mix64(hash + 2) % places),
         .must_leave = time + Duration::minutes(50)});
  }
  return seconds;
}

struct Lunch {
  std::size_t events = 0;
  std::size_t departures = 0;
  std::size_t bytes = 0;
};

Lunch serve(const district::Services& services,
            const std::vector<std::vector<venues::VisitRequest>>& seconds) {
  venues::VenueEngine engine(services, DayType::kTermWeekday, {}, random::Draws(1, 0), 1.0);
  Lunch lunch;
  EventBuffer events;
  std::vector<venues::Departure> departures;
  SimTime tick_end = kBegin;
  for (std::size_t second = 0; second < seconds.size() || engine.next_event() < SimTime::at(20);
       ++second) {
    events.clear();
    departures.clear();
    tick_end = tick_end + Duration::seconds(1);
    if (second < seconds.size() && !seconds[second].empty()) {
      engine.arrive(seconds[second], events, departures);
    }
    if (engine.next_event() < tick_end) {
      engine.advance(tick_end, events, departures);
    }
    lunch.events += events.size();
    lunch.departures += departures.size();
  }
  lunch.bytes = engine.bytes();
  return lunch;
}

void check_lunch() {
  const auto seconds = requests_by_second(10'000, 50);
  const Lunch lunch = serve(canteens(50), seconds);
  expects(lunch.departures == 10'000, "everybody who came has left");
  expects(lunch.events > 3 * 8'000, "most were served");
}

void lunch_break(benchmark::State& state) {
  const auto guests = static_cast<std::uint32_t>(state.range(0));
  const std::size_t places = guests / kGuestsAPlace;
  const district::Services services = canteens(places);
  const auto seconds = requests_by_second(guests, places);
  std::size_t events = 0;
  Lunch lunch;
  for (auto _ : state) {
    lunch = serve(services, seconds);
    expects(lunch.departures == guests, "everybody who came has left");
    events += lunch.events;
  }
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  state.counters["persons"] = guests;
  state.counters["events"] = static_cast<double>(lunch.events);
  state.counters["bytes_a_person"] = static_cast<double>(lunch.bytes) / guests;
}
BENCHMARK(lunch_break)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_lunch);
}
