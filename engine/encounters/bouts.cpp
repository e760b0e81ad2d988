#include "engine/encounters/bouts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/storage/archive.hpp"

namespace poai::encounters {

bool Bouts::is_later(const Due& x, const Due& y) {
  return std::pair(x.time, x.order) > std::pair(y.time, y.order);
}

std::uint32_t Bouts::free_slot() {
  if (free_.empty()) {
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  const std::uint32_t slot = free_.back();
  free_.pop_back();
  return slot;
}

void Bouts::link(std::uint32_t slot, unsigned side) {
  const std::uint32_t own = 2U * slot + side;
  std::uint32_t& head = first_[slots_[slot].person[side]];
  if (head != kEnd) {
    slots_[head / 2U].previous[head % 2U] = own;
  }
  slots_[slot].next[side] = std::exchange(head, own);
  slots_[slot].previous[side] = kEnd;
}

void Bouts::unlink(std::uint32_t slot, unsigned side) {
  const std::uint32_t next = slots_[slot].next[side];
  const std::uint32_t previous = slots_[slot].previous[side];
  if (previous != kEnd) {
    slots_[previous / 2U].next[previous % 2U] = next;
  } else {
    first_[slots_[slot].person[side]] = next;
  }
  if (next != kEnd) {
    slots_[next / 2U].previous[next % 2U] = previous;
  }
}

Bout Bouts::release(std::uint32_t slot) {
  unlink(slot, 0);
  unlink(slot, 1);
  ++slots_[slot].uses;
  free_.push_back(slot);
  return slots_[slot].bout;
}

void Bouts::add(const Bout& bout, const MetPair& pair) {
  const std::uint32_t slot = free_slot();
  slots_[slot].bout = bout;
  slots_[slot].person = {pair.a, pair.b};
  link(slot, 0);
  link(slot, 1);
  queue_.push_back({bout.time, bout.order, slot, slots_[slot].uses});
  std::push_heap(queue_.begin(), queue_.end(), is_later);
}

void Bouts::pass_over() {
  while (!queue_.empty() && is_over(queue_.front())) {
    std::pop_heap(queue_.begin(), queue_.end(), is_later);
    queue_.pop_back();
  }
}

Bout Bouts::take_next() {
  expects(!queue_.empty(), "a contact is under way");
  const Bout bout = release(queue_.front().slot);
  pass_over();
  return bout;
}

void Bouts::take_of(PersonId person, std::vector<Bout>& ended) {
  if (first_[person] == kEnd) {
    return;
  }
  const auto before = static_cast<std::ptrdiff_t>(ended.size());
  while (first_[person] != kEnd) {
    ended.push_back(release(first_[person] / 2U));
  }
  std::sort(ended.begin() + before, ended.end(),
            [](const Bout& x, const Bout& y) { return x.order < y.order; });
  pass_over();
}

std::size_t Bouts::bytes() const {
  return slots_.capacity() * sizeof(Slot) + free_.capacity() * sizeof(std::uint32_t) +
         queue_.capacity() * sizeof(Due) + first_.bytes();
}

std::vector<Bout> Bouts::in_order() const {
  std::vector<Due> waiting;
  std::copy_if(queue_.begin(), queue_.end(), std::back_inserter(waiting),
               [this](const Due& due) { return !is_over(due); });
  std::sort(waiting.begin(), waiting.end(),
            [](const Due& x, const Due& y) { return is_later(y, x); });
  std::vector<Bout> bouts;
  bouts.reserve(waiting.size());
  for (const Due& due : waiting) {
    bouts.push_back(slots_[due.slot].bout);
  }
  return bouts;
}

void Bouts::checkpoint(storage::Archive& archive, const Spaces& spaces,
                       std::span<const MetPair> pairs) {
  using storage::Field;
  std::vector<Bout> bouts = archive.reads() ? std::vector<Bout>() : in_order();
  std::vector<SpaceId> where;
  for (const Bout& bout : bouts) {
    where.push_back(bout.space);
  }
  std::vector<std::uint64_t> names = spaces.names_of(where);
  archive.list("bout_spaces", names);
  archive.list_of("bouts", bouts, Field{"time_ms", &Bout::time}, Field{"order", &Bout::order},
                  Field{"began_ms", &Bout::began}, Field{"row", &Bout::row},
                  Field{"phase", &Bout::phase}, Field{"detail", &Bout::detail});
  if (!archive.reads()) {
    return;
  }
  *this = Bouts(first_.size());
  where = spaces.named(names);
  expects(where.size() == bouts.size(), "each bout has a space");
  for (std::size_t i = 0; i < bouts.size(); ++i) {
    expects(bouts[i].row < pairs.size(), "bouts are of pairs that have met");
    bouts[i].space = where[i];
    add(bouts[i], pairs[bouts[i].row]);
  }
}

}  // namespace poai::encounters
