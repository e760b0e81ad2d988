#include "engine/encounters/contact_book.hpp"

#include <algorithm>

#include "engine/core/hash.hpp"
#include "engine/storage/archive.hpp"

namespace poai::encounters {

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

}  // namespace poai::encounters
