#include "engine/encounters/spaces.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"

namespace poai::encounters {

namespace {

std::uint32_t cell_size_of(SpaceKind kind, const SpaceSize& size) {
  return size.cell_size.value_or(kCellSize.at(static_cast<std::size_t>(kind)));
}

}  // namespace

std::uint32_t cells_for(SpaceKind kind, const SpaceSize& size) {
  return static_cast<std::uint32_t>(
      std::max(1.0, std::ceil(size.capacity / cell_size_of(kind, size))));
}

Spaces::Spaces(std::size_t person_count) : entries_(2 * person_count) {}

SpaceId Spaces::add(SpaceKind kind, PlaceId place, std::uint64_t name_hash, const SpaceSize& size) {
  const SpaceId added = spaces_.push_back({.kind = kind,
                                           .place = place,
                                           .name_hash = name_hash,
                                           .first_cell = static_cast<std::uint32_t>(heads_.size()),
                                           .cell_count = cells_for(kind, size),
                                           .cell_size = cell_size_of(kind, size)});
  occupancy_.push_back(0);
  heads_.resize(heads_.size() + spaces_[added].cell_count, kEnd);
  return added;
}

std::vector<PersonId> Spaces::change(
    SpaceId space, SpaceKind kind, const SpaceSize& size,
    const std::function<std::uint32_t(PersonId, std::uint32_t)>& cell_of) {
  Space& row = spaces_[space];
  const std::uint32_t cells = cells_for(kind, size);
  row.cell_size = cell_size_of(kind, size);
  if (row.kind == kind && row.cell_count == cells) {
    return {};
  }
  std::vector<std::uint32_t> inside;
  for (std::uint32_t cell = 0; cell < row.cell_count; ++cell) {
    for (std::uint32_t entry = heads_[row.first_cell + cell]; entry != kEnd;
         entry = entries_[entry].next) {
      inside.push_back(entry);
    }
  }
  for (const std::uint32_t entry : inside) {
    leave(PersonId(entry / 2U), entry % 2U);
  }
  if (cells > row.cell_count) {
    row.first_cell = static_cast<std::uint32_t>(heads_.size());
    heads_.resize(heads_.size() + cells, kEnd);
  }
  row.kind = kind;
  row.cell_count = cells;
  std::vector<PersonId> moved;
  for (const std::uint32_t entry : inside) {
    moved.emplace_back(entry / 2U);
    enter(moved.back(), entry % 2U, space, cell_of(moved.back(), cells));
  }
  return moved;
}

std::vector<std::uint64_t> Spaces::names_of(std::span<const SpaceId> spaces) const {
  std::vector<std::uint64_t> names;
  names.reserve(spaces.size());
  for (const SpaceId space : spaces) {
    names.push_back(space.valid() ? spaces_[space].name_hash : 0);
  }
  return names;
}

std::vector<SpaceId> Spaces::named(std::span<const std::uint64_t> names) const {
  std::vector<std::pair<std::uint64_t, SpaceId>> known;
  for (const SpaceId space : ids<SpaceId>(spaces_.size())) {
    known.emplace_back(spaces_[space].name_hash, space);
  }
  std::sort(known.begin(), known.end());
  std::vector<SpaceId> spaces;
  spaces.reserve(names.size());
  for (const std::uint64_t name : names) {
    const auto found =
        std::lower_bound(known.begin(), known.end(), std::pair(name, SpaceId(std::size_t{0})));
    const bool is_known = name != 0 && found != known.end() && found->first == name;
    spaces.push_back(is_known ? found->second : SpaceId::none());
  }
  return spaces;
}

void Spaces::enter(PersonId person, unsigned slot, SpaceId space, std::uint32_t cell) {
  const std::uint32_t own = entry_of(person, slot);
  Entry& entry = entries_[own];
  expects(!entry.space.valid(), "who enters a space has left the one before");
  std::uint32_t& head = heads_[spaces_[space].first_cell + cell];
  if (head != kEnd) {
    entries_[head].previous = own;
  }
  entry = {.space = space, .cell = cell, .next = head, .previous = kEnd};
  head = own;
  ++occupancy_[space];
}

void Spaces::leave(PersonId person, unsigned slot) {
  Entry& entry = entries_[entry_of(person, slot)];
  if (!entry.space.valid()) {
    return;
  }
  if (entry.previous != kEnd) {
    entries_[entry.previous].next = entry.next;
  } else {
    heads_[spaces_[entry.space].first_cell + entry.cell] = entry.next;
  }
  if (entry.next != kEnd) {
    entries_[entry.next].previous = entry.previous;
  }
  --occupancy_[entry.space];
  entry = {};
}

std::size_t Spaces::bytes() const {
  return spaces_.bytes() + occupancy_.bytes() + entries_.capacity() * sizeof(Entry) +
         heads_.capacity() * sizeof(std::uint32_t);
}

SpaceId shared_space(const Spaces& spaces, PersonId a, PersonId b) {
  for (const unsigned own : {0U, 1U}) {
    const SpaceId space = spaces.space_of(a, own);
    if (space.valid() && (space == spaces.space_of(b, 0) || space == spaces.space_of(b, 1))) {
      return space;
    }
  }
  return SpaceId::none();
}

}  // namespace poai::encounters
