#pragma once
// Dijkstra's algorithm, plainly, on the time-expanded graph of a timetable: a node is a stop at a
// moment, after rides of which number, last mode and modes are known; an arc is a ride from one
// call of a run to a later one, and the walk to where the next ride begins.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <set>
#include <tuple>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/routing/ride_rules.hpp"
#include "engine/routing/transit_times.hpp"
#include "tests/support/drawn_timetable.hpp"

namespace poai::test {

struct TimeExpanded {
  const DrawnTimetable& drawn;
  const std::vector<routing::Transfer>& transfers;
  std::size_t most_rides = routing::kMostRides;

  static constexpr std::int64_t kNever = INT64_MAX;

  /// Arrival + penalties in ms of the best journey with a ride by the mode (kNone: any) that leaves
  /// at `time` or later; kNever if there is none. Who is at `to` does not go on.
  [[nodiscard]] std::int64_t cost_ms(Mode main_mode, StopId from, StopId to, SimTime time) const {
    std::int64_t best = kNever;
    std::set<Node> seen;
    std::priority_queue<Node, std::vector<Node>, std::greater<>> queue;
    queue.push({0, time.ms, from.index(), 0, Mode::kNone, 0});
    while (!queue.empty()) {
      const Node node = queue.top();
      queue.pop();
      const auto [penalty, at, stop, rides, last, used] = node;
      if (rides == most_rides || stop == to.index() || !seen.insert(node).second) {
        continue;
      }
      ride_on(node, [&](const Node& next, SimTime arrival, StopId off) {
        if (off != to) {
          walk_on(next, arrival, off, [&queue](const Node& ready) { queue.push(ready); });
        } else if (is_way_by(main_mode, std::get<5>(next))) {
          best = std::min(best, arrival.ms + std::get<0>(next));
        }
      });
    }
    return best;
  }

 private:
  /// Penalty in ms, ready to board at, stop, rides, last mode, modes.
  using Node = std::tuple<std::int64_t, std::int64_t, std::size_t, std::size_t, Mode, unsigned>;

  [[nodiscard]] static bool has(unsigned used, Mode mode) {
    return (used & (1U << static_cast<unsigned>(mode))) != 0;
  }

  /// One ride at least is by the mode, and beside a bus none by Port Liner.
  [[nodiscard]] static bool is_way_by(Mode main_mode, unsigned used) {
    return main_mode == Mode::kNone ||
           (has(used, main_mode) && !(main_mode == Mode::kBus && has(used, Mode::kPortLiner)));
  }

  template <class Use>
  void ride_on(const Node& node, const Use& use) const {
    const auto [penalty, ready, stop, rides, last, used] = node;
    const district::Timetable& timetable = drawn.timetable();
    for (const RunId run : ids<RunId>(timetable.run_count())) {
      const Mode mode = drawn.transit.routes[timetable.route[run]].mode;
      const auto calls = timetable.calls[run];
      std::int64_t more = rides == 0 ? 0 : routing::kChangePenalty.ms;
      more += rides == 0 || mode == last ? 0 : routing::kSecondFare.ms;
      for (std::size_t i = 0; i < calls.size(); ++i) {
        for (std::size_t j = i + 1;
             calls[i].stop.index() == stop && calls[i].departure.ms >= ready && j < calls.size();
             ++j) {
          use({penalty + more, 0, 0, rides + 1, mode, used | 1U << static_cast<unsigned>(mode)},
              calls[j].arrival, calls[j].stop);
        }
      }
    }
  }

  template <class Use>
  void walk_on(Node node, SimTime arrival, StopId off, const Use& use) const {
    const auto go = [&](StopId stop, Duration walk) {
      std::get<1>(node) = (arrival + walk + routing::kLeastChange).ms;
      std::get<2>(node) = stop.index();
      use(node);
    };
    go(off, {});
    for (const routing::Transfer& transfer : transfers) {
      if (transfer.from == off) {
        go(transfer.to, transfer.walk);
      }
    }
  }
};

}  // namespace poai::test
