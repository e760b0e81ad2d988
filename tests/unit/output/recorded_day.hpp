#pragma once
// A small day made by hand, written with the real sink.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/metrics/day_record.hpp"
#include "engine/output/hdf5_sink.hpp"
#include "support/observed_island.hpp"

namespace poai::test {

enum class Ending { kComplete, kInterrupted, kKilled };

/// The first person waits on platform S from 07:00 on and is seen there by each of `frames` frames
/// (every 5 minutes from 07:00 on).
inline void write_small_day(ObservedIsland& island, const std::filesystem::path& folder,
                            Ending ending = Ending::kComplete, int frames = 3) {
  const PersonId anna(0);
  const PlaceId homes = island.place("homes");
  const PlaceId gate = island.place("gate");
  metrics::DayRecord record(island.world());
  output::Hdf5Sink sink(folder);
  sink.begin(island.world());
  using K = EventKind;
  record.on_events(std::vector<Event>{
      with(event(K::kActivityBegins, SimTime::at(3), anna, homes), ActivityKind::kHome),
      with(event(K::kActivityEnds, SimTime::at(7), anna, homes), ActivityKind::kHome),
      with(event(K::kTripBegins, SimTime::at(7), anna, homes, gate), Mode::kPortLiner),
      event(K::kPlatformEnters, SimTime::at(7), anna, island.stop("S"), island.stop("G"))});
  island.put(anna, movement::StateKind::kPlatform, island.stop("S").index(), SimTime::at(7));
  for (int i = 0; i < frames; ++i) {
    const SimTime time = SimTime::at(7) + Duration::minutes(5 * i);
    record.on_frame(time);
    sink.frame(record, time);
  }
  if (ending == Ending::kKilled) {
    std::filesystem::copy_file(folder / "run.h5", folder / "killed.h5");
    return;
  }
  record.finish(SimTime::at(8));
  sink.finish(record, ending == Ending::kComplete ? simulation::RunStatus::kComplete
                                                  : simulation::RunStatus::kInterrupted);
}

}  // namespace poai::test
