#include "engine/output/detail/written_rows.hpp"

#include "engine/core/contracts.hpp"

namespace poai::output::detail {
namespace {

template <class T>
std::vector<T> part_of(const std::vector<T>& values, std::size_t first, std::size_t count) {
  expects(first + count <= values.size(), "a part lies within its column");
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

EventColumns columns_of(std::span<const Event> events) {
  EventColumns columns;
  const auto fill = [events](auto& column, auto get) {
    column.reserve(events.size());
    for (const Event& event : events) {
      column.push_back(get(event));
    }
  };
  fill(columns.time_ms,
       [](const Event& event) { return static_cast<std::int32_t>(event.time.ms); });
  fill(columns.person, [](const Event& event) { return event.person.value(); });
  fill(columns.kind, [](const Event& event) { return static_cast<std::uint8_t>(event.kind); });
  fill(columns.detail, [](const Event& event) { return event.detail; });
  fill(columns.a, [](const Event& event) { return event.a; });
  fill(columns.b, [](const Event& event) { return event.b; });
  return columns;
}

void WrittenRows::checkpoint(storage::Archive& archive) {
  archive.list("frame_time_ms", frame_time_ms);
  archive.list("frame_row_count", frame_row_count);
  archive.list("frame_event_count", frame_event_count);
  archive.list("frame_person", frames.person);
  archive.list("frame_x_m", frames.x_m);
  archive.list("frame_y_m", frames.y_m);
  archive.list("frame_state", frames.state);
  archive.list("frame_container", frames.container);
  archive.list("event_time_ms", events.time_ms);
  archive.list("event_person", events.person);
  archive.list("event_kind", events.kind);
  archive.list("event_detail", events.detail);
  archive.list("event_a", events.a);
  archive.list("event_b", events.b);
}

metrics::FrameRows part_of(const metrics::FrameRows& rows, std::size_t first, std::size_t count) {
  metrics::FrameRows part;
  part.person = part_of(rows.person, first, count);
  part.x_m = part_of(rows.x_m, first, count);
  part.y_m = part_of(rows.y_m, first, count);
  part.state = part_of(rows.state, first, count);
  part.container = part_of(rows.container, first, count);
  return part;
}

EventColumns part_of(const EventColumns& rows, std::size_t first, std::size_t count) {
  EventColumns part;
  part.time_ms = part_of(rows.time_ms, first, count);
  part.person = part_of(rows.person, first, count);
  part.kind = part_of(rows.kind, first, count);
  part.detail = part_of(rows.detail, first, count);
  part.a = part_of(rows.a, first, count);
  part.b = part_of(rows.b, first, count);
  return part;
}

}  // namespace poai::output::detail
