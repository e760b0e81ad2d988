#include "engine/movement/dwell_time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace poai::movement {
namespace {

RC_GTEST_PROP(DoorTimeProperty, GrowsWithEverybodyWhoGetsOffOrOn, ()) {
  const double off = *rc::gen::inRange(0, 100);
  const double on = *rc::gen::inRange(0, 100);
  const double load_share = *rc::gen::inRange(0, 300) / 100.0;
  const Duration needed = door_time(off, on, load_share);
  RC_ASSERT(needed > Duration{});
  RC_ASSERT(door_time(off + 1.0, on, load_share) > needed);
  RC_ASSERT(door_time(off, on + 1.0, load_share) > needed);
}

RC_GTEST_PROP(DoorTimeProperty, HasNoJumpsInTheLoad, ()) {
  const double off = *rc::gen::inRange(0, 100);
  const double on = *rc::gen::inRange(0, 100);
  const double load_share = *rc::gen::inRange(50, 250) / 100.0;
  const Duration below = door_time(off, on, load_share - 1e-6);
  const Duration above = door_time(off, on, load_share + 1e-6);
  // The steepest row pair differs by 13 s at 100 off and on over 0.2: 0.1 ms for 2e-6.
  RC_ASSERT((above - below).ms <= 1);
  RC_ASSERT((below - above).ms <= 1);
}

}  // namespace
}  // namespace poai::movement
