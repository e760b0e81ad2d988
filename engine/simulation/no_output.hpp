#pragma once
// A sink for runs of which only the record is wanted.

#include "engine/simulation/sink.hpp"

namespace poai::simulation {

class NoOutput final : public ResultSink {
 public:
  void begin(const metrics::World& /*world*/) override {}
  void frame(const metrics::DayRecord& /*record*/, SimTime /*time*/) override {}
  void finish(const metrics::DayRecord& /*record*/, RunStatus /*status*/) override {}
};

}  // namespace poai::simulation
