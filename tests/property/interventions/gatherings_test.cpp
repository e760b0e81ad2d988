// Events bring their guests together, and touch nobody before the first of them sets out.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/simulated_island.hpp"

namespace poai {
namespace {

/// All events of a scenario of the bundled island, and what a test asks of them.
struct Day {
  explicit Day(const std::string& scenario)
      : model(test::read_scenario(test::bundled_scenario(scenario),
                                  {"output.events=true", "population.scale=0.2"}),
              parallel::Threads(1), silent_logger()),
        simulation(model) {
    test::EventSink sink([this](std::span<const Event> some) {
      events.insert(events.end(), some.begin(), some.end());
    });
    simulation.run(sink, {});
  }

  [[nodiscard]] std::size_t contacts_in(encounters::SpaceKind kind) const {
    return simulation.record().encounters().in(kind).contacts;
  }
  [[nodiscard]] static bool is_contact_in(encounters::SpaceKind kind, const Event& event) {
    return event.kind == EventKind::kContactBegins &&
           (event.detail & ContactDetail::kSpaceKind) == static_cast<std::uint8_t>(kind);
  }

  simulation::Model model;
  simulation::Simulation simulation;
  std::vector<Event> events;
};

bool is_same(const Event& a, const Event& b) {
  return a.time == b.time && a.person == b.person && a.a == b.a && a.b == b.b && a.kind == b.kind &&
         a.detail == b.detail;
}

/// When the two days part; never if they do not.
SimTime first_difference(const Day& a, const Day& b) {
  const std::size_t common = std::min(a.events.size(), b.events.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (!is_same(a.events[i], b.events[i])) {
      return std::min(a.events[i].time, b.events[i].time);
    }
  }
  return SimTime::never();
}

struct Gathering {
  const char* name;
  const char* scenario;
  const char* place;
  SimTime begins;
  SimTime ends;
  double guests;
  SimTime nothing_before;  ///< nobody's day differs
  encounters::SpaceKind kind = encounters::SpaceKind::kEvent;
};

class Gatherings : public testing::TestWithParam<Gathering> {
 protected:
  static const Day& weekday() {
    static const Day kDay("weekday.toml");
    return kDay;
  }
};

TEST_P(Gatherings, AreWhereGuestsMeetAndNothingElseComesBefore) {
  const Day day(GetParam().scenario);
  EXPECT_EQ(weekday().contacts_in(GetParam().kind), 0U);
  EXPECT_GT(day.contacts_in(GetParam().kind), 0U);
  const PlaceId place = day.model.district.place_by_id.at(GetParam().place);
  for (const Event& event : day.events) {
    if (Day::is_contact_in(GetParam().kind, event)) {
      EXPECT_EQ(PlaceId(event.b), place);
      EXPECT_GE(event.time, GetParam().begins - Duration::minutes(30));
      EXPECT_LT(event.time, GetParam().ends);
    }
  }
  EXPECT_GE(first_difference(weekday(), day), GetParam().nothing_before);
}

TEST_P(Gatherings, HaveASpaceThatIsMadeForThem) {
  const Day day(GetParam().scenario);
  const scenario::Gathering& first = day.model.changes.gatherings.front();
  EXPECT_EQ(day.model.district.places[first.place].id, GetParam().place);
  EXPECT_EQ(first.kind, GetParam().kind);
  double guests = 0.0;
  for (const scenario::Gathering& gathering : day.model.changes.gatherings) {
    guests += gathering.persons;
  }
  EXPECT_EQ(guests, GetParam().guests);
  const encounters::Spaces& spaces = day.simulation.world().encounters.spaces();
  std::size_t made_for_them = 0;
  for (std::size_t i = 0; i < spaces.size(); ++i) {
    const encounters::Spaces::Space& space = spaces[encounters::SpaceId(i)];
    const bool is_it = space.place == first.place && space.kind == first.kind;
    made_for_them += is_it && space.cell_count == encounters::cells_for(space.kind, {0.2 * guests});
  }
  EXPECT_EQ(made_for_them, 1U);
}

// Guests come from their places of work, at most an hour away; the cafe of the lounge changes
// lunch.
INSTANTIATE_TEST_SUITE_P(
    Bundled, Gatherings,
    testing::Values(Gathering{"Mixer", "weekly-mixer.toml", "clik_innovation_park",
                              SimTime::at(17, 45), SimTime::at(19, 45), 100.0, SimTime::at(16, 45)},
                    Gathering{"StudentEvent", "student-event.toml", "clik_innovation_park",
                              SimTime::at(16, 30), SimTime::at(18, 30), 180.0, SimTime::at(15, 30)},
                    Gathering{"Lounge", "lounge-kimec.toml", "kimec_lobby", SimTime::at(15),
                              SimTime::at(15, 45), 40.0, SimTime::at(8, 30)},
                    Gathering{"Club", "club-evening.toml", "port_island_sports_center",
                              SimTime::at(17, 30), SimTime::at(19, 30), 60.0, SimTime::at(16, 30),
                              encounters::SpaceKind::kClub}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace poai
