#pragma once
// The contacts that are under way, and where: what an end of a contact does not say itself.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// A pair has one contact at a time, a person may have several. Memory: 4 bytes a person, and as
/// many rows as there were contacts at once.
class OpenContacts {
 public:
  explicit OpenContacts(std::size_t person_count) : first_(person_count, kNoRow) {}

  /// `a` is whom the events of the contact name first.
  void begin(PersonId a, PersonId b, PlaceId place);
  /// Forgets the contact and returns its place; none if it was at no place or never began.
  [[nodiscard]] PlaceId end(PersonId a, PersonId b);

  void checkpoint(storage::Archive& archive);

 private:
  static constexpr std::uint32_t kNoRow = 0xffffffffU;

  struct Row {
    PersonId b;
    PlaceId place;
    std::uint32_t next = kNoRow;  ///< of the same first person, or the next free one
  };

  Column<PersonId, std::uint32_t> first_;
  std::vector<Row> rows_;
  std::uint32_t first_free_ = kNoRow;
};

}  // namespace poai::metrics
