#pragma once
// Frames: the positions of everybody outdoors, in vehicles and in queues at one moment.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/metrics/whereabouts.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// One row per person, in the order of persons. Positions are rounded to 1/64 m.
struct FrameRows {
  std::vector<std::uint32_t> person;
  std::vector<float> x_m;
  std::vector<float> y_m;
  std::vector<std::uint8_t> state;       ///< movement::StateKind
  std::vector<std::uint32_t> container;  ///< directed link, stop, run or place, by the state

  [[nodiscard]] std::size_t size() const { return person.size(); }
  void clear();
};

/// Keeps the list of those who may be outdoors, so that a frame costs nothing for all others.
class FrameRecorder {
 public:
  explicit FrameRecorder(std::size_t person_count) : listed_(person_count, 0) {}

  void take(const Event& event);
  void record(SimTime time, const movement::PersonStates& states, const Whereabouts& where);

  [[nodiscard]] const FrameRows& rows() const { return rows_; }

  /// Writes who is on the list, or takes it over; the rows of the last frame are not part of it.
  void checkpoint(storage::Archive& archive);

 private:
  Column<PersonId, std::uint8_t> listed_;
  std::vector<PersonId> moving_;
  FrameRows rows_;
};

}  // namespace poai::metrics
