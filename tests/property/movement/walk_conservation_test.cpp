// On random networks with random crowds nobody is lost at any second, and nobody passes a link
// faster than walking.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <string>

#include "engine/core/id_range.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::DrawnNetwork;
using test::WalkingCrowd;

std::string node_name(std::size_t i) { return fmt::format("n{}", i); }

/// A connected random network of 4 to 12 nodes: a random tree and a few more links.
DrawnNetwork random_network() {
  const auto nodes = *rc::gen::inRange<std::size_t>(4, 12);
  std::string text;
  const auto add = [&text](std::size_t a, std::size_t b) {
    const auto* kind = *rc::gen::element("footway", "gate", "lift", "crossing");
    text += fmt::format("{} {} {} {} {}\n", node_name(a), node_name(b), *rc::gen::inRange(3, 60),
                        *rc::gen::inRange(1, 5), kind);
  };
  for (std::size_t i = 1; i < nodes; ++i) {
    add(*rc::gen::inRange<std::size_t>(0, i), i);
  }
  for (std::size_t extra = 0; extra < 3; ++extra) {
    const auto a = *rc::gen::inRange<std::size_t>(0, nodes);
    const auto b = *rc::gen::inRange<std::size_t>(0, nodes);
    if (a != b) {
      add(a, b);
    }
  }
  DrawnNetwork drawn = draw_network(text);
  for (const LinkId link : ids<LinkId>(drawn.network.link_count())) {
    if (drawn.network.kind[link] == district::WalkwayKind::kCrossing) {
      district::Passage& signal = drawn.network.passage[link];
      signal.cycle = Duration::seconds(*rc::gen::inRange(10, 90));
      signal.open = Duration::seconds(*rc::gen::inRange(1, 10));
      signal.offset = Duration::seconds(*rc::gen::inRange(0, 90));
    }
  }
  return drawn;
}

std::uint32_t people_on_links(const WalkEngine& engine, const DrawnNetwork& drawn) {
  std::uint32_t people = 0;
  for (std::size_t i = 0; i < drawn.network.link_count(); ++i) {
    people += engine.count_on(LinkId(i));
  }
  return people;
}

RC_GTEST_PROP(WalkConservation, NobodyIsLost, ()) {
  const DrawnNetwork drawn = random_network();
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
    crowd.engine.set_room(0, *rc::gen::inRange(0U, 3U));
    crowd.tick();
    RC_ASSERT(crowd.engine.walker_count() + crowd.arrivals.size() == persons);
    const auto entered = crowd.count(EventKind::kLinkEnters);
    const auto left = crowd.count(EventKind::kLinkLeaves);
    RC_ASSERT(entered - left == people_on_links(crowd.engine, drawn));
  }
}

RC_GTEST_PROP(WalkConservation, NobodyIsFasterThanFreeWalking, ()) {
  const DrawnNetwork drawn = random_network();
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
      const double length_m = static_cast<double>(drawn.network.length_m[LinkId(event.a / 2)]);
      const double walked_s = (event.time - entered[event.person]).in_seconds();
      const Duration ride = drawn.network.passage[LinkId(event.a / 2)].ride;
      const double free_s = ride.ms > 0 ? ride.in_seconds() : std::max(1.0, length_m / 1.5);
      RC_ASSERT(walked_s >= free_s - 0.002);
    }
  }
}

}  // namespace
}  // namespace poai::movement
