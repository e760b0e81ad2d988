// Two who know each other meet at the rate of their tie: 2 r_t t_k (1 - p) (s / 100 min)^(3/4).

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/meeting_rooms.hpp"

namespace poai::encounters {
namespace {

using test::MeetingRooms;

constexpr std::size_t kPairs = 10'000;
constexpr double kHours = 2.0;
constexpr double kTieRate = 0.02;

struct TieCase {
  SpaceKind kind = SpaceKind::kHall;
  float strength_min = 100.0F;
  double rate_factor = 1.0;
};

/// Bouts of pairs of friends who know nobody else, all in one space where only ties meet.
double bouts_of(const TieCase& one) {
  MeetingRooms rooms(2 * kPairs);
  rooms.parameters.rate_factor = one.rate_factor;
  rooms.parameters.cell_rate_per_h = rooms.parameters.room_rate_per_h = 0.0;
  rooms.parameters.tie_rate_per_h = kTieRate;
  rooms.parameters.again_probability = 0.0;
  std::vector<Tie> ties;
  for (std::size_t i = 0; i < kPairs; ++i) {
    ties.push_back({PersonId(2 * i), PersonId(2 * i + 1), one.strength_min});
  }
  rooms.ties = TieGraph(ties, rooms.keys);
  rooms.put_all(rooms.add(one.kind, 2.0 * kPairs));
  const SimTime end = MeetingRooms::kBegin + Duration::hours(2);
  EncounterEngine engine = rooms.engine(end);
  EventBuffer events;
  engine.advance(end, rooms.moves, events);
  return static_cast<double>(std::count_if(events.begin(), events.end(), [](const Event& event) {
    return event.kind == EventKind::kContactBegins;
  }));
}

// Poisson counts of 760 to 24,000: four standard deviations, and up to 2 % that are lost because
// the two talk already (1.2 an hour at most, 43 s each).
TEST(TieRate, IsThatOfTheStrengthAndTheKindOfSpace) {
  const EncounterParameters stated;
  for (const TieCase& one :
       {TieCase{SpaceKind::kHall, 100.0F}, TieCase{SpaceKind::kHall, 1'600.0F},
        TieCase{SpaceKind::kLounge, 100.0F}, TieCase{SpaceKind::kEvent, 100.0F},
        TieCase{SpaceKind::kEvent, 1'600.0F}, TieCase{SpaceKind::kHall, 100.0F, 3.0}}) {
    const double factor = stated.tie_factor.at(static_cast<std::size_t>(one.kind));
    const double weight = one.strength_min == 100.0F ? 1.0 : 8.0;  // 16^(3/4)
    const double expected = kPairs * kHours * one.rate_factor * 2.0 * kTieRate * factor *
                            (1.0 - stated.introduction_share) * weight;
    EXPECT_NEAR(bouts_of(one), expected, 4.0 * std::sqrt(expected) + 0.02 * expected)
        << kSpaceKindNames.at(static_cast<std::size_t>(one.kind)) << ' ' << one.strength_min;
  }
}

TEST(TieRate, HasTheRatioOfTheFactors) {
  const double hall = bouts_of({SpaceKind::kHall, 1'600.0F});
  const double event = bouts_of({SpaceKind::kEvent, 1'600.0F});
  // 4 for an event; counts of 6,080 and 24,300, so 1.4 % a standard deviation of the ratio.
  EXPECT_NEAR(event / hall, 4.0, 4.0 * 0.014 * 4.0 + 0.02 * 4.0);
}

}  // namespace
}  // namespace poai::encounters
