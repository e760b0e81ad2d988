#pragma once
// A sink for runs of which only the record is wanted.

#include "engine/simulation/sink.hpp"

namespace poai::study {

class NoOutput final : public simulation::ResultSink {
 public:
  void begin(const metrics::World& /*world*/) override {}
  void frame(const metrics::DayRecord& /*record*/, SimTime /*time*/) override {}
  void finish(const metrics::DayRecord& /*record*/, simulation::RunStatus /*status*/) override {}
};

}  // namespace poai::study
