#pragma once
// The chairs of a place by tables: a party sits together or not at all.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "engine/venues/companions.hpp"

namespace poai::venues::detail {

/// The table of each guest of a party; kNoTable: on a chair that the place has no longer.
struct Seating {
  static constexpr std::uint32_t kNoTable = std::numeric_limits<std::uint32_t>::max();
  std::array<std::uint32_t, Companions::kMost + 1> table{kNoTable, kNoTable, kNoTable,
                                                         kNoTable, kNoTable, kNoTable};
};

class Tables {
 public:
  /// Tables of `table_seats` (1 at least) for so many chairs, the last one smaller; all are free.
  void set_up(std::uint32_t chairs, std::uint32_t table_seats);

  /// Whether it was set up so; before, it has no chairs.
  [[nodiscard]] bool are(std::uint32_t chairs, std::uint32_t table_seats) const {
    return chairs_ == chairs && (chairs == 0 || table_seats_ == table_seats);
  }

  /// Where a party can sit now: the table with the fewest free chairs that suffice, so that larger
  /// ones stay free; if no table is made for so many, free tables that are put together. Nothing if
  /// there is no such room.
  [[nodiscard]] std::optional<Seating> find(std::uint32_t persons) const;
  /// Whether there is room for so many when nobody is there.
  [[nodiscard]] bool could_seat(std::uint32_t persons) const;

  void take(const Seating& seating, std::uint32_t persons);
  void give_back(const Seating& seating, std::uint32_t persons);
  /// Any free chairs, not together; kNoTable where there are none. They are taken.
  [[nodiscard]] Seating squeeze_in(std::uint32_t persons);

 private:
  [[nodiscard]] std::uint32_t seats_of(std::size_t table) const;
  [[nodiscard]] std::optional<Seating> join_tables(std::uint32_t persons) const;

  std::vector<std::uint8_t> free_;  ///< chairs of each table
  std::uint32_t chairs_ = 0;
  std::uint32_t table_seats_ = 1;
};

}  // namespace poai::venues::detail
