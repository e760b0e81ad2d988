#pragma once
// The clock of the interactive window: what the time is, whether it runs, and how fast.

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/core/time.hpp"

namespace poai::viz {

class ViewClock {
 public:
  /// How many times faster than the day the clock can run.
  static constexpr std::array<int, 6> kSpeeds = {1, 10, 60, 300, 900, 3600};

  /// Goes from `first` to `last`; stands at `now`, brought into that range.
  ViewClock(SimTime first, SimTime last, SimTime now) : first_(first), last_(last) { set(now); }

  [[nodiscard]] SimTime now() const { return now_; }
  [[nodiscard]] SimTime first() const { return first_; }
  [[nodiscard]] SimTime last() const { return last_; }
  [[nodiscard]] bool is_playing() const { return playing_; }
  [[nodiscard]] int speed() const { return kSpeeds.at(speed_); }

  void set(SimTime time) { now_.ms = std::clamp(time.ms, first_.ms, last_.ms); }
  void step(Duration by) { set(now_ + by); }
  void faster() { speed_ = std::min(speed_ + 1, kSpeeds.size() - 1); }
  void slower() { speed_ -= speed_ > 0 ? 1U : 0U; }
  /// At the end it starts again from the begin.
  void play_or_pause() {
    playing_ = !playing_;
    if (playing_ && now_ == last_) {
      now_ = first_;
    }
  }
  /// Goes on by what `real` is at its speed, if it runs; stops at the end.
  void tick(Duration real) {
    if (playing_) {
      step(Duration{real.ms * speed()});
      playing_ = now_ != last_;
    }
  }

 private:
  SimTime first_;
  SimTime last_;
  SimTime now_;
  bool playing_ = false;
  std::size_t speed_ = 2;
};

}  // namespace poai::viz
