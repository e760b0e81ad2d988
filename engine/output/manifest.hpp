#pragma once
// `manifest.json`: what is needed to repeat a run, and what it cost.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/simulation/checkpoint.hpp"

namespace poai::output {

struct Cost {
  double wall_s = 0.0;              ///< of the whole run, loading included
  double output_s = 0.0;            ///< of it for writing results
  double checkpoints_s = 0.0;       ///< of it for writing checkpoints
  std::uint64_t person_events = 0;  ///< DayRecord::person_events
  std::uint64_t peak_rss_bytes = 0;
  std::uint64_t bytes_written = 0;
};

struct Manifest {
  std::string scenario;
  std::string resolved;  ///< the scenario after inheritance and --set
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
  std::vector<simulation::InputFile> inputs;  ///< all files that were read
  std::string state_hash;
  std::string status;  ///< "complete" or "interrupted"
  int threads = 1;
  std::string went_on_from;  ///< "08:30", or "12:00 of DIR"; empty if from the begin
  Cost cost;                 ///< since then
};

/// Writes `folder`/manifest.json, whole or not at all, with the SHA-256 of the folder's run.h5 if
/// it has one.
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest);

/// The status that the folder's manifest.json tells; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> manifest_status(const std::filesystem::path& folder);

/// The SHA-256 that run.h5 had when the run ended; nothing if the folder's manifest.json tells
/// none.
[[nodiscard]] std::optional<std::string> run_file_sha256(const std::filesystem::path& folder);

/// Largest memory of this process so far.
[[nodiscard]] std::uint64_t peak_rss_bytes();

/// Bytes of the result files in the folder.
[[nodiscard]] std::uint64_t result_bytes(const std::filesystem::path& folder);

}  // namespace poai::output
