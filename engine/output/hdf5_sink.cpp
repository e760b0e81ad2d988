#include "engine/output/hdf5_sink.hpp"

#include <chrono>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/detail/day_writer.hpp"
#include "engine/output/detail/frame_writer.hpp"
#include "engine/output/detail/schema_writer.hpp"
#include "engine/output/detail/static_writer.hpp"
#include "engine/output/detail/written_rows.hpp"
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
  std::vector<std::uint64_t> events_of_frame;

  void append(SimTime time, const metrics::FrameRows& rows, const detail::EventColumns& its_events);
  [[nodiscard]] detail::WrittenRows written() const;
  void append(const detail::WrittenRows& rows);
};

void Hdf5Sink::Open::append(SimTime time, const metrics::FrameRows& rows,
                            const detail::EventColumns& its_events) {
  frames->append(time, rows);
  events_of_frame.push_back(its_events.person.size());
  if (events) {
    events->append(its_events);
  }
  file.flush();
}

detail::WrittenRows Hdf5Sink::Open::written() const {
  detail::WrittenRows rows;
  frames->copy_to(rows);
  rows.frame_event_count = events_of_frame;
  if (events) {
    rows.events = events->written();
  }
  return rows;
}

// In the same steps as at first, so that the file gets the same bytes.
void Hdf5Sink::Open::append(const detail::WrittenRows& rows) {
  std::size_t row = 0;
  std::size_t event = 0;
  for (std::size_t i = 0; i < rows.frame_time_ms.size(); ++i) {
    append({rows.frame_time_ms[i]}, detail::part_of(rows.frames, row, rows.frame_row_count.at(i)),
           detail::part_of(rows.events, event, rows.frame_event_count.at(i)));
    row += rows.frame_row_count[i];
    event += rows.frame_event_count[i];
  }
}

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
  write([&] { open_->append(time, record.frame(), detail::columns_of(record.frame_events())); });
}

void Hdf5Sink::checkpoint(storage::Archive& archive) {
  expects(open_ != nullptr, "a sink begins before it has a state");
  write([&] {
    detail::WrittenRows rows = open_->written();
    rows.checkpoint(archive);
    if (archive.reads()) {
      open_->append(rows);
    }
  });
}

void Hdf5Sink::finish(const metrics::DayRecord& record, simulation::RunStatus status) {
  expects(open_ != nullptr, "a sink begins before it finishes");
  write([&] {
    if (open_->events) {
      open_->events->append(detail::columns_of(record.frame_events()));
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
