#include "engine/output/detail/frame_writer.hpp"

namespace poai::output::detail {
namespace {

// A chunk that is not full is written again with each frame: small enough for that, large enough
// to keep their index small.
constexpr std::size_t kFrameChunk = 256;
constexpr std::size_t kRowChunk = 8'192;
constexpr std::size_t kEventChunk = 65'536;

}  // namespace

FrameWriter::FrameWriter(SchemaWriter& writer)
    : time_(writer.appendable<std::int32_t>("frames/time", kFrameChunk)),
      row_offset_(writer.appendable<std::uint64_t>("frames/row_offset", kFrameChunk)),
      row_count_(writer.appendable<std::uint32_t>("frames/row_count", kFrameChunk)),
      person_(writer.appendable<std::uint32_t>("frames/person", kRowChunk)),
      x_m_(writer.appendable<float>("frames/x_m", kRowChunk)),
      y_m_(writer.appendable<float>("frames/y_m", kRowChunk)),
      state_(writer.appendable<std::uint8_t>("frames/state", kRowChunk)),
      container_(writer.appendable<std::uint32_t>("frames/container", kRowChunk)) {}

// The index comes last: a reader that finds a frame finds its rows.
void FrameWriter::append(SimTime time, const metrics::FrameRows& rows) {
  const std::uint64_t offset = person_.row_count();
  person_.append(rows.person);
  x_m_.append(rows.x_m);
  y_m_.append(rows.y_m);
  state_.append(rows.state);
  container_.append(rows.container);
  const auto count = static_cast<std::uint32_t>(rows.size());
  const auto time_ms = static_cast<std::int32_t>(time.ms);
  row_offset_.append({&offset, 1});
  row_count_.append({&count, 1});
  time_.append({&time_ms, 1});
}

void FrameWriter::copy_to(WrittenRows& rows) const {
  rows.frame_time_ms = time_.values();
  rows.frame_row_count = row_count_.values();
  rows.frames.person = person_.values();
  rows.frames.x_m = x_m_.values();
  rows.frames.y_m = y_m_.values();
  rows.frames.state = state_.values();
  rows.frames.container = container_.values();
}

EventWriter::EventWriter(SchemaWriter& writer)
    : time_ms_(writer.appendable<std::int32_t>("events/time_ms", kEventChunk)),
      person_(writer.appendable<std::uint32_t>("events/person", kEventChunk)),
      kind_(writer.appendable<std::uint8_t>("events/kind", kEventChunk)),
      detail_(writer.appendable<std::uint8_t>("events/detail", kEventChunk)),
      a_(writer.appendable<std::uint32_t>("events/a", kEventChunk)),
      b_(writer.appendable<std::uint32_t>("events/b", kEventChunk)) {}

void EventWriter::append(const EventColumns& events) {
  time_ms_.append(events.time_ms);
  person_.append(events.person);
  kind_.append(events.kind);
  detail_.append(events.detail);
  a_.append(events.a);
  b_.append(events.b);
}

EventColumns EventWriter::written() const {
  EventColumns columns;
  columns.time_ms = time_ms_.values();
  columns.person = person_.values();
  columns.kind = kind_.values();
  columns.detail = detail_.values();
  columns.a = a_.values();
  columns.b = b_.values();
  return columns;
}

}  // namespace poai::output::detail
