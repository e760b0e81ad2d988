#include "engine/metrics/convergence.hpp"

#include <gtest/gtest.h>

#include "engine/core/id_range.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using Flow = std::vector<std::uint32_t>;

TEST(ChangeShare, AddsUpTheDifferences) {
  EXPECT_EQ(change_share(Flow{10, 20, 30}, Flow{10, 20, 30}), 0.0);
  EXPECT_DOUBLE_EQ(change_share(Flow{10, 20, 30}, Flow{15, 15, 20}), 20.0 / 50.0);
  EXPECT_EQ(change_share(Flow{0, 0}, Flow{0, 0}), 0.0);
}

TEST(ChangeShare, IsFiniteWhereEverybodyLeft) {
  EXPECT_EQ(change_share(Flow{3, 0}, Flow{0, 0}), 3.0);
}

TEST(IterationRow, HasTheLargestOfItsChanges) {
  const IterationRow row{.section_change = 0.01, .place_change = 0.05, .mode_change = 0.02};
  EXPECT_EQ(row.change(), 0.05);
}

TEST(DayFlows, CountGuestsByPlaceAndClockHour) {
  test::ObservedIsland island(3);
  DayRecord record(island.world());
  const PlaceId shop = island.place("shop");
  for (std::uint32_t person = 0; person < 3; ++person) {
    const SimTime comes = SimTime::at(12, 20 * static_cast<int>(person) + 10);
    const EventBuffer visit = {
        test::event(EventKind::kServiceBegins, comes, PersonId(person), shop),
        test::with(test::event(EventKind::kVenueLeaves, comes + Duration::minutes(2),
                               PersonId(person), shop),
                   VenueOutcome::kServed)};
    record.on_events(visit);
  }
  record.finish(SimTime::at(27));
  const DayFlows flows = flows_of(record);
  const std::size_t hours = flows.places.size() / island.island.district.places.size();
  EXPECT_EQ(flows.places[shop.index() * hours + 12], 3U);
  EXPECT_EQ(flows.places[shop.index() * hours + 13], 0U);
  EXPECT_EQ(flows.modes.size(), static_cast<std::size_t>(kModeCount));
}

}  // namespace
}  // namespace poai::metrics
