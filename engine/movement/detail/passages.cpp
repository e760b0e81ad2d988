#include "engine/movement/detail/passages.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement::detail {
namespace {

std::int64_t cycle_of(std::int64_t time_ms, std::int64_t offset_ms, std::int64_t cycle_ms) {
  const std::int64_t since_ms = time_ms - offset_ms;
  return since_ms >= 0 ? since_ms / cycle_ms : -((cycle_ms - 1 - since_ms) / cycle_ms);
}

}  // namespace

Passages::Passages(const district::WalkNetwork& network, double capacity_scale)
    : row_(network.link_count(), kNone) {
  for (const LinkId link : ids<LinkId>(network.passage.empty() ? 0 : network.link_count())) {
    const district::Passage& passage = network.passage[link];
    if (passage.cycle.ms == 0) {
      continue;
    }
    expects(passage.open.ms > 0 && passage.open <= passage.cycle, "a cycle has an open part");
    const double places = std::round(passage.places * capacity_scale);
    row_[link] = static_cast<std::uint32_t>(rows_.size());
    Row row;
    row.cycle_ms = passage.cycle.ms;
    row.open_ms = passage.open.ms;
    row.offset_ms = passage.offset.ms;
    row.places = passage.places == 0 ? 0 : static_cast<std::uint32_t>(std::max(places, 1.0));
    rows_.push_back(row);
  }
}

std::int64_t Passages::opens_ms(const Row& row, std::int64_t ready_ms) {
  const std::int64_t cycle = cycle_of(ready_ms, row.offset_ms, row.cycle_ms);
  const std::int64_t begin_ms = row.offset_ms + cycle * row.cycle_ms;
  const bool is_open = ready_ms < begin_ms + row.open_ms;
  const bool is_full = row.places > 0 && cycle == row.last_cycle && row.taken >= row.places;
  return is_open && !is_full ? ready_ms : begin_ms + row.cycle_ms;
}

void Passages::count(Row& row, std::int64_t time_ms) {
  const std::int64_t cycle = cycle_of(time_ms, row.offset_ms, row.cycle_ms);
  row.taken = cycle == row.last_cycle ? row.taken + 1 : 1;
  row.last_cycle = cycle;
}

void Passages::checkpoint(storage::Archive& archive) {
  archive.rows("passages", std::span<Row>(rows_), storage::Field{"last_cycle", &Row::last_cycle},
               storage::Field{"taken", &Row::taken});
}

}  // namespace poai::movement::detail
