#include "engine/metrics/open_contacts.hpp"

#include "engine/storage/archive.hpp"

namespace poai::metrics {

void OpenContacts::begin(PersonId a, PersonId b, PlaceId place) {
  std::uint32_t row = first_free_;
  if (row == kNoRow) {
    row = static_cast<std::uint32_t>(rows_.size());
    rows_.emplace_back();
  } else {
    first_free_ = rows_[row].next;
  }
  rows_[row] = {.b = b, .place = place, .next = first_[a]};
  first_[a] = row;
}

PlaceId OpenContacts::end(PersonId a, PersonId b) {
  std::uint32_t* at = &first_[a];
  while (*at != kNoRow && rows_[*at].b != b) {
    at = &rows_[*at].next;
  }
  const std::uint32_t row = *at;
  if (row == kNoRow) {
    return PlaceId::none();
  }
  *at = rows_[row].next;
  rows_[row].next = first_free_;
  first_free_ = row;
  return rows_[row].place;
}

void OpenContacts::checkpoint(storage::Archive& archive) {
  using storage::Field;
  archive.fixed("first", first_.values());
  archive.list_of("rows", rows_, Field{"b", &Row::b}, Field{"place", &Row::place},
                  Field{"next", &Row::next});
  archive.value("first_free", first_free_);
}

}  // namespace poai::metrics
