#pragma once
// The calendar of what ends when, over all places: one binary heap.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::venues::detail {

/// In the order in which ends of the same moment and place are settled: changes and closing, then
/// what frees capacity, then those who lose their patience.
enum class EndKind : std::uint8_t { kReview, kService, kStay, kPatience };

/// 32 bytes: two fit a cache line.
struct End {
  std::int64_t time_ms = 0;
  std::uint64_t key = 0;  ///< the guest's PersonKey; 0 of a review
  PlaceId place;
  std::uint32_t visit = 0;
  std::uint32_t generation = 0;  ///< of the visit: an end of an earlier one is out of date
  EndKind kind = EndKind::kReview;
};
static_assert(sizeof(End) == 32);

/// True if `a` is settled after `b`: (time, place, kind, key).
struct SettledLater {
  bool operator()(const End& a, const End& b) const {
    if (a.time_ms != b.time_ms) {
      return a.time_ms > b.time_ms;
    }
    if (a.place != b.place) {
      return a.place > b.place;
    }
    if (a.kind != b.kind) {
      return a.kind > b.kind;
    }
    return a.key > b.key;
  }
};

class EndCalendar {
 public:
  void reserve(std::size_t count) { ends_.reserve(count); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }
  [[nodiscard]] const End& next() const { return ends_.front(); }
  [[nodiscard]] std::size_t bytes() const { return ends_.capacity() * sizeof(End); }

  /// In no order that means anything.
  template <class Use>
  void for_each(const Use& use) const {
    for (const End& end : ends_) {
      use(end);
    }
  }

  void push(const End& end) {
    ends_.push_back(end);
    std::push_heap(ends_.begin(), ends_.end(), SettledLater{});
  }
  End pop() {
    std::pop_heap(ends_.begin(), ends_.end(), SettledLater{});
    const End end = ends_.back();
    ends_.pop_back();
    return end;
  }

  void checkpoint(storage::Archive& archive);

 private:
  std::vector<End> ends_;
};

}  // namespace poai::venues::detail
