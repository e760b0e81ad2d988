#include "engine/routing/walk_fields.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"
#include "tests/support/drawn_network.hpp"

namespace poai::routing {
namespace {

using poai::test::draw_network;
using poai::test::DrawnNetwork;

const parallel::Threads kTwo{2};

TEST(WalkFields, LeadAlongTheShorterWay) {
  const DrawnNetwork drawn = draw_network(R"(
      A B 100 3
      B D 100 3
      A C 150 3
      C D 100 3)");
  const WalkFields fields(drawn.network, {drawn.node.at("D")}, kTwo);
  const DestinationId to_d = fields.destination_of(drawn.node.at("D"));

  EXPECT_EQ(fields.next(to_d, drawn.node.at("A")), DirectedLinkId(0));
  EXPECT_FLOAT_EQ(fields.effort_m(to_d, drawn.node.at("A")), 200.0F);
  EXPECT_FALSE(fields.next(to_d, drawn.node.at("D")).valid());
  EXPECT_EQ(fields.effort_m(to_d, drawn.node.at("D")), 0.0F);
}

TEST(WalkFields, GoAgainstTheDrawingOfALinkToo) {
  const DrawnNetwork drawn = draw_network("A B 100 3");
  const WalkFields fields(drawn.network, {drawn.node.at("A")}, kTwo);
  EXPECT_EQ(fields.next(DestinationId(0), drawn.node.at("B")), directed(LinkId(0), 1));
}

TEST(WalkFields, TakeTheLowerLinkOfTwoEqualWays) {
  const DrawnNetwork drawn = draw_network(R"(
      A C 100 3
      C D 100 3
      A B 100 3
      B D 100 3)");
  const WalkFields fields(drawn.network, {drawn.node.at("D"), drawn.node.at("A")}, kTwo);
  EXPECT_EQ(fields.next(DestinationId(0), drawn.node.at("A")), DirectedLinkId(0));
  EXPECT_EQ(fields.next(DestinationId(1), drawn.node.at("D")), directed(LinkId(1), 1));
}

TEST(WalkFields, CountStairsDoubleUpAndTenSeventhsDown) {
  const DrawnNetwork drawn = draw_network("A B 35 3 stairs");
  const WalkFields fields(drawn.network, {drawn.node.at("A"), drawn.node.at("B")}, kTwo);
  // Speed factors 0.5 up and 0.7 down (behaviour facts).
  EXPECT_FLOAT_EQ(fields.effort_m(DestinationId(1), drawn.node.at("A")), 70.0F);
  EXPECT_FLOAT_EQ(fields.effort_m(DestinationId(0), drawn.node.at("B")), 50.0F);
}

TEST(WalkFields, SayWhatCannotBeReached) {
  const DrawnNetwork drawn = draw_network("A B 100 3\nC D 100 3");
  const WalkFields fields(drawn.network, {drawn.node.at("D")}, kTwo);
  EXPECT_EQ(fields.effort_m(DestinationId(0), drawn.node.at("A")), WalkFields::kUnreachable);
  EXPECT_FALSE(fields.next(DestinationId(0), drawn.node.at("A")).valid());
}

TEST(WalkFields, MakeOneFieldForADestinationNamedTwice) {
  const DrawnNetwork drawn = draw_network("A B 100 3");
  const NodeId a = drawn.node.at("A");
  const NodeId b = drawn.node.at("B");
  const WalkFields fields(drawn.network, {b, a, b}, kTwo);
  EXPECT_EQ(fields.destination_count(), 2U);
  EXPECT_EQ(fields.node_of(fields.destination_of(b)), b);
  EXPECT_EQ(fields.node_of(fields.destination_of(a)), a);
}

TEST(WalkFields, HaveNoFieldForOtherNodes) {
  const DrawnNetwork drawn = draw_network("A B 100 3");
  const WalkFields fields(drawn.network, {drawn.node.at("A")}, kTwo);
  EXPECT_FALSE(fields.destination_of(drawn.node.at("B")).valid());
}

TEST(WalkFields, RefuseADestinationOutsideTheNetwork) {
  const DrawnNetwork drawn = draw_network("A B 100 3");
  EXPECT_THROW(WalkFields(drawn.network, {NodeId(2)}, kTwo), ContractViolation);
}

}  // namespace
}  // namespace poai::routing
