#pragma once
// Reads `run.h5`.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/rail_name.hpp"
#include "engine/metrics/frames.hpp"
#include "engine/metrics/intervals.hpp"
#include "engine/metrics/person_outcomes.hpp"
#include "engine/metrics/trajectory_recorder.hpp"
#include "engine/output/map_tables.hpp"
#include "engine/storage/file.hpp"

namespace poai::output {

enum class FileStatus { kRunning, kComplete, kInterrupted };

/// What a run says about itself.
struct RunInfo {
  std::string scenario;
  std::string program;  ///< "poai 0.1.0"
  std::uint64_t seed = 0;
  std::uint64_t replicate = 0;
  DayType day_type = DayType::kTermWeekday;
  SimTime begin;
  SimTime end;           ///< as planned
  double scale = 1.0;    ///< of the population: a simulated person stands for 1 / scale real ones
  std::string resolved;  ///< the scenario text
  std::string district;
  std::string title;
  std::string title_ja;
  std::string credit;
  std::string credit_ja;
  district::RailName rail;  ///< that of the bundled island in files that do not say it
  std::string crs;
  double origin_lon_deg = 0.0;
  double origin_lat_deg = 0.0;
};

/// One row a person; numbers of enumerations and rows of tables as in the file.
struct Persons {
  std::vector<std::uint64_t> key;
  std::vector<std::uint8_t> role;
  std::vector<std::uint8_t> age;
  std::vector<std::uint8_t> sex;
  std::vector<float> speed_mps;
  std::vector<std::uint32_t> home;
  std::vector<std::uint32_t> target;
  std::vector<std::uint8_t> mode;
  std::vector<std::uint32_t> flight;
  std::vector<std::uint32_t> block;

  [[nodiscard]] std::size_t size() const { return key.size(); }
};

/// From `from` to before `until`.
struct TimeWindow {
  SimTime from;
  SimTime until;
};

/// Who was on the islands at full hours.
struct PresenceTable {
  std::vector<std::int32_t> times_ms;
  std::vector<std::uint32_t> totals;
  storage::Matrix<std::uint32_t> by_role;
};

/// All failures throw InputError (kFiles) with the file, the dataset and a reason.
class RunFile {
 public:
  enum class Accept {
    kFinished,  ///< complete or interrupted runs
    kAny        ///< also runs that are under way or were killed
  };

  /// `path` is a result folder or a file.
  [[nodiscard]] static RunFile open(const std::filesystem::path& path,
                                    Accept accept = Accept::kFinished);

  [[nodiscard]] FileStatus status() const { return status_; }
  [[nodiscard]] RunInfo info() const;
  [[nodiscard]] std::string indicators_json() const;

  [[nodiscard]] Persons persons() const;
  [[nodiscard]] metrics::PersonOutcomes outcomes() const;
  [[nodiscard]] metrics::Stays stays() const;
  [[nodiscard]] metrics::Trips trips() const;
  [[nodiscard]] metrics::Legs legs() const;
  [[nodiscard]] PresenceTable presence() const;

  /// What the scenario asked for to be written of ways; nothing if it did not.
  [[nodiscard]] std::optional<TimeWindow> trajectory_window() const;
  [[nodiscard]] std::optional<metrics::LinkPassages> link_passages() const;
  [[nodiscard]] std::optional<metrics::RunPassages> run_passages() const;

  /// Times of the frames, rising.
  [[nodiscard]] const std::vector<std::int32_t>& frame_times_ms() const { return frame_times_ms_; }
  /// The last frame at or before `time`; nothing before the first.
  [[nodiscard]] std::optional<std::size_t> frame_at(SimTime time) const;
  [[nodiscard]] metrics::FrameRows frame(std::size_t index) const;

  [[nodiscard]] PlaceTable places() const;
  [[nodiscard]] StopTable stops() const;
  [[nodiscard]] LinkTable links() const;
  [[nodiscard]] MapShapes map() const;

  /// Any dataset by its path in the schema ("series/links/entries").
  template <storage::Element T>
  [[nodiscard]] std::vector<T> column(const std::string& path) const {
    return root_.read_column<T>(path);
  }
  template <storage::Element T>
  [[nodiscard]] storage::Matrix<T> matrix(const std::string& path) const {
    return root_.read_matrix<T>(path);
  }
  [[nodiscard]] std::vector<std::string> strings(const std::string& path) const {
    return root_.read_strings(path);
  }

 private:
  RunFile(storage::File file, storage::Group root);
  void check_format() const;
  void read_status(Accept accept);
  void check_datasets() const;
  void check_bytes(const std::filesystem::path& name) const;
  void read_frame_index();
  [[nodiscard]] std::vector<std::vector<geometry::Point>> lines(const std::string& group) const;

  storage::File file_;
  storage::Group root_;
  FileStatus status_ = FileStatus::kRunning;
  std::vector<std::int32_t> frame_times_ms_;
  std::vector<std::uint64_t> frame_offset_;
  std::vector<std::uint32_t> frame_count_;
};

}  // namespace poai::output
