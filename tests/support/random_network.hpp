#pragma once
// Random walking networks with stairs, ramps, gates, signals, lifts and an escalator, for tests of
// walking.

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>

#include "engine/core/id_range.hpp"
#include "tests/support/drawn_network.hpp"

namespace poai::test {

inline std::string node_name(std::size_t i) { return fmt::format("n{}", i); }

/// A line for draw_network.
template <class Between>
std::string random_walkway(Between& between, std::size_t a, std::size_t b, const char* kind) {
  const std::size_t length_m = between(3, 60);
  const std::size_t width_m = between(1, 5);
  return fmt::format("{} {} {} {} {}\n", node_name(a), node_name(b), length_m, width_m, kind);
}

template <class Between>
void draw_signals(Between& between, DrawnNetwork& drawn) {
  const auto seconds = [&between](std::size_t least, std::size_t end) {
    return Duration::seconds(static_cast<std::int64_t>(between(least, end)));
  };
  for (const LinkId link : ids<LinkId>(drawn.network.link_count())) {
    if (drawn.network.kind[link] == district::WalkwayKind::kCrossing) {
      district::Passage& signal = drawn.network.passage[link];
      signal.cycle = seconds(10, 90);
      signal.open = seconds(5, 10);
      signal.offset = seconds(0, 90);
    }
  }
}

/// A connected network of 4 to 11 nodes on three levels: a random tree of walkways for both
/// directions, and two walkways and an escalator more. `between(least, end)` draws whole numbers
/// from `least` on that are less than `end`.
template <class Between>
DrawnNetwork random_network(Between between) {
  static constexpr std::array<const char*, 7> kKinds = {"footway", "footway", "stairs",  "ramp",
                                                        "gate",    "lift",    "crossing"};
  const auto kind = [&between] { return kKinds.at(between(0, kKinds.size())); };
  const std::size_t nodes = between(4, 12);
  std::string text;
  for (std::size_t i = 1; i < nodes; ++i) {
    const std::size_t before = between(0, i);
    text += random_walkway(between, before, i, kind());
  }
  for (std::size_t extra = 0; extra < 3; ++extra) {
    const std::size_t a = between(0, nodes);
    const std::size_t b = (a + between(1, nodes)) % nodes;
    text += random_walkway(between, a, b, extra == 0 ? "escalator" : kind());
  }
  DrawnNetwork drawn = draw_network(text);
  for (const NodeId node : ids<NodeId>(drawn.network.node_count())) {
    drawn.network.node_level[node] = static_cast<float>(between(0, 3));
  }
  draw_signals(between, drawn);
  return drawn;
}

}  // namespace poai::test
