#pragma once
// The contacts that are under way, and the pauses between two contacts of a pair.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/encounters/contact_book.hpp"
#include "engine/encounters/spaces.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::encounters {

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

/// Contacts and pauses under way, at most one of each pair; the earliest end first. Taking out
/// those of a person costs in proportion to them, however many others have.
class Bouts {
 public:
  explicit Bouts(std::size_t person_count) : first_(person_count, kEnd) {}

  void add(const Bout& bout, const MetPair& pair);
  /// When the earliest one is over; SimTime::never() if there is none.
  [[nodiscard]] SimTime next_time() const {
    return queue_.empty() ? SimTime::never() : queue_.front().time;
  }
  /// Takes the earliest one out; there must be one.
  Bout take_next();
  /// Takes all that a person is part of out, in the order of the pairs, and appends them to
  /// `ended`.
  void take_of(PersonId person, std::vector<Bout>& ended);
  [[nodiscard]] std::size_t size() const { return slots_.size() - free_.size(); }
  [[nodiscard]] std::size_t bytes() const;
  /// Spaces are written by their names; `pairs` are what the rows refer to.
  void checkpoint(storage::Archive& archive, const Spaces& spaces, std::span<const MetPair> pairs);

 private:
  static constexpr std::uint32_t kEnd = 0xffffffffU;

  /// A bout in the lists of its two persons: link 2 * slot + side.
  struct Slot {
    Bout bout;
    std::array<PersonId, 2> person;
    std::array<std::uint32_t, 2> next{};
    std::array<std::uint32_t, 2> previous{};
    std::uint32_t uses = 0;  ///< how many bouts it has held that are over
  };

  /// What a bout in a slot waits for. That of one taken out for a person stays until its time comes
  /// or it is the first, and is passed over then.
  struct Due {
    SimTime time;
    std::uint64_t order = 0;
    std::uint32_t slot = 0;
    std::uint32_t uses = 0;
  };

  [[nodiscard]] static bool is_later(const Due& x, const Due& y);
  [[nodiscard]] bool is_over(const Due& due) const { return slots_[due.slot].uses != due.uses; }
  [[nodiscard]] std::uint32_t free_slot();
  void link(std::uint32_t slot, unsigned side);
  void unlink(std::uint32_t slot, unsigned side);
  /// Empties the slot.
  Bout release(std::uint32_t slot);
  /// The first in the queue is not over then.
  void pass_over();
  [[nodiscard]] std::vector<Bout> in_order() const;

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::vector<Due> queue_;                 ///< a heap
  Column<PersonId, std::uint32_t> first_;  ///< link of each person, or kEnd
};

}  // namespace poai::encounters
