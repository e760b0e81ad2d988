#pragma once
// Runs the walking engine on a drawn network, second by second, and keeps what happened.

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

}  // namespace poai::test
