#include "engine/output/hdf5_sink.hpp"

#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/detail/day_writer.hpp"
#include "engine/output/detail/frame_writer.hpp"
#include "engine/output/detail/schema_writer.hpp"
#include "engine/output/detail/static_writer.hpp"
#include "engine/output/result_folder.hpp"

namespace poai::output {

/// The file while it is being written; the parts refer to each other.
struct Hdf5Sink::Open {
  explicit Open(const std::filesystem::path& path)
      : file(storage::File::create(path)), writer(file.root()) {}

  storage::File file;
  detail::SchemaWriter writer;
  std::optional<detail::FrameWriter> frames;
  std::optional<detail::EventWriter> events;
};

Hdf5Sink::Hdf5Sink(std::filesystem::path folder) : folder_(std::move(folder)) {}
Hdf5Sink::~Hdf5Sink() = default;

/// Keeps the time, and takes the file away if it cannot be written.
template <class Write>
void Hdf5Sink::write(Write write_part) {
  const auto start = std::chrono::steady_clock::now();
  try {
    write_part();
  } catch (const InputError&) {
    open_.reset();
    std::error_code ignored;
    std::filesystem::remove(folder_ / kRunFile, ignored);
    throw;
  }
  seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void Hdf5Sink::begin(const metrics::World& world) {
  write([&] {
    open_ = std::make_unique<Open>(folder_ / kRunFile);
    open_->writer.root().set_attribute("status", "running");
    detail::write_attributes(world, open_->writer.root());
    detail::write_static(world, open_->writer);
    open_->frames.emplace(open_->writer);
    if (world.scenario.output.events) {
      open_->events.emplace(open_->writer);
    }
    open_->file.flush();
  });
}

void Hdf5Sink::frame(const metrics::DayRecord& record, SimTime time) {
  expects(open_ != nullptr, "a sink begins before it takes frames");
  write([&] {
    open_->frames->append(time, record.frame());
    if (open_->events) {
      open_->events->append(record.frame_events());
    }
    open_->file.flush();
  });
}

void Hdf5Sink::finish(const metrics::DayRecord& record, simulation::RunStatus status) {
  expects(open_ != nullptr, "a sink begins before it finishes");
  write([&] {
    if (open_->events) {
      open_->events->append(record.frame_events());
    }
    detail::write_day(record, open_->writer);
    const bool complete = status == simulation::RunStatus::kComplete;
    open_->file.flush();
    open_->writer.root().set_attribute("status", complete ? "complete" : "interrupted");
    open_->file.close();
    open_.reset();
  });
}

}  // namespace poai::output
