#pragma once
// The people of any moment of the time for which a run has trajectories: between two frames walkers
// move along their links and runs along their lines.

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/output/run_file.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

class MovingPeople {
 public:
  /// Reads what is needed for moments from `from` to before `until`; throws InputError if the run
  /// is damaged. `run` and `scene` must outlive this.
  MovingPeople(const output::RunFile& run, const MapScene& scene, SimTime from, SimTime until);
  ~MovingPeople();
  MovingPeople(const MovingPeople&) = delete;
  MovingPeople& operator=(const MovingPeople&) = delete;

  /// Whether the run has the ways of that moment.
  [[nodiscard]] bool knows(SimTime time) const;

  /// The people at `time`, which must be known. Those in queues of places are from the last frame.
  [[nodiscard]] People at(SimTime time) const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace poai::viz
