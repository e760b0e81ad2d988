#pragma once
// Random walking networks with all kinds of walkways, for tests.

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "tests/support/drawn_network.hpp"

namespace poai::test {

inline std::string node_name(std::size_t i) { return fmt::format("n{}", i); }

/// Numbers of a seed, one after the other.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(mix64(seed)) {}
  /// A whole number from `least` on that is less than `end`.
  std::size_t between(std::size_t least, std::size_t end) {
    state_ = mix64(state_);
    return least + state_ % (end - least);
  }

 private:
  std::uint64_t state_;
};

/// One line of draw_network.
inline std::string random_walkway(Draws& draws, std::size_t a, std::size_t b, const char* kind) {
  const std::size_t length_m = draws.between(3, 60);
  const std::size_t width_m = draws.between(1, 5);
  return fmt::format("{} {} {} {} {}\n", node_name(a), node_name(b), length_m, width_m, kind);
}

inline void draw_signals(Draws& draws, DrawnNetwork& drawn) {
  for (const LinkId link : ids<LinkId>(drawn.network.link_count())) {
    if (drawn.network.kind[link] == district::WalkwayKind::kCrossing) {
      const auto seconds = [&draws](std::size_t least, std::size_t end) {
        return Duration::seconds(static_cast<std::int64_t>(draws.between(least, end)));
      };
      district::Passage& signal = drawn.network.passage[link];
      signal.cycle = seconds(10, 90);
      signal.open = seconds(1, 10);
      signal.offset = seconds(0, 90);
    }
  }
}

/// A connected network of 4 to 11 nodes on three levels: a random tree of walkways for both
/// directions, and two walkways and an escalator more.
inline DrawnNetwork random_network(std::uint64_t seed) {
  static constexpr std::array<const char*, 7> kKinds = {"footway", "footway", "stairs",  "ramp",
                                                        "gate",    "lift",    "crossing"};
  Draws draws(seed);
  const auto kind = [&draws] { return kKinds.at(draws.between(0, kKinds.size())); };
  const std::size_t nodes = draws.between(4, 12);
  std::string text;
  for (std::size_t i = 1; i < nodes; ++i) {
    text += random_walkway(draws, draws.between(0, i), i, kind());
  }
  for (std::size_t extra = 0; extra < 3; ++extra) {
    const std::size_t a = draws.between(0, nodes);
    const std::size_t b = (a + draws.between(1, nodes)) % nodes;
    text += random_walkway(draws, a, b, extra == 0 ? "escalator" : kind());
  }
  DrawnNetwork drawn = draw_network(text);
  for (const NodeId node : ids<NodeId>(drawn.network.node_count())) {
    drawn.network.node_level[node] = static_cast<float>(draws.between(0, 3));
  }
  draw_signals(draws, drawn);
  return drawn;
}

}  // namespace poai::test
