#include "engine/output/detail/frame_writer.hpp"

#include <vector>

namespace poai::output::detail {
namespace {

// A chunk that is not full is written again with each frame: small enough for that, large enough
// to keep their index small.
constexpr std::size_t kFrameChunk = 256;
constexpr std::size_t kRowChunk = 8'192;
constexpr std::size_t kEventChunk = 65'536;

/// One attribute of all events as a column.
template <class T, class Get>
void append_to(storage::Appendable<T>& column, std::span<const Event> events, Get get) {
  std::vector<T> values;
  values.reserve(events.size());
  for (const Event& event : events) {
    values.push_back(get(event));
  }
  column.append(values);
}

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

EventWriter::EventWriter(SchemaWriter& writer)
    : time_ms_(writer.appendable<std::int32_t>("events/time_ms", kEventChunk)),
      person_(writer.appendable<std::uint32_t>("events/person", kEventChunk)),
      kind_(writer.appendable<std::uint8_t>("events/kind", kEventChunk)),
      detail_(writer.appendable<std::uint8_t>("events/detail", kEventChunk)),
      a_(writer.appendable<std::uint32_t>("events/a", kEventChunk)),
      b_(writer.appendable<std::uint32_t>("events/b", kEventChunk)) {}

void EventWriter::append(std::span<const Event> events) {
  append_to(time_ms_, events,
            [](const Event& event) { return static_cast<std::int32_t>(event.time.ms); });
  append_to(person_, events, [](const Event& event) { return event.person.value(); });
  append_to(kind_, events,
            [](const Event& event) { return static_cast<std::uint8_t>(event.kind); });
  append_to(detail_, events, [](const Event& event) { return event.detail; });
  append_to(a_, events, [](const Event& event) { return event.a; });
  append_to(b_, events, [](const Event& event) { return event.b; });
}

}  // namespace poai::output::detail
