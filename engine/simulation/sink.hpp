#pragma once
// Where a simulation's results go.

#include "engine/core/time.hpp"
#include "engine/metrics/day_record.hpp"
#include "engine/metrics/world.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::simulation {

enum class RunStatus { kComplete, kInterrupted };

class ResultSink {
 public:
  virtual ~ResultSink() = default;
  ResultSink() = default;
  ResultSink(const ResultSink&) = delete;
  ResultSink& operator=(const ResultSink&) = delete;

  /// Before the first tick.
  virtual void begin(const metrics::World& world) = 0;
  /// After each frame was recorded.
  virtual void frame(const metrics::DayRecord& record, SimTime time) = 0;
  /// Between two ticks, or after `begin` when a run goes on: writes what the sink was given so far,
  /// or takes it over. A sink that keeps nothing has nothing to do.
  virtual void checkpoint(storage::Archive& /*archive*/) {}
  /// After the last tick, or after an interruption.
  virtual void finish(const metrics::DayRecord& record, RunStatus status) = 0;
};

}  // namespace poai::simulation
