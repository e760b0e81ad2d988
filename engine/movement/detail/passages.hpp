#pragma once
// Links that let people on at times only: crossings with a signal, lifts that take so many a cycle.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/walk_network.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement::detail {

class Passages {
 public:
  /// `capacity_scale` multiplies the places of lifts (at least 1).
  Passages(const district::WalkNetwork& network, double capacity_scale);

  /// The first moment from `ready_ms` on at which somebody more may get onto the link.
  [[nodiscard]] std::int64_t opens_ms(LinkId link, std::int64_t ready_ms) const {
    return row_[link] == kNone ? ready_ms : opens_ms(rows_[row_[link]], ready_ms);
  }

  /// Somebody gets on at that moment.
  void enter(LinkId link, std::int64_t time_ms) {
    if (row_[link] != kNone) {
      count(rows_[row_[link]], time_ms);
    }
  }

  void checkpoint(storage::Archive& archive);

 private:
  struct Row {
    std::int64_t cycle_ms = 0;
    std::int64_t open_ms = 0;
    std::int64_t offset_ms = 0;
    std::int64_t last_cycle = INT64_MIN;  ///< in which somebody got on
    std::uint32_t places = 0;             ///< a cycle; 0: no limit
    std::uint32_t taken = 0;              ///< in the last cycle
  };
  static constexpr std::uint32_t kNone = 0xffffffffU;

  [[nodiscard]] static std::int64_t opens_ms(const Row& row, std::int64_t ready_ms);
  static void count(Row& row, std::int64_t time_ms);

  Column<LinkId, std::uint32_t> row_;
  std::vector<Row> rows_;
};

}  // namespace poai::movement::detail
