#pragma once
// Spaces that people share, split into cells (teams, tables, groups of neighbours), and who is in
// which cell.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/encounters/encounter_parameters.hpp"

namespace poai::encounters {

using SpaceId = Id<struct SpaceTag>;

/// Where somebody is: the space itself, and the building around it, which may be none.
struct Whereabouts {
  SpaceId primary;
  SpaceId secondary;
  friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

/// What a space is made for.
struct SpaceSize {
  double capacity = 0.0;                     ///< persons
  std::optional<std::uint32_t> cell_size{};  ///< persons that share a cell; none: by the kind
};

class Spaces {
 public:
  /// `name_hash` is stable over scenarios (a hash of the external id and the use).
  struct Space {
    SpaceKind kind = SpaceKind::kOffice;
    PlaceId place;  ///< none: a stop or a run
    std::uint64_t name_hash = 0;
    std::uint32_t first_cell = 0;
    std::uint32_t cell_count = 0;
    std::uint32_t cell_size = 1;  ///< persons that a cell is made for
  };

  /// Nobody is anywhere.
  explicit Spaces(std::size_t person_count);

  /// It gets as many cells as those whom it is made for fill, 1 at least.
  SpaceId add(SpaceKind kind, PlaceId place, std::uint64_t name_hash, const SpaceSize& size);

  /// Gives the space another kind and size. Who is in it moves to cell_of(person, number of
  /// cells) and is returned; nobody if nothing changes.
  std::vector<PersonId> change(
      SpaceId space, SpaceKind kind, const SpaceSize& size,
      const std::function<std::uint32_t(PersonId, std::uint32_t)>& cell_of);

  /// Puts a person into a cell of the space. Each has two memberships, one at a time of either:
  /// slot 0 is the primary space, 1 the secondary one.
  void enter(PersonId person, unsigned slot, SpaceId space, std::uint32_t cell);
  void leave(PersonId person, unsigned slot);

  /// Calls visit(person) for everybody in the cell of that space, in no particular order.
  template <class Visit>
  void for_each_in(SpaceId space, std::uint32_t cell, Visit visit) const {
    const std::uint32_t head = heads_[spaces_[space].first_cell + cell];
    for (std::uint32_t entry = head; entry != kEnd; entry = entries_[entry].next) {
      visit(PersonId(entry / 2U));
    }
  }

  [[nodiscard]] const Space& operator[](SpaceId space) const { return spaces_[space]; }
  [[nodiscard]] std::size_t size() const { return spaces_.size(); }
  /// Stable names of spaces (0 for none), and the spaces of that name (none if there is none).
  [[nodiscard]] std::vector<std::uint64_t> names_of(std::span<const SpaceId> spaces) const;
  [[nodiscard]] std::vector<SpaceId> named(std::span<const std::uint64_t> names) const;
  /// The space and the cell of it that a person is in; none outside.
  [[nodiscard]] SpaceId space_of(PersonId person, unsigned slot) const {
    return entries_[entry_of(person, slot)].space;
  }
  [[nodiscard]] std::uint32_t cell_of(PersonId person, unsigned slot) const {
    return entries_[entry_of(person, slot)].cell;
  }
  /// Asks for what is about to be read of a person, and then of the neighbours in the cells: many
  /// persons at once wait for memory together instead of one after the other. Changes nothing.
  void fetch(PersonId person) const { __builtin_prefetch(&entries_[entry_of(person, 0)]); }
  void fetch_neighbours(PersonId person) const {
    for (const unsigned slot : {0U, 1U}) {
      const Entry& entry = entries_[entry_of(person, slot)];
      for (const std::uint32_t other : {entry.next, entry.previous}) {
        if (other != kEnd) {
          __builtin_prefetch(&entries_[other]);
        }
      }
    }
  }
  [[nodiscard]] std::uint32_t occupancy(SpaceId space) const { return occupancy_[space]; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::uint32_t kEnd = 0xffffffffU;

  /// A membership, and its neighbours in the list of the cell: together, as they are read.
  struct Entry {
    SpaceId space;
    std::uint32_t cell = 0;
    std::uint32_t next = kEnd;
    std::uint32_t previous = kEnd;
  };

  [[nodiscard]] static std::uint32_t entry_of(PersonId person, unsigned slot) {
    return 2U * person.value() + slot;
  }

  Column<SpaceId, Space> spaces_;
  Column<SpaceId, std::uint32_t> occupancy_;
  std::vector<std::uint32_t> heads_;  ///< of each cell: an entry, or kEnd
  std::vector<Entry> entries_;        ///< 2 * person + slot
};

/// Cells of a space of that kind and size, 1 at least.
[[nodiscard]] std::uint32_t cells_for(SpaceKind kind, const SpaceSize& size);

/// The space that two people share, their own spaces before the buildings around; none if there is
/// none.
[[nodiscard]] SpaceId shared_space(const Spaces& spaces, PersonId a, PersonId b);

}  // namespace poai::encounters
