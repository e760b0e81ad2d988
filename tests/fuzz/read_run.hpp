#pragma once
// Reads everything that a run file holds.

#include "engine/output/run_file.hpp"

namespace poai::fuzz {

inline void read_run(const std::filesystem::path& file) {
  const auto run = output::RunFile::open(file, output::RunFile::Accept::kAny);
  static_cast<void>(run.info());
  static_cast<void>(run.persons());
  static_cast<void>(run.places());
  static_cast<void>(run.stops());
  static_cast<void>(run.links());
  static_cast<void>(run.map());
  for (std::size_t frame = 0; frame < run.frame_times_ms().size(); ++frame) {
    static_cast<void>(run.frame(frame));
  }
  if (run.status() != output::FileStatus::kRunning) {
    static_cast<void>(run.indicators_json());
    static_cast<void>(run.outcomes());
    static_cast<void>(run.stays());
    static_cast<void>(run.trips());
    static_cast<void>(run.legs());
    static_cast<void>(run.presence());
    static_cast<void>(run.matrix<std::uint32_t>("series/links/entries"));
  }
}

}  // namespace poai::fuzz
