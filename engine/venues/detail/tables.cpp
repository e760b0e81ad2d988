#include "engine/venues/detail/tables.hpp"

#include <algorithm>

namespace poai::venues::detail {

void Tables::set_up(std::uint32_t chairs, std::uint32_t table_seats) {
  expects(table_seats >= 1 && table_seats <= std::numeric_limits<std::uint8_t>::max(),
          "a table has 1 to 255 chairs");
  chairs_ = chairs;
  table_seats_ = table_seats;
  free_.assign(chairs / table_seats + (chairs % table_seats > 0 ? 1U : 0U),
               static_cast<std::uint8_t>(table_seats));
  if (!free_.empty()) {
    free_.back() = static_cast<std::uint8_t>(seats_of(free_.size() - 1));
  }
}

std::uint32_t Tables::seats_of(std::size_t table) const {
  return std::min(table_seats_, chairs_ - static_cast<std::uint32_t>(table) * table_seats_);
}

std::optional<Seating> Tables::find(std::uint32_t persons) const {
  if (persons > table_seats_) {
    return join_tables(persons);
  }
  std::size_t best = free_.size();
  for (std::size_t table = 0; table < free_.size(); ++table) {
    if (free_[table] >= persons && (best == free_.size() || free_[table] < free_[best])) {
      best = table;
    }
  }
  if (best == free_.size()) {
    return std::nullopt;
  }
  Seating seating;
  std::fill_n(seating.table.begin(), persons, static_cast<std::uint32_t>(best));
  return seating;
}

std::optional<Seating> Tables::join_tables(std::uint32_t persons) const {
  Seating seating;
  std::uint32_t seated = 0;
  for (std::size_t table = 0; table < free_.size() && seated < persons; ++table) {
    if (free_[table] == seats_of(table)) {
      const std::uint32_t here = std::min(seats_of(table), persons - seated);
      std::fill_n(seating.table.begin() + seated, here, static_cast<std::uint32_t>(table));
      seated += here;
    }
  }
  return seated == persons ? std::optional(seating) : std::nullopt;
}

bool Tables::could_seat(std::uint32_t persons) const {
  return persons <= table_seats_ ? !free_.empty() && seats_of(0) >= persons : persons <= chairs_;
}

void Tables::take(const Seating& seating, std::uint32_t persons) {
  for (std::uint32_t i = 0; i < persons; ++i) {
    if (seating.table.at(i) != Seating::kNoTable) {
      --free_[seating.table.at(i)];
    }
  }
}

void Tables::give_back(const Seating& seating, std::uint32_t persons) {
  for (std::uint32_t i = 0; i < persons; ++i) {
    if (seating.table.at(i) != Seating::kNoTable) {
      ++free_[seating.table.at(i)];
    }
  }
}

Seating Tables::squeeze_in(std::uint32_t persons) {
  Seating seating;
  std::size_t table = 0;
  for (std::uint32_t i = 0; i < persons; ++i) {
    while (table < free_.size() && free_[table] == 0) {
      ++table;
    }
    if (table < free_.size()) {
      seating.table.at(i) = static_cast<std::uint32_t>(table);
      --free_[table];
    }
  }
  return seating;
}

}  // namespace poai::venues::detail
