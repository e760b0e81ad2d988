// The walking engine against the same model written the obvious way: on one corridor every walker
// is moved in every millisecond, on networks everybody is looked at in every second.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/movement/link_speed.hpp"
#include "tests/reference/movement/every_walker.hpp"
#include "tests/support/draws.hpp"
#include "tests/support/random_network.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::DrawnNetwork;
using test::EveryWalker;
using test::WalkingCrowd;

/// One corridor without flow capacity and storage limits: `starts_ms[i]` and `speed_mps[i]` of each
/// walker; arrival times by small steps, with the density of the others that the corridor had at
/// the begin of each second.
std::vector<double> arrivals_ms(double length_m, double width_m,
                                const std::vector<std::int64_t>& starts_ms,
                                const std::vector<double>& speed_mps) {
  const SpeedTable table;
  std::vector<double> position_m(starts_ms.size(), 0.0);
  std::vector<double> arrived_ms(starts_ms.size(), -1.0);
  double factor = 1.0;
  for (std::int64_t now = 0; now < 3'600'000; ++now) {
    if (now % 1'000 == 0) {
      double count = 0.0;
      for (std::size_t i = 0; i < starts_ms.size(); ++i) {
        count += starts_ms[i] < now && arrived_ms[i] < 0.0 ? 1.0 : 0.0;
      }
      factor = static_cast<double>(table.at(std::max(count - 1.0, 0.0) / (length_m * width_m)));
    }
    for (std::size_t i = 0; i < starts_ms.size(); ++i) {
      if (starts_ms[i] > now || arrived_ms[i] >= 0.0) {
        continue;
      }
      position_m[i] += speed_mps[i] * factor * 1e-3;
      if (position_m[i] >= length_m) {
        arrived_ms[i] = static_cast<double>(now + 1);
      }
    }
  }
  return arrived_ms;
}

TEST(WalkReference, ArrivesWhenEveryWalkerMovedByMillisecondsArrives) {
  const auto drawn = draw_network("A B 45 2");
  std::vector<std::int64_t> starts_ms;
  std::vector<double> speed_mps;
  for (std::size_t i = 0; i < 150; ++i) {
    starts_ms.push_back(static_cast<std::int64_t>(mix64(i) % 60'000));
    speed_mps.push_back(0.7 + 0.01 * static_cast<double>(mix64(i + 1'000) % 100));
  }
  WalkParameters open;
  open.flow_capacity_per_m_s = 1e6;
  open.storage_per_m2 = 1e6;
  WalkingCrowd crowd(drawn, {"B"}, starts_ms.size(), open);
  while (crowd.arrivals.size() < starts_ms.size() && crowd.now < SimTime::at(1)) {
    for (std::size_t i = 0; i < starts_ms.size(); ++i) {
      if (starts_ms[i] / 1'000 == crowd.now.ms / 1'000) {
        crowd.start(i, "A", "B", SimTime{starts_ms[i]}, speed_mps[i]);
      }
    }
    crowd.tick();
  }
  const auto expected_ms = arrivals_ms(45.0, 2.0, starts_ms, speed_mps);
  ASSERT_EQ(crowd.arrivals.size(), starts_ms.size());
  for (const PersonMoment& arrival : crowd.arrivals) {
    // 2 ms: the engine rounds up to whole milliseconds, the reference sums a million small steps.
    EXPECT_NEAR(static_cast<double>(arrival.time.ms), expected_ms[arrival.person.index()], 2.0);
  }
}

using Steps = std::vector<EveryWalker::Step>;

Steps in_order(Steps steps) {
  std::ranges::sort(steps, {}, [](const EveryWalker::Step& step) {
    return std::tuple(step.time_ms, step.person, step.onto);
  });
  return steps;
}

/// The same crowd by the engine and by the reference, until the last one has arrived.
class BothWays {
 public:
  BothWays(const DrawnNetwork& drawn, const WalkParameters& parameters)
      : fields_(drawn.network, all_nodes(drawn), parallel::Threads(1)),
        engine_(drawn.network, fields_, parameters, kMostPersons, 1.0),
        reference_(drawn.network, fields_, parameters, storage(drawn, engine_)) {}

  /// Ticks of both in which those start whose time has come, in the order of time.
  void walk(const std::vector<WalkRequest>& requests, SimTime end) {
    auto next = requests.begin();
    EventBuffer events;
    std::vector<PersonMoment> arrivals;
    for (SimTime now; now < end && arrivals.size() < requests.size();) {
      now = now + Duration::seconds(1);
      const auto first = next;
      next =
          std::find_if(next, requests.end(), [&](const WalkRequest& r) { return r.time >= now; });
      engine_.start(std::span(first, next));
      engine_.advance(now, events, arrivals);
      reference_.tick(std::span(first, next));
    }
    for (const Event& event : events) {
      if (event.kind == EventKind::kLinkEnters) {
        steps_.push_back({event.time.ms, event.person, DirectedLinkId(event.a)});
      }
    }
    for (const PersonMoment& arrival : arrivals) {
      steps_.push_back({arrival.time.ms, arrival.person, DirectedLinkId::none()});
    }
    arrived_ = arrivals.size();
  }

  [[nodiscard]] const routing::WalkFields& fields() const { return fields_; }
  [[nodiscard]] Steps steps() const { return in_order(steps_); }
  [[nodiscard]] Steps expected() const { return in_order(reference_.steps()); }
  [[nodiscard]] std::size_t arrived() const { return arrived_; }
  [[nodiscard]] std::uint64_t releases() const { return engine_.stuck_releases(); }
  [[nodiscard]] const EveryWalker& reference() const { return reference_; }

  static constexpr std::size_t kMostPersons = 3'500;

 private:
  static std::vector<NodeId> all_nodes(const DrawnNetwork& drawn) {
    std::vector<NodeId> nodes;
    for (const NodeId node : ids<NodeId>(drawn.network.node_count())) {
      nodes.push_back(node);
    }
    return nodes;
  }
  static Column<LinkId, std::uint32_t> storage(const DrawnNetwork& drawn,
                                               const WalkEngine& engine) {
    Column<LinkId, std::uint32_t> result;
    for (const LinkId link : ids<LinkId>(drawn.network.link_count())) {
      result.push_back(engine.storage_of(link));
    }
    return result;
  }

  routing::WalkFields fields_;
  WalkEngine engine_;
  EveryWalker reference_;
  Steps steps_;
  std::size_t arrived_ = 0;
};

/// Persons who start within two minutes at any node for any other, in the order of time.
std::vector<WalkRequest> random_requests(test::Draws& draws, const routing::WalkFields& fields) {
  const std::size_t nodes = fields.destination_count();
  const std::size_t persons = draws.between(100, 400);
  std::vector<WalkRequest> requests;
  for (std::size_t i = 0; i < persons; ++i) {
    const std::size_t from = draws.between(0, nodes);
    const std::size_t to = (from + draws.between(1, nodes)) % nodes;
    const double speed_mps = 0.5 + 1e-5 * static_cast<double>(draws.between(0, 150'000));
    requests.push_back({SimTime{static_cast<std::int64_t>(draws.between(0, 120'000))}, PersonId(i),
                        mix64(i), speed_mps, NodeId(from), fields.destination_of(NodeId(to))});
  }
  std::ranges::stable_sort(requests, {}, &WalkRequest::time);
  return requests;
}

std::string to_text(const EveryWalker::Step& step) {
  return fmt::format("{} ms: person {} onto {}", step.time_ms, step.person.value(),
                     step.onto.valid() ? fmt::to_string(step.onto.value()) : "nothing");
}

/// Where two courses of events part; nothing if they do not.
std::string first_difference(const Steps& seen, const Steps& expected) {
  const auto [a, b] = std::ranges::mismatch(seen, expected);
  if (a == seen.end() && b == expected.end()) {
    return {};
  }
  return fmt::format("seen {}, expected {}", a == seen.end() ? "the end" : to_text(*a),
                     b == expected.end() ? "the end" : to_text(*b));
}

TEST(WalkReference, TakesEveryStepOfARandomCrowdAtTheMillisecondOfEveryWalker) {
  std::size_t seconds_held = 0;
  std::size_t releases = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    test::Draws draws(seed);
    const DrawnNetwork drawn = test::random_network(
        [&draws](std::size_t least, std::size_t end) { return draws.between(least, end); });
    WalkParameters impatient;
    impatient.stuck_after = Duration::seconds(static_cast<std::int64_t>(draws.between(5, 60)));
    BothWays both(drawn, impatient);
    const std::vector<WalkRequest> requests = random_requests(draws, both.fields());
    both.walk(requests, SimTime::at(4));
    ASSERT_EQ(both.arrived(), requests.size()) << "seed " << seed;
    ASSERT_EQ(first_difference(both.steps(), both.expected()), "") << "seed " << seed;
    ASSERT_EQ(both.releases(), both.reference().releases()) << "seed " << seed;
    seconds_held += both.reference().seconds_held();
    releases += both.reference().releases();
  }
  EXPECT_GT(seconds_held, 100'000U) << "nobody was in the way of anybody";
  EXPECT_GT(releases, 10U);
}

// Before the narrow way people stand so dense that the wide one takes in less than its capacity.
TEST(WalkReference, FillsAWideWayAsEveryWalker) {
  const DrawnNetwork drawn = draw_network("A B 10 20\nB C 100 10\nC D 10 2");
  BothWays both(drawn, {});
  std::vector<WalkRequest> requests;
  for (std::size_t i = 0; i < BothWays::kMostPersons; ++i) {
    requests.push_back({SimTime{static_cast<std::int64_t>(80 * i)}, PersonId(i), mix64(i),
                        1.0 + 1e-3 * static_cast<double>(mix64(i) % 700), drawn.node.at("A"),
                        both.fields().destination_of(drawn.node.at("D"))});
  }
  both.walk(requests, SimTime::at(1));
  EXPECT_EQ(first_difference(both.steps(), both.expected()), "");
  EXPECT_EQ(both.arrived(), requests.size());
}

TEST(WalkReference, StandsStillAndIsReleasedAsEveryWalker) {
  const DrawnNetwork ring = draw_network(test::kRing);
  WalkParameters impatient;
  impatient.stuck_after = Duration::seconds(40);
  BothWays both(ring, impatient);
  std::vector<WalkRequest> requests;
  for (std::size_t i = 0; i < 100; ++i) {
    requests.push_back({SimTime{0}, PersonId(i), mix64(i), 1.34, NodeId(i % 5),
                        both.fields().destination_of(NodeId((i + 2) % 5))});
  }
  both.walk(requests, SimTime::at(1));
  EXPECT_EQ(first_difference(both.steps(), both.expected()), "");
  EXPECT_EQ(both.arrived(), 100U);
  EXPECT_GT(both.releases(), 0U);
  EXPECT_EQ(both.releases(), both.reference().releases());
  EXPECT_GT(both.reference().seconds_held(), 1'000U);
}

}  // namespace
}  // namespace poai::movement
