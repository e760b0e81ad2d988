#pragma once
// Walking: who is on which link, entries per link and time, and the mean speed of everybody.

#include <limits>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/metrics/time_bins.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// The hot one: most events of a day are entries and exits of links.
class LinkObserver {
 public:
  LinkObserver(const district::WalkNetwork& network, std::size_t person_count, TimeBins bins)
      : network_(network),
        bins_(bins),
        entries_(bins.count(), network.directed_count()),
        occupied_ms_(bins.count(), network.directed_count()),
        on_link_(person_count) {}

  void enter(const Event& event) {
    look_at(event.time);
    ++entries_window_[event.a];
    ++entry_count_;
    on_link_[event.person] = {static_cast<std::int32_t>(event.time.ms), DirectedLinkId(event.a)};
  }

  void leave(const Event& event) {
    look_at(event.time);
    Walk& walk = on_link_[event.person];
    const std::int64_t time_ms = event.time.ms - walk.entered_ms;
    occupied_window_[event.a] += static_cast<std::uint64_t>(time_ms);
    time_ms_ += time_ms;
    distance_m_ += static_cast<double>(network_.length_m[link_of(DirectedLinkId(event.a))]);
    walk.link = DirectedLinkId::none();
    ++exit_count_;
  }

  void release_stuck() { ++releases_; }

  /// The link somebody is on; none if on none.
  [[nodiscard]] DirectedLinkId link_of_person(PersonId person) const {
    return on_link_[person].link;
  }
  /// When somebody entered the last link.
  [[nodiscard]] SimTime entered(PersonId person) const { return {on_link_[person].entered_ms}; }
  /// Entries per interval and directed link (2 * link + direction).
  [[nodiscard]] const CountTable& entries() const { return entries_; }
  /// Time on the link of those who left it in the interval, by directed link, milliseconds.
  [[nodiscard]] const TimeTable& occupied_ms() const { return occupied_ms_; }
  [[nodiscard]] const TimeBins& bins() const { return bins_; }
  [[nodiscard]] std::uint64_t entry_count() const { return entry_count_; }
  [[nodiscard]] std::uint64_t exit_count() const { return exit_count_; }
  [[nodiscard]] std::uint64_t releases() const { return releases_; }
  /// Of all completed passages: distance over time; 0 if there was none.
  [[nodiscard]] double mean_speed_mps() const;
  [[nodiscard]] double distance_m() const { return distance_m_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  struct Walk {
    std::int32_t entered_ms = 0;
    DirectedLinkId link;
  };

  void look_at(SimTime time) {
    if (time.ms < window_begin_ms_ || time.ms >= window_end_ms_) {
      move_window(time);
    }
  }
  void move_window(SimTime time);

  const district::WalkNetwork& network_;
  TimeBins bins_;
  CountTable entries_;
  TimeTable occupied_ms_;
  std::span<std::uint32_t> entries_window_;  ///< the rows that are being filled
  std::span<std::uint64_t> occupied_window_;
  std::int64_t window_begin_ms_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t window_end_ms_ = std::numeric_limits<std::int64_t>::min();
  Column<PersonId, Walk> on_link_;
  std::int64_t time_ms_ = 0;
  double distance_m_ = 0.0;
  std::uint64_t entry_count_ = 0;
  std::uint64_t exit_count_ = 0;
  std::uint64_t releases_ = 0;
};

}  // namespace poai::metrics
