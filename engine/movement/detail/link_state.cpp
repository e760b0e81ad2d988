#include "engine/movement/detail/link_state.hpp"

namespace poai::movement::detail {
namespace {

// Slow walkers stay longer on a crowded link than fast ones, so that it passes on less than the
// formula says for the mean free speed: it takes in this share of that (estimate), and its density
// returns to that of the largest flow.
constexpr double kSupplyShare = 0.75;

// A crowded link takes in no more than it can pass on at its density: the supply of kinematic waves
// (Daganzo 1995, doi:10.1016/0191-2615(94)00022-R). Without it a bottleneck would fill up to a
// standstill.
std::int64_t inflow_gap_us(std::int64_t capacity_gap_us, double density, double factor,
                           const SpeedTable& speeds) {
  if (density <= kCapacityDensity) {
    return capacity_gap_us;
  }
  const double largest = kCapacityDensity * static_cast<double>(speeds.at(kCapacityDensity));
  const double flow_share = kSupplyShare * density * factor / largest;
  return static_cast<std::int64_t>(static_cast<double>(capacity_gap_us) / flow_share);
}

}  // namespace

bool LinkState::take_changes(std::int64_t now_ms, const SpeedTable& speeds) {
  for (LinkSide& side : sides) {
    side.count = side.present();
    side.entered = 0;
    side.left = 0;
  }
  const double seen = density();
  const float new_factor = speeds.at(seen);
  inflow_gap_us =
      detail::inflow_gap_us(capacity_gap_us, seen, static_cast<double>(new_factor), speeds);
  if (new_factor == factor) {
    return false;
  }
  clock_s = clock_at(now_ms);
  updated_ms = now_ms;
  factor = new_factor;
  return true;
}

}  // namespace poai::movement::detail
