// Whatever crowd is handed over at whatever second to another engine goes on as if it had not been.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "tests/support/handed_over.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::DrawnNetwork;
using test::WalkingCrowd;

/// A narrow link in the middle, before which people are held back.
DrawnNetwork any_bottleneck() {
  return draw_network(
      fmt::format("a c 30 4\nb c 20 3\nc d {} 1\nd e 25 3\nd f 40 2\n", *rc::gen::inRange(3, 60)));
}

RC_GTEST_PROP(WalkCheckpoint, ChangesNothingForACrowdAtABottleneck, ()) {
  const DrawnNetwork drawn = any_bottleneck();
  const auto persons = *rc::gen::inRange<std::size_t>(1, 400);
  const WalkParameters parameters{.stuck_after = Duration::seconds(*rc::gen::inRange(5, 120))};
  WalkingCrowd whole(drawn, {"a", "e", "f"}, persons, parameters);
  WalkingCrowd second(drawn, {"a", "e", "f"}, persons, parameters);
  const std::string froms[] = {"a", "b", "e"};
  const std::string tos[] = {"e", "f", "a"};
  for (std::size_t i = 0; i < persons; ++i) {
    const auto way = *rc::gen::inRange<std::size_t>(0, 3);
    whole.start(i, froms[way], tos[way], SimTime{*rc::gen::inRange(0, 1000)},
                0.5 + 0.1 * *rc::gen::inRange(0, 15));
  }
  whole.run_until(SimTime{1'000 * *rc::gen::inRange(1, 240)});
  test::hand_over(whole.engine, second.engine);
  second.now = whole.now;
  const std::size_t events_before = whole.events.size();
  RC_ASSERT(second.engine.walker_count() == whole.engine.walker_count());
  whole.run_until(SimTime::at(0, 10));
  second.run_until(SimTime::at(0, 10));
  RC_ASSERT(test::same_events(std::span(whole.events).subspan(events_before), second.events));
  RC_ASSERT(second.engine.link_entries() == whole.engine.link_entries());
  RC_ASSERT(second.engine.stuck_releases() == whole.engine.stuck_releases());
}

}  // namespace
}  // namespace poai::movement
