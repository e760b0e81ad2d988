#pragma once
// Timetables with runs thrown at random, for tests: some pass a stop twice, some share stops, some
// begin at the same moment.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/drawn_timetable.hpp"
#include "tests/support/draws.hpp"

namespace poai::test {

enum class Rounds {
  kPossible,  ///< a run may pass a stop again
  kNone       ///< it passes each stop once at most
};

struct RandomTimetable {
  std::uint64_t seed = 1;
  std::size_t stops = 5;
  std::size_t runs = 20;
  std::size_t most_calls = 6;  ///< of a run, at least 2
  SimTime begin = SimTime::at(8);
  Duration length = Duration::hours(1);                   ///< over which runs start
  std::vector<std::string> routes = {"r0", "r1", "bus"};  ///< as `add_run` names them
  Rounds rounds = Rounds::kPossible;
};

inline std::vector<district::Call> random_calls(const RandomTimetable& options, Draws& draws) {
  const auto seconds = [&draws](std::uint64_t limit) {
    return Duration::seconds(static_cast<std::int64_t>(draws.below(limit)));
  };
  std::vector<district::Call> calls;
  const bool once = options.rounds == Rounds::kNone;
  const std::size_t most_calls =
      once ? std::min(options.most_calls, options.stops) : options.most_calls;
  const std::size_t count = 2 + draws.below(most_calls - 1);
  const auto is_passed = [&](StopId stop) {
    return once && std::any_of(calls.begin(), calls.end(),
                               [stop](const district::Call& call) { return call.stop == stop; });
  };
  SimTime time = options.begin + Duration{static_cast<std::int64_t>(
                                     draws.below(static_cast<std::uint64_t>(options.length.ms)))};
  StopId stop(draws.below(options.stops));
  for (std::size_t i = 0; i < count; ++i) {
    const SimTime departure = time + seconds(40);
    calls.push_back({stop, time, departure});
    time = departure + seconds(300);
    stop = StopId((stop.index() + 1 + draws.below(options.stops - 1)) % options.stops);
    while (i + 1 < count && is_passed(stop)) {
      stop = StopId((stop.index() + 1) % options.stops);
    }
  }
  return calls;
}

/// Unless told otherwise routes "r0" and "r1" are trains, "bus" is a bus.
inline DrawnTimetable random_timetable(const RandomTimetable& options) {
  DrawnTimetable drawn;
  for (std::size_t i = 0; i < options.stops; ++i) {
    (void)named_stop(drawn, "S" + std::to_string(i));
  }
  Draws draws(options.seed);
  std::vector<std::vector<district::Call>> runs;
  for (std::size_t i = 0; i < options.runs; ++i) {
    runs.push_back(random_calls(options, draws));
  }
  std::stable_sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) {
    return a.front().departure < b.front().departure;
  });
  for (const auto& run : runs) {
    add_run(drawn, options.routes[draws.below(options.routes.size())], run);
  }
  return drawn;
}

}  // namespace poai::test
