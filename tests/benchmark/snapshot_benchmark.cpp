// Writing a frame: the positions of everybody outdoors, in vehicles and in queues at 08:20, again
// and again into a result file.

#include <cstdint>

#include "engine/core/contracts.hpp"
#include "engine/output/hdf5_sink.hpp"
#include "engine/output/run_file.hpp"
#include "tests/benchmark/checked_main.hpp"
#include "tests/benchmark/weekday.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::benchmarks {
namespace {

constexpr SimTime kMoment = SimTime::at(8, 20);

/// Hands everything on to a file, and the frame of `kMoment` to a loop of its own.
template <class WriteFrame>
class FrameTap : public simulation::ResultSink {
 public:
  FrameTap(output::Hdf5Sink& file, WriteFrame write_frame)
      : file_(file), write_frame_(write_frame) {}

  void begin(const metrics::World& world) override { file_.begin(world); }
  void frame(const metrics::DayRecord& record, SimTime time) override {
    if (time == kMoment) {
      write_frame_(file_, record);
    } else {
      file_.frame(record, time);
    }
  }
  void finish(const metrics::DayRecord& record, simulation::RunStatus status) override {
    file_.finish(record, status);
  }

 private:
  output::Hdf5Sink& file_;
  WriteFrame write_frame_;
};

/// Runs the weekday until just after `kMoment`; `write_frame(file, record)` writes that frame.
template <class WriteFrame>
void run_to_the_moment(const std::filesystem::path& folder, WriteFrame write_frame) {
  const simulation::Model model(load_weekday(), parallel::Threads::available(), silent_logger());
  simulation::Simulation day(model);
  output::Hdf5Sink file(folder);
  FrameTap tap(file, write_frame);
  simulation::Simulation::Control control;
  control.until = kMoment + Duration::seconds(1);
  day.run(tap, control);
}

void check_frame() {
  const TemporaryFolder folder;
  metrics::FrameRows written;
  run_to_the_moment(folder.path(), [&](output::Hdf5Sink& file, const metrics::DayRecord& record) {
    file.frame(record, kMoment);
    written = record.frame();
  });
  const auto run = output::RunFile::open(folder.path());
  const auto index = run.frame_at(kMoment);
  expects(index.has_value(), "the file has the frame");
  const metrics::FrameRows read = run.frame(*index);
  expects(written.size() > 100, "somebody is outdoors at that time");
  expects(read.person == written.person && read.x_m == written.x_m && read.y_m == written.y_m &&
              read.state == written.state && read.container == written.container,
          "what was written is read back");
}

void frame_of_the_morning(benchmark::State& state) {
  const TemporaryFolder folder;
  std::size_t rows = 0;
  run_to_the_moment(folder.path(), [&](output::Hdf5Sink& file, const metrics::DayRecord& record) {
    rows = record.frame().size();
    SimTime time = kMoment;
    for (auto _ : state) {
      file.frame(record, time);
      time = time + Duration{1};
    }
  });
  state.counters["persons"] = static_cast<double>(rows);
  state.counters["events_per_s"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(frame_of_the_morning)->Iterations(500)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace poai::benchmarks

int main(int argc, char** argv) {
  return poai::benchmarks::checked_main(argc, argv, poai::benchmarks::check_frame);
}
