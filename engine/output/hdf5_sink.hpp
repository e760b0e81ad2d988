#pragma once
// The sink that writes `run.h5` while a run goes on.

#include <cstdint>
#include <filesystem>
#include <memory>

#include "engine/simulation/sink.hpp"

namespace poai::output {

/// The file carries its final name and `status = running` from the start and is readable after
/// each frame, also after a kill. A write that fails throws InputError (kFiles) and leaves no file.
class Hdf5Sink final : public simulation::ResultSink {
 public:
  /// `folder` is ready (prepare_result_folder); `run.h5` is made by `begin`.
  explicit Hdf5Sink(std::filesystem::path folder);
  ~Hdf5Sink() override;

  void begin(const metrics::World& world) override;
  void frame(const metrics::DayRecord& record, SimTime time) override;
  /// Frames and events so far. Taking them over appends them to the new file as they were at first.
  void checkpoint(storage::Archive& archive) override;
  void finish(const metrics::DayRecord& record, simulation::RunStatus status) override;

  /// Wall time spent in here so far.
  [[nodiscard]] double seconds() const { return seconds_; }

 private:
  struct Open;
  template <class Write>
  void write(Write write_part);

  std::filesystem::path folder_;
  std::unique_ptr<Open> open_;
  double seconds_ = 0.0;
};

}  // namespace poai::output
