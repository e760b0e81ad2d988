// On random networks with random crowds nobody is lost at any second, all that happens in a second
// has a moment in it, and nobody passes a link faster than walking.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <span>
#include <string>

#include "tests/support/random_network.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::DrawnNetwork;
using test::node_name;
using test::WalkingCrowd;

DrawnNetwork any_network() {
  return test::random_network(
      [](std::size_t least, std::size_t end) { return *rc::gen::inRange(least, end); });
}

std::uint32_t people_on_links(const WalkEngine& engine, const DrawnNetwork& drawn) {
  std::uint32_t people = 0;
  for (std::size_t i = 0; i < drawn.network.link_count(); ++i) {
    people += engine.count_on(LinkId(i));
  }
  return people;
}

RC_GTEST_PROP(WalkConservation, NobodyIsLost, ()) {
  const DrawnNetwork drawn = any_network();
  const auto persons = *rc::gen::inRange<std::size_t>(1, 300);
  const std::string a = node_name(0);
  const std::string b = node_name(drawn.network.node_count() - 1);
  WalkingCrowd crowd(drawn, {a, b}, persons);
  const NodeId platform = drawn.node.at(b);
  crowd.engine.limit(std::span(&platform, 1));
  for (std::size_t i = 0; i < persons; ++i) {
    const bool forth = *rc::gen::arbitrary<bool>();
    crowd.start(i, forth ? a : b, forth ? b : a, SimTime{*rc::gen::inRange(0, 1000)},
                0.5 + 0.1 * *rc::gen::inRange(0, 15));
  }
  while (crowd.now < SimTime::at(0, 20) && crowd.arrivals.size() < persons) {
    const std::size_t before = crowd.events.size();
    crowd.engine.set_room(0, *rc::gen::inRange(0U, 3U));
    crowd.tick();
    for (const Event& event : std::span(crowd.events).subspan(before)) {
      RC_ASSERT(event.time >= crowd.now - Duration::seconds(1) && event.time < crowd.now);
    }
    RC_ASSERT(crowd.engine.walker_count() + crowd.arrivals.size() == persons);
    const auto entered = crowd.count(EventKind::kLinkEnters);
    const auto left = crowd.count(EventKind::kLinkLeaves);
    RC_ASSERT(entered - left == people_on_links(crowd.engine, drawn));
  }
}

RC_GTEST_PROP(WalkConservation, NobodyIsFasterThanFreeWalking, ()) {
  const DrawnNetwork drawn = any_network();
  const std::string b = node_name(drawn.network.node_count() - 1);
  const auto persons = *rc::gen::inRange<std::size_t>(1, 100);
  WalkingCrowd crowd(drawn, {b}, persons);
  for (std::size_t i = 0; i < persons; ++i) {
    crowd.start(i, node_name(0), b, SimTime{0}, 1.5);
  }
  crowd.run_until(SimTime::at(0, 15));
  std::map<PersonId, SimTime> entered;
  for (const Event& event : crowd.events) {
    if (event.kind == EventKind::kLinkEnters) {
      entered[event.person] = event.time;
    } else if (event.kind == EventKind::kLinkLeaves) {
      const DirectedLinkId link(event.a);
      const double effort_m = static_cast<double>(drawn.network.length_m[link_of(link)]) /
                              routing::speed_factor(drawn.network, link);
      const double walked_s = (event.time - entered[event.person]).in_seconds();
      const Duration ride = drawn.network.passage[link_of(link)].ride;
      const double free_s = ride.ms > 0 ? ride.in_seconds() : std::max(1.0, effort_m / 1.5);
      RC_ASSERT(walked_s >= free_s - 0.002);
    }
  }
}

}  // namespace
}  // namespace poai::movement
