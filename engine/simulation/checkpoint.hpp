#pragma once
// Checkpoints of a run: files in its result folder from which it goes on after an interruption.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/logging.hpp"
#include "engine/core/time.hpp"
#include "engine/storage/archive.hpp"

namespace poai::simulation {

/// A file that a run was made from, and what was in it.
struct InputFile {
  std::filesystem::path path;
  std::string sha256;
  friend auto operator<=>(const InputFile&, const InputFile&) = default;
};

/// The files in the order of their paths, each once, with their present digests.
[[nodiscard]] std::vector<InputFile> digests_of(std::vector<std::filesystem::path> files);

/// What was asked of a run: all that is needed to begin it again. Paths are absolute.
struct RunOrder {
  std::filesystem::path scenario = {};
  std::vector<std::string> settings = {};  ///< of --set
  SimTime until = SimTime::never();
  Duration checkpoint_every = {};      ///< 0: only when it is interrupted
  std::vector<InputFile> inputs = {};  ///< when it began
};

/// Throws InputError if a file of the order is no longer what it was, or is gone: kScenario if the
/// scenario itself is among them, else kFiles.
void expect_same_inputs(const RunOrder& order);

/// A moment of a run of several days.
struct DayTime {
  std::uint32_t day = 0;  ///< from 0
  SimTime time = {};
  friend auto operator<=>(const DayTime&, const DayTime&) = default;
};

/// One checkpoint.
struct Checkpoint {
  std::filesystem::path file;
  RunOrder order;
  std::uint32_t day = 0;
  std::optional<SimTime> time;  ///< of the state in it; nothing: the run began, and no more
};

/// Writes the checkpoints of a run into the folder `checkpoints` of its result folder: `begin.h5`
/// without a state, and HHMMSS.h5 (N-HHMMSS.h5 from the second day on) with the state of that
/// moment, of which the two newest are kept.
/// All are written under another name first, sealed and renamed. Failures throw InputError (kFiles)
/// and leave the earlier ones.
class CheckpointWriter {
 public:
  using SaveState = std::function<void(storage::Archive&)>;

  CheckpointWriter(const std::filesystem::path& result_folder, RunOrder order);

  /// Says that the run begins, so that it can be resumed from now on.
  void begin();
  /// Nothing happens if the moment's own checkpoint was written or read last.
  void save(DayTime moment, const SaveState& save_state);
  /// The run goes on from the moment's checkpoint of this folder.
  void goes_on_from(DayTime moment) { last_ = moment; }

  [[nodiscard]] const RunOrder& order() const { return order_; }
  [[nodiscard]] double seconds() const { return seconds_; }  ///< wall time of all `save`

 private:
  void write(const std::string& name, const SaveState& save_state);
  void keep_two_newest(DayTime newest) const;

  std::filesystem::path folder_;
  RunOrder order_;
  std::optional<DayTime> last_;
  double seconds_ = 0.0;
};

/// The newest checkpoint of a result folder that is whole and holds no later moment of the first
/// day than `not_after` (never: of any day); damaged ones are passed over with a warning. Nothing
/// if there is none. Throws InputError (kFiles) if it was written by another version of the
/// program.
[[nodiscard]] std::optional<Checkpoint> newest_checkpoint(
    const std::filesystem::path& result_folder, SimTime not_after, const Logger& logger);

enum class CheckpointKind { kAny, kWithState };
/// Whether a result folder has checkpoint files, damaged or not.
[[nodiscard]] bool has_checkpoints(const std::filesystem::path& result_folder, CheckpointKind kind);

/// Removes all checkpoints of a result folder, and their folder if that leaves it empty. Never
/// throws.
void remove_checkpoints(const std::filesystem::path& result_folder) noexcept;

}  // namespace poai::simulation
