#include "engine/demand/detail/tour_window.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace poai::demand::detail {
namespace {

constexpr std::int32_t kMinute = 60'000;

TourWindow any_window() {
  TourWindow window;
  window.depart_ms = *rc::gen::inRange(3 * 60, 24 * 60) * kMinute;
  window.arrive_ms = window.depart_ms + *rc::gen::inRange(1, 60) * kMinute;
  window.end_ms = window.arrive_ms + *rc::gen::inRange(1, 600) * kMinute;
  window.back_ms = window.end_ms + *rc::gen::inRange(1, 60) * kMinute;
  return window;
}

RC_GTEST_PROP(FitBetween, NeverOverlapsAndNeverStretches, ()) {
  std::vector<TourWindow> placed;
  const int tours = *rc::gen::inRange(1, 6);
  for (int i = 0; i < tours; ++i) {
    const TourWindow window = any_window();
    const auto fitted = fit_between(window, placed, {3 * 60 * kMinute, 26 * 60 * kMinute});
    if (!fitted) {
      continue;
    }
    for (const TourWindow& other : placed) {
      RC_ASSERT(!overlap(*fitted, other));
    }
    RC_ASSERT(fitted->back_ms - fitted->depart_ms == window.back_ms - window.depart_ms);
    RC_ASSERT(fitted->arrive_ms - fitted->depart_ms == window.arrive_ms - window.depart_ms);
    RC_ASSERT(fitted->depart_ms >= 3 * 60 * kMinute);
    placed.push_back(*fitted);
  }
  RC_ASSERT(!placed.empty());
}

}  // namespace
}  // namespace poai::demand::detail
