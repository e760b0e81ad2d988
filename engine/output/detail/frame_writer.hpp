#pragma once
// What grows while a run goes on: frames, and events on request.

#include <optional>

#include "engine/metrics/day_record.hpp"
#include "engine/output/detail/schema_writer.hpp"
#include "engine/output/detail/written_rows.hpp"

namespace poai::output::detail {

class FrameWriter {
 public:
  explicit FrameWriter(SchemaWriter& writer);
  void append(SimTime time, const metrics::FrameRows& rows);
  /// All frames so far, read back from the file.
  void copy_to(WrittenRows& rows) const;

 private:
  storage::Appendable<std::int32_t> time_;
  storage::Appendable<std::uint64_t> row_offset_;
  storage::Appendable<std::uint32_t> row_count_;
  storage::Appendable<std::uint32_t> person_;
  storage::Appendable<float> x_m_;
  storage::Appendable<float> y_m_;
  storage::Appendable<std::uint8_t> state_;
  storage::Appendable<std::uint32_t> container_;
};

class EventWriter {
 public:
  explicit EventWriter(SchemaWriter& writer);
  void append(const EventColumns& events);
  [[nodiscard]] EventColumns written() const;

 private:
  storage::Appendable<std::int32_t> time_ms_;
  storage::Appendable<std::uint32_t> person_;
  storage::Appendable<std::uint8_t> kind_;
  storage::Appendable<std::uint8_t> detail_;
  storage::Appendable<std::uint32_t> a_;
  storage::Appendable<std::uint32_t> b_;
};

}  // namespace poai::output::detail
