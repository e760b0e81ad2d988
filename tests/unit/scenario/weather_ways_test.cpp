// Rain on walkways: who walks in the open is slower, and ways under a roof become the shorter ones.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/routing/walk_fields.hpp"
#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"
#include "tests/support/drawn_network.hpp"

namespace poai::scenario {
namespace {

/// 100 m in the open from A to B, or 120 m under a roof by C, and a lift; rain from noon on.
class Rain : public testing::Test {
 protected:
  void let_rain(double speed_factor) {
    drawn_ = test::draw_network("A B 100 4\nA C 60 4\nC B 60 4\nB U 3 2 lift");
    drawn_.network.covered[drawn_.link("A", "C")] = 1;
    drawn_.network.covered[drawn_.link("C", "B")] = 1;
    district_.network = drawn_.network;
    Problems problems;
    const Scenario scenario =
        files_.load(kHead + kDistrict +
                        fmt::format("[[intervention]]\nid = \"rain\"\nkind = \"weather\"\nfrom = "
                                    "\"12:00\"\nspeed_factor = {}\n",
                                    speed_factor),
                    problems);
    population::PopulationSpec nobody;
    changes_ = apply_interventions(scenario, district_, nobody, problems);
    problems.throw_if_any();
  }
  /// Where those who go from A to B turn.
  [[nodiscard]] NodeId next_node(const district::WalkNetwork& network) const {
    const routing::WalkFields fields(network, {drawn_.node.at("B")}, parallel::Threads(1));
    return network.head(
        fields.next(fields.destination_of(drawn_.node.at("B")), drawn_.node.at("A")));
  }
  [[nodiscard]] const district::WalkNetwork& in_the_rain() const {
    return changes_.networks.at(0).network;
  }
  [[nodiscard]] double factor(const std::string& from, const std::string& to) const {
    return routing::speed_factor(in_the_rain(), directed(drawn_.link(from, to), 0));
  }

  test::DrawnNetwork drawn_;
  ScenarioFiles files_;
  district::District district_;
  Changes changes_;
};

TEST_F(Rain, SlowsWhoWalksInTheOpen) {
  let_rain(0.8);
  ASSERT_EQ(changes_.networks.size(), 1U);
  EXPECT_EQ(changes_.networks[0].at, SimTime::at(12));
  EXPECT_FLOAT_EQ(static_cast<float>(factor("A", "B")), 0.8F);
  EXPECT_EQ(factor("A", "C"), 1.0);
  EXPECT_EQ(factor("B", "U"), 1.0);
}

TEST_F(Rain, SendsPeopleByTheCoveredWayIfThatIsShorterThen) {
  let_rain(0.8);  // 125 m against 120 m
  EXPECT_EQ(next_node(district_.network), drawn_.node.at("B"));
  EXPECT_EQ(next_node(in_the_rain()), drawn_.node.at("C"));
}

TEST_F(Rain, SendsNobodyByACoveredWayThatIsLongerStill) {
  let_rain(0.9);  // 111 m against 120 m
  EXPECT_EQ(next_node(in_the_rain()), drawn_.node.at("B"));
}

}  // namespace
}  // namespace poai::scenario
