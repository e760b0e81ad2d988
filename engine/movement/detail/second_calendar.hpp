#pragma once
// A ring of 1 s buckets in which directed links wait for the moment when somebody may leave them.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement::detail {

/// Each link has at most one live entry, its earliest; an entry that was overtaken by an earlier
/// one is skipped when its bucket comes.
class SecondCalendar {
 public:
  explicit SecondCalendar(std::size_t link_count);

  /// Wakes `link` in second `second` (or in the farthest bucket of the ring, if that is nearer),
  /// unless it is woken earlier anyway. A second that has passed means the next one.
  void wake(DirectedLinkId link, std::int64_t second);

  /// Moves on to `second` (one after the last) and appends the links that are due to `due`.
  void take(std::int64_t second, std::vector<DirectedLinkId>& due);

  void checkpoint(storage::Archive& archive);

 private:
  static constexpr std::int64_t kBuckets = 4096;
  static constexpr std::int64_t kNever = INT64_MAX;

  [[nodiscard]] static std::size_t bucket_of(std::int64_t second) {
    return static_cast<std::size_t>((second % kBuckets + kBuckets) % kBuckets);
  }

  std::int64_t now_ = INT64_MIN;
  std::vector<std::vector<DirectedLinkId>> buckets_;
  Column<DirectedLinkId, std::int64_t> wakes_at_;
};

}  // namespace poai::movement::detail
