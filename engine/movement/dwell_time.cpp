#include "engine/movement/dwell_time.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "engine/core/contracts.hpp"

namespace poai::movement {

namespace {

/// Where the slope of alighting changes, in persons per door.
constexpr double kBend = 5.0;

/// Seconds at one door at one load: n persons off and m on take
/// alight_s n + start_s + board_s m up to the bend, beyond it late_alight_s for each more.
struct LoadRow {
  double load_share;
  double alight_s;
  double start_s;
  double late_alight_s;
  double board_s;

  [[nodiscard]] double seconds(double off, double on) const {
    return start_s + alight_s * std::min(off, kBend) + late_alight_s * std::max(off - kBend, 0.0) +
           board_s * on;
  }
};

constexpr std::array<LoadRow, 4> kRows = {{{1.0, 0.4, 3.0, 0.4, 0.52},
                                           {1.5, 0.8, 2.8, 0.37, 0.57},
                                           {1.8, 0.8, 3.4, 0.37, 0.67},
                                           {2.0, 0.8, 3.8, 0.41, 0.73}}};

double seconds_at(double load_share, double off, double on) {
  if (load_share <= kRows.front().load_share) {
    return kRows.front().seconds(off, on);
  }
  for (std::size_t i = 1; i < kRows.size(); ++i) {
    const LoadRow& below = kRows[i - 1];
    const LoadRow& above = kRows[i];
    if (load_share <= above.load_share) {
      const double share = (load_share - below.load_share) / (above.load_share - below.load_share);
      return (1.0 - share) * below.seconds(off, on) + share * above.seconds(off, on);
    }
  }
  return kRows.back().seconds(off, on);
}

}  // namespace

Duration door_time(double off, double on, double load_share) {
  expects(off >= 0.0 && on >= 0.0 && load_share >= 0.0, "counts and loads are not negative");
  return {std::llround(seconds_at(load_share, off, on) * 1e3)};
}

}  // namespace poai::movement
