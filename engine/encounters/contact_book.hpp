#pragma once
// The pairs that have met today.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/ids.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::encounters {

/// Two persons who have met today.
struct MetPair {
  PersonId a;  ///< who turned to the other at the first contact
  PersonId b;
  std::uint32_t contacts = 0;
  std::uint32_t total_ms = 0;   ///< of contacts that have ended
  std::uint32_t capped_ms = 0;  ///< the same with the cap of each contact
  std::uint8_t ties = 0;        ///< ContactDetail of the first contact without the kind of space
  std::uint8_t busy = 0;        ///< 1 while they talk or are about to again
};

/// Order of persons that depends on their keys only.
[[nodiscard]] std::uint64_t pair_entity(PersonKey a, PersonKey b);

/// Rows of pairs in the order of their first contacts; memory is proportional to them.
class MetPairs {
 public:
  /// The row of a pair, made if there is none.
  [[nodiscard]] std::uint32_t row_of(PersonId a, PersonId b);
  [[nodiscard]] MetPair& operator[](std::uint32_t row) { return rows_[row]; }
  [[nodiscard]] std::span<const MetPair> rows() const { return rows_; }
  [[nodiscard]] std::size_t bytes() const;
  void checkpoint(storage::Archive& archive);

 private:
  static constexpr std::uint32_t kFree = 0xffffffffU;

  [[nodiscard]] std::size_t slot_of(PersonId a, PersonId b) const;
  void grow();

  std::vector<MetPair> rows_;
  std::vector<std::uint32_t> slots_;  ///< rows by hash of the pair; a power of 2, half free
};

}  // namespace poai::encounters
