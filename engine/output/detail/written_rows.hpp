#pragma once
// What a result file has got so far, frame by frame: a run that goes on writes it again.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/metrics/frames.hpp"
#include "engine/storage/archive.hpp"

namespace poai::output::detail {

/// Events as columns.
struct EventColumns {
  std::vector<std::int32_t> time_ms;
  std::vector<std::uint32_t> person;
  std::vector<std::uint8_t> kind;
  std::vector<std::uint8_t> detail;
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
};
[[nodiscard]] EventColumns columns_of(std::span<const Event> events);

struct WrittenRows {
  std::vector<std::int32_t> frame_time_ms;
  std::vector<std::uint32_t> frame_row_count;
  std::vector<std::uint64_t> frame_event_count;  ///< written with the frame
  metrics::FrameRows frames;                     ///< of all frames, one after the other
  EventColumns events;                           ///< of all frames, one after the other

  void checkpoint(storage::Archive& archive);
};

/// `count` rows from row `first` on.
[[nodiscard]] metrics::FrameRows part_of(const metrics::FrameRows& rows, std::size_t first,
                                         std::size_t count);
[[nodiscard]] EventColumns part_of(const EventColumns& rows, std::size_t first, std::size_t count);

}  // namespace poai::output::detail
