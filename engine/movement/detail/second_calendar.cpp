#include "engine/movement/detail/second_calendar.hpp"

#include <algorithm>

namespace poai::movement::detail {

SecondCalendar::SecondCalendar(std::size_t link_count)
    : buckets_(static_cast<std::size_t>(kBuckets)), wakes_at_(link_count, kNever) {}

void SecondCalendar::wake(DirectedLinkId link, std::int64_t second) {
  second = std::clamp(second, now_ + 1, now_ + kBuckets - 1);
  if (second >= wakes_at_[link]) {
    return;
  }
  wakes_at_[link] = second;
  buckets_[bucket_of(second)].push_back(link);
}

void SecondCalendar::take(std::int64_t second, std::vector<DirectedLinkId>& due) {
  now_ = second;
  auto& bucket = buckets_[bucket_of(second)];
  for (const DirectedLinkId link : bucket) {
    if (wakes_at_[link] == second) {
      wakes_at_[link] = kNever;
      due.push_back(link);
    }
  }
  bucket.clear();
}

}  // namespace poai::movement::detail
