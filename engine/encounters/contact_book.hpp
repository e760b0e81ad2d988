#pragma once
// The pairs that have met today, and the contacts that are under way.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/encounters/spaces.hpp"

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

/// What a bout waits for.
enum class BoutPhase : std::uint8_t { kTalking, kPause };

/// A contact that ends, or a pair that talks again, at `time`.
struct Bout {
  SimTime time;
  std::uint64_t order = 0;  ///< pair_entity, among equal times
  SimTime began;
  std::uint32_t row = 0;
  SpaceId space;
  BoutPhase phase = BoutPhase::kTalking;
  std::uint8_t detail = 0;  ///< ContactDetail
};

/// Contacts and pauses under way, the earliest end first.
class Bouts {
 public:
  explicit Bouts(std::size_t person_count) : count_(person_count, 0) {}

  void add(const Bout& bout, const MetPair& pair);
  /// The earliest one; there must be one.
  [[nodiscard]] const Bout& next() const { return heap_.front(); }
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  Bout take_next(MetPairs& pairs);
  /// Takes all that a person is part of out, in the order of the pairs, and appends them to
  /// `ended`.
  void take_of(PersonId person, MetPairs& pairs, std::vector<Bout>& ended);
  [[nodiscard]] bool is_in_any(PersonId person) const { return count_[person] > 0; }
  /// Spaces are written by their names.
  void checkpoint(storage::Archive& archive, const Spaces& spaces);

 private:
  std::vector<Bout> heap_;
  Column<PersonId, std::uint16_t> count_;
};

}  // namespace poai::encounters
