#pragma once
// Everything that is recorded of a day, made from events and states by the observers of this
// folder.

#include <memory>
#include <span>

#include "engine/core/event.hpp"
#include "engine/metrics/world.hpp"

namespace poai::metrics {

class DayRecord {
 public:
  explicit DayRecord(const World& world);
  ~DayRecord();

  /// Takes the events of one tick, in order.
  void on_events(std::span<const Event> events);

  /// Takes the positions of everybody outdoors, in vehicles and in queues at `time`.
  void on_frame(SimTime time);

  /// Closes open stays, trips and legs at `end`.
  void finish(SimTime end);
};

}  // namespace poai::metrics
