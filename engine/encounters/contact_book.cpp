#include "engine/encounters/contact_book.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/core/hash.hpp"
#include "engine/storage/archive.hpp"

namespace poai::encounters {
namespace {

bool is_later(const Bout& x, const Bout& y) {
  return std::pair(x.time, x.order) > std::pair(y.time, y.order);
}

}  // namespace

std::uint64_t pair_entity(PersonKey a, PersonKey b) {
  return combine64(std::min(a, b).value, std::max(a, b).value);
}

std::size_t MetPairs::slot_of(PersonId a, PersonId b) const {
  const auto [low, high] = std::minmax(a, b);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = mix64((std::uint64_t{low.value()} << 32U) | high.value()) & mask;
  while (slots_[slot] != kFree) {
    const MetPair& pair = rows_[slots_[slot]];
    if (std::min(pair.a, pair.b) == low && std::max(pair.a, pair.b) == high) {
      break;
    }
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t MetPairs::row_of(PersonId a, PersonId b) {
  if (2 * (rows_.size() + 1) > slots_.size()) {
    grow();
  }
  const std::size_t slot = slot_of(a, b);
  if (slots_[slot] == kFree) {
    slots_[slot] = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({.a = a, .b = b});
  }
  return slots_[slot];
}

void MetPairs::grow() {
  std::size_t size = std::max<std::size_t>(1024, slots_.size());
  while (size < 4 * (rows_.size() + 1)) {
    size *= 2;
  }
  slots_.assign(size, kFree);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    slots_[slot_of(rows_[row].a, rows_[row].b)] = static_cast<std::uint32_t>(row);
  }
}

std::size_t MetPairs::bytes() const {
  return rows_.capacity() * sizeof(MetPair) + slots_.capacity() * sizeof(std::uint32_t);
}

void MetPairs::checkpoint(storage::Archive& archive) {
  using storage::Field;
  archive.list_of("pairs", rows_, Field{"a", &MetPair::a}, Field{"b", &MetPair::b},
                  Field{"contacts", &MetPair::contacts}, Field{"total_ms", &MetPair::total_ms},
                  Field{"capped_ms", &MetPair::capped_ms}, Field{"ties", &MetPair::ties},
                  Field{"busy", &MetPair::busy});
  if (archive.reads()) {
    slots_.clear();
    grow();
  }
}

void Bouts::add(const Bout& bout, const MetPair& pair) {
  heap_.push_back(bout);
  std::push_heap(heap_.begin(), heap_.end(), is_later);
  ++count_[pair.a];
  ++count_[pair.b];
}

Bout Bouts::take_next(MetPairs& pairs) {
  std::pop_heap(heap_.begin(), heap_.end(), is_later);
  const Bout bout = heap_.back();
  heap_.pop_back();
  --count_[pairs[bout.row].a];
  --count_[pairs[bout.row].b];
  return bout;
}

void Bouts::take_of(PersonId person, MetPairs& pairs, std::vector<Bout>& ended) {
  if (!is_in_any(person)) {
    return;
  }
  const auto first = ended.size();
  const auto is_part = [&pairs, person](const Bout& bout) {
    return pairs[bout.row].a == person || pairs[bout.row].b == person;
  };
  std::copy_if(heap_.begin(), heap_.end(), std::back_inserter(ended), is_part);
  heap_.erase(std::remove_if(heap_.begin(), heap_.end(), is_part), heap_.end());
  std::make_heap(heap_.begin(), heap_.end(), is_later);
  std::sort(ended.begin() + static_cast<std::ptrdiff_t>(first), ended.end(),
            [](const Bout& x, const Bout& y) { return x.order < y.order; });
  for (auto bout = ended.begin() + static_cast<std::ptrdiff_t>(first); bout != ended.end();
       ++bout) {
    --count_[pairs[bout->row].a];
    --count_[pairs[bout->row].b];
  }
}

void Bouts::checkpoint(storage::Archive& archive, const Spaces& spaces) {
  using storage::Field;
  std::vector<SpaceId> where;
  for (const Bout& bout : heap_) {
    where.push_back(bout.space);
  }
  std::vector<std::uint64_t> names = spaces.names_of(where);
  archive.list("bout_spaces", names);
  archive.list_of("bouts", heap_, Field{"time_ms", &Bout::time}, Field{"order", &Bout::order},
                  Field{"began_ms", &Bout::began}, Field{"row", &Bout::row},
                  Field{"phase", &Bout::phase}, Field{"detail", &Bout::detail});
  archive.fixed("bout_count", count_.values());
  if (archive.reads()) {
    where = spaces.named(names);
    for (std::size_t i = 0; i < std::min(heap_.size(), where.size()); ++i) {
      heap_[i].space = where[i];
    }
  }
}

}  // namespace poai::encounters
