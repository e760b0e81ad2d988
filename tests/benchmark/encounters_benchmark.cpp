// An hour of offices, with people who come and go all the time: the cost of a meeting, and that it
// does not grow with the number of people elsewhere.

#include <cstdint>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "tests/benchmark/checked_main.hpp"

namespace poai::benchmarks {
namespace {

using encounters::Move;
using encounters::SpaceId;

constexpr SimTime kBegin = SimTime::at(9);
constexpr std::int64_t kSeconds = 3'600;
constexpr std::uint32_t kOfficeSize = 100;

/// Everybody is in one of the offices, and in another one at three moments of the hour.
struct Offices {
  explicit Offices(std::uint32_t persons) : spaces(persons), moves(kSeconds) {
    parameters.cell_rate_per_h = 0.6;
    parameters.room_rate_per_h = 0.6;
    for (std::uint32_t i = 0; i < persons / kOfficeSize; ++i) {
      spaces.add(encounters::SpaceKind::kOffice, PlaceId::none(), mix64(i), {kOfficeSize});
    }
    for (std::uint32_t n = 0; n < persons; ++n) {
      keys.push_back({mix64(n)});
      affiliation.push_back({.organisation = n / kOfficeSize, .sector = 0});
      move_into(n, n / kOfficeSize, 0);
      for (std::uint64_t i = 1; i <= 3; ++i) {
        const std::uint64_t hash = combine64(n, i);
        move_into(n, hash % spaces.size(), static_cast<std::int64_t>((hash >> 32U) % 3'600'000));
      }
    }
    ties = encounters::TieGraph({}, keys);
  }

  void move_into(std::uint32_t person, std::uint64_t office, std::int64_t ms) {
    moves[static_cast<std::size_t>(ms / 1'000)].push_back(
        {kBegin + Duration{ms}, PersonId(person), {SpaceId(office), SpaceId::none()}});
  }

  encounters::EncounterParameters parameters;
  Column<PersonId, PersonKey> keys;
  Column<PersonId, encounters::Affiliation> affiliation;
  encounters::Spaces spaces;
  encounters::TieGraph ties;
  std::vector<std::vector<Move>> moves;  ///< of each second
};

struct Hour {
  std::size_t events = 0;
  std::size_t bytes = 0;
};

Hour meet(const Offices& offices) {
  const SimTime end = kBegin + Duration::seconds(kSeconds);
  encounters::EncounterEngine engine({offices.keys, offices.affiliation}, offices.spaces,
                                     offices.ties, offices.parameters, random::Draws(1, 0),
                                     {.number = 0, .begin = kBegin, .end = end});
  Hour hour;
  EventBuffer events;
  SimTime tick_end = kBegin;
  for (const std::vector<Move>& moves : offices.moves) {
    events.clear();
    tick_end = tick_end + Duration::seconds(1);
    engine.advance(tick_end, moves, events);
    hour.events += events.size();
  }
  hour.bytes = engine.bytes();
  return hour;
}

void check_hour() { expects(meet(Offices(10'000)).events > 10'000, "people have met"); }

void hour_of_offices(benchmark::State& state) {
  const auto persons = static_cast<std::uint32_t>(state.range(0));
  const Offices offices(persons);
  std::size_t events = 0;
  Hour hour;
  for (auto _ : state) {
    hour = meet(offices);
    events += hour.events;
  }
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  state.counters["persons"] = persons;
  state.counters["events"] = static_cast<double>(hour.events);
  state.counters["bytes_a_person"] = static_cast<double>(hour.bytes) / persons;
}
BENCHMARK(hour_of_offices)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_hour);
}
