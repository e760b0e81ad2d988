#pragma once
// Runs the walking engine on a drawn network, second by second, and keeps what happened.

#include <array>
#include <string>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/movement/walk_engine.hpp"
#include "engine/routing/walk_fields.hpp"
#include "tests/support/drawn_network.hpp"

namespace poai::test {

/// A crowd with node `to` as its destination.
class WalkingCrowd {
 public:
  WalkingCrowd(const DrawnNetwork& drawn, const std::vector<std::string>& destinations,
               std::size_t persons, const movement::WalkParameters& parameters = {})
      : drawn_(drawn),
        fields_(drawn.network, nodes(drawn, destinations), parallel::Threads(1)),
        engine(drawn.network, fields_, parameters, persons, 1.0) {}

  void start(std::size_t person, const std::string& from, const std::string& to, SimTime time,
             double speed_mps = 1.34) {
    requests_.push_back({time, PersonId(person), mix64(person), speed_mps, drawn_.node.at(from),
                         fields_.destination_of(drawn_.node.at(to))});
  }

  /// Runs one tick of 1 s.
  void tick() {
    now = now + Duration::seconds(1);
    engine.start(requests_);
    requests_.clear();
    engine.advance(now, events, arrivals);
  }

  void run_until(SimTime end) {
    while (now < end) {
      tick();
    }
  }

  [[nodiscard]] std::size_t count(EventKind kind) const {
    std::size_t n = 0;
    for (const Event& event : events) {
      n += event.kind == kind ? 1 : 0;
    }
    return n;
  }

 private:
  static std::vector<NodeId> nodes(const DrawnNetwork& drawn,
                                   const std::vector<std::string>& names) {
    std::vector<NodeId> result;
    for (const std::string& name : names) {
      result.push_back(drawn.node.at(name));
    }
    return result;
  }

  const DrawnNetwork& drawn_;
  routing::WalkFields fields_;
  std::vector<movement::WalkRequest> requests_;

 public:
  movement::WalkEngine engine;
  SimTime now;
  EventBuffer events;
  std::vector<PersonMoment> arrivals;
};

/// A ring of links that fill up, each of whose people want to get onto the next: without a release
/// nobody ever moves.
inline constexpr const char* kRing = "A B 2 1\nB C 2 1\nC D 2 1\nD E 2 1\nE A 2 1";

/// Twenty people at each node of the ring who go two nodes on.
class StuckRing final : public WalkingCrowd {
 public:
  StuckRing(const DrawnNetwork& ring, Duration stuck_after)
      : WalkingCrowd(ring, {"A", "B", "C", "D", "E"}, 100, {.stuck_after = stuck_after}) {
    constexpr std::array<const char*, 5> kNodes = {"A", "B", "C", "D", "E"};
    for (std::size_t i = 0; i < 100; ++i) {
      start(i, kNodes.at(i % 5), kNodes.at((i + 2) % 5), SimTime{0});
    }
  }
};

}  // namespace poai::test
