#include "engine/demand/make_plans.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "engine/core/id_range.hpp"
#include "engine/demand/air_travel.hpp"
#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"

namespace poai::demand {
namespace {

constexpr std::int32_t kMinute = 60'000;
constexpr std::int32_t kHour = 60 * kMinute;

class MakePlans : public ::testing::Test {
 protected:
  MakePlans() { make_population(); }

  void make_population() {
    Problems problems;
    spec = population::parse_population(test::small_population(), "population.toml",
                                        island.district, problems);
    problems.throw_if_any();
    people = population::synthesise(spec, island.district, {.day_type = day.day_type}, island.draws,
                                    island.threads);
  }
  [[nodiscard]] PlannedDay plan(int threads = 2) const {
    return make_plans({people, spec, island.district, island.router}, day, island.draws,
                      parallel::Threads(threads));
  }
  /// Calls check(person, items) for everybody of the role.
  template <class Check>
  void for_role(const Plans& plans, Role role, const Check& check) const {
    for (const PersonId person : ids<PersonId>(people.size())) {
      if (people.role[person] == role) {
        check(person, plans[person]);
      }
    }
  }

  test::SmallIsland island;
  population::PopulationSpec spec;
  PlanDay day;
  population::Population people;
};

bool has_lunch(std::span<const PlanItem> items) {
  return std::any_of(items.begin(), items.end(),
                     [](const PlanItem& item) { return item.activity == ActivityKind::kLunch; });
}

TEST_F(MakePlans, BeginsAndEndsAtHomeOrAtTheGate) {
  const PlannedDay planned = plan();
  ASSERT_EQ(planned.plans.size(), people.size());
  for_role(planned.plans, Role::kResident, [&](PersonId person, std::span<const PlanItem> items) {
    ASSERT_EQ(items.front().place, people.home[person]);
    ASSERT_EQ(items.front().activity, ActivityKind::kHome);
    ASSERT_EQ(items.back().place, people.home[person]);
    ASSERT_EQ(items.back().end_ms, PlanItem::kNever);
  });
  for_role(planned.plans, Role::kOfficeWorker,
           [&](PersonId person, std::span<const PlanItem> items) {
             ASSERT_EQ(items.front().place, people.gate[person]);
             ASSERT_EQ(items.front().activity, ActivityKind::kElsewhere);
             ASSERT_EQ(items.back().place, people.gate[person]);
             ASSERT_EQ(items.back().mode, items.size() == 1 ? Mode::kNone : people.mode[person]);
           });
}

TEST_F(MakePlans, LetsTheShareOfTheRosterAppear) {
  const PlannedDay planned = plan();
  const auto role = static_cast<std::size_t>(Role::kOfficeWorker);
  const double expected = 0.9 * planned.report.roster.at(role);
  EXPECT_NEAR(planned.report.appear.at(role), expected, 4.0 * std::sqrt(0.1 * expected));
  std::uint32_t with_tour = 0;
  for_role(planned.plans, Role::kOfficeWorker,
           [&](PersonId, std::span<const PlanItem> items) { with_tour += items.size() > 1; });
  EXPECT_EQ(planned.report.appear.at(role), with_tour);
}

TEST_F(MakePlans, LetsArrivalsFallIntoTheirBands) {
  const PlannedDay planned = plan();
  std::array<double, 3> bands{};
  double all = 0.0;
  for_role(
      planned.plans, Role::kOfficeWorker, [&](PersonId person, std::span<const PlanItem> items) {
        if (items.size() == 1) {
          return;
        }
        const routing::TripRoute route =
            island.router.route({people.key[person], static_cast<double>(people.speed_mps[person])},
                                {items[0].place,
                                 items[1].place,
                                 items[1].mode,
                                 {items[0].end_ms},
                                 random::Occasion::on(0, 1)});
        const double arrival_h = (SimTime{items[0].end_ms} + route.expected).in_hours();
        all += 1.0;
        bands[0] += arrival_h < 8.0 ? 1.0 : 0.0;
        bands[1] += arrival_h >= 8.0 && arrival_h < 9.0 ? 1.0 : 0.0;
        bands[2] += arrival_h >= 9.0 ? 1.0 : 0.0;
        // The wait changes between quarter hours by less than the headway of 10 minutes.
        ASSERT_GT(arrival_h, 7.5 - 10.0 / 60.0);
        ASSERT_LT(arrival_h, 10.0 + 10.0 / 60.0);
      });
  EXPECT_NEAR(bands[0] / all, 0.2, 0.03);
  EXPECT_NEAR(bands[1] / all, 0.6, 0.03);
  EXPECT_NEAR(bands[2] / all, 0.2, 0.03);
}

TEST_F(MakePlans, EndsStaysByTheTimeAPlaceCloses) {
  const auto last_end_h = [&] {
    std::int32_t last_ms = 0;
    const PlannedDay planned = plan();
    for_role(planned.plans, Role::kVisitor, [&](PersonId, std::span<const PlanItem> items) {
      last_ms = items.size() > 1 ? std::max(last_ms, items[items.size() - 2].end_ms) : last_ms;
    });
    return static_cast<double>(last_ms) / kHour;
  };
  EXPECT_GT(last_end_h(), 15.5);  // arrivals until 15:00 and a stay of 60 min
  for (population::Tour& tour : spec.tours) {
    if (tour.name == "visit") {
      tour.leave_by = SimTime::at(15, 30);
    }
  }
  EXPECT_EQ(last_end_h(), 15.5);
}

TEST_F(MakePlans, PutsLunchBetweenTwoHalvesOfTheDay) {
  const PlannedDay planned = plan();
  std::uint32_t lunches = 0;
  for_role(planned.plans, Role::kOfficeWorker, [&](PersonId, std::span<const PlanItem> items) {
    if (!has_lunch(items)) {
      return;
    }
    ++lunches;
    ASSERT_EQ(items.size(), 5U);
    ASSERT_EQ(items[2].activity, ActivityKind::kLunch);
    ASSERT_EQ(items[1].place, items[3].place);
    ASSERT_EQ(items[2].end_ms, items[1].end_ms + items[2].break_min * kMinute);
    ASSERT_GE(items[1].end_ms, 11 * kHour + 45 * kMinute);
    ASSERT_LE(items[1].end_ms, 12 * kHour + 30 * kMinute);
    const bool brings_food =
        items[2].lunch == LunchForm::kHomeBento || items[2].lunch == LunchForm::kNone;
    ASSERT_EQ(items[2].place.valid(), brings_food);
  });
  EXPECT_GT(lunches, 3000U);
}

TEST_F(MakePlans, GivesTheFormsOfLunchTheirShares) {
  const PlannedDay planned = plan();
  std::array<double, kLunchFormNames.size()> women{};
  double all = 0.0;
  for_role(planned.plans, Role::kOfficeWorker,
           [&](PersonId person, std::span<const PlanItem> items) {
             if (has_lunch(items) && people.sex[person] == Sex::kFemale) {
               women.at(static_cast<std::size_t>(items[2].lunch)) += 1.0;
               all += 1.0;
             }
           });
  const std::array<double, 5> expected = {0.146, 0.533, 0.177, 0.078, 0.066};
  for (std::size_t form = 0; form < expected.size(); ++form) {
    const double p = expected.at(form);
    EXPECT_NEAR(women.at(form) / all, p, 4.0 * std::sqrt(p * (1.0 - p) / all));
  }
}

TEST_F(MakePlans, SendsNobodyToLunchAtAGate) {
  const PlannedDay planned = plan();
  for_role(planned.plans, Role::kMainlandRider, [&](PersonId, std::span<const PlanItem> items) {
    ASSERT_FALSE(has_lunch(items));
    if (items.size() > 1) {
      ASSERT_EQ(items[0].place, island.place("gate"));
      ASSERT_EQ(items[1].place, island.place("stop_gate"));
      ASSERT_EQ(items[1].mode, Mode::kPortLiner);
      ASSERT_EQ(items[2].place, island.place("gate"));
    }
  });
}

TEST_F(MakePlans, KeepsInPatientsInBed) {
  const PlannedDay planned = plan();
  for_role(planned.plans, Role::kInPatient, [&](PersonId, std::span<const PlanItem> items) {
    ASSERT_EQ(items.size(), 1U);
    ASSERT_EQ(items[0].activity, ActivityKind::kMedical);
    ASSERT_EQ(items[0].end_ms, PlanItem::kNever);
  });
}

TEST_F(MakePlans, LetsTheNightShiftBeginInPlace) {
  const PlannedDay planned = plan();
  for_role(planned.plans, Role::kClinicalWorker, [&](PersonId, std::span<const PlanItem> items) {
    ASSERT_EQ(items.size(), 2U);
    ASSERT_EQ(items[0].place, island.place("office"));
    ASSERT_GE(items[0].end_ms, 8 * kHour + 45 * kMinute);
    ASSERT_LE(items[0].end_ms, 9 * kHour + 45 * kMinute);
    ASSERT_EQ(items[1].place, island.place("gate"));
  });
}

TEST_F(MakePlans, BringsAirPassengersInAndOut) {
  const PlannedDay planned = plan();
  const PlaceId terminal = island.place("terminal");
  for_role(planned.plans, Role::kAirPassenger,
           [&](PersonId person, std::span<const PlanItem> items) {
             const auto& flight = island.district.flights[people.flight[person]];
             const SimTime time = actual_time(flight, 0, island.draws);
             ASSERT_EQ(items[0].activity, ActivityKind::kElsewhere);
             if (flight.direction == district::Flight::Direction::kArrival) {
               ASSERT_EQ(items.size(), 2U);
               ASSERT_EQ(items[0].place, terminal);
               ASSERT_GT(items[0].end_ms, time.ms);
               ASSERT_EQ(items[1].place, people.gate[person]);
             } else {
               ASSERT_EQ(items.size(), 3U);
               ASSERT_EQ(items[0].place, people.gate[person]);
               ASSERT_LT(items[0].end_ms, (flight.time - Duration::minutes(25)).ms);
               ASSERT_EQ(items[1].activity, ActivityKind::kTravel);
               ASSERT_EQ(items[1].end_ms, time.ms);
               ASSERT_EQ(items[2].place, terminal);
               ASSERT_EQ(items[2].activity, ActivityKind::kElsewhere);
             }
           });
}

TEST_F(MakePlans, GivesResidentsAtAPositionTheLunchOfTheirColleagues) {
  const PlannedDay planned = plan();
  std::size_t lunches = 0;
  for_role(planned.plans, Role::kResident, [&](PersonId person, std::span<const PlanItem> items) {
    lunches += has_lunch(items) ? 1U : 0U;
    ASSERT_TRUE(!has_lunch(items) || people.position[person].valid());
  });
  EXPECT_GT(lunches, 50U);
}

TEST_F(MakePlans, SendsResidentsShoppingBesideTheirWork) {
  const PlannedDay planned = plan();
  std::size_t both = 0;
  for_role(planned.plans, Role::kResident, [&](PersonId, std::span<const PlanItem> items) {
    std::size_t shopping = 0;
    std::size_t away = 0;
    for (const PlanItem& item : items) {
      shopping += item.activity == ActivityKind::kShopping ? 1U : 0U;
      away += item.activity == ActivityKind::kElsewhere ? 1U : 0U;
    }
    ASSERT_LE(shopping, 1U);
    both += shopping > 0 && away > 0 ? 1U : 0U;
  });
  EXPECT_GT(both, 100U);
  EXPECT_GT(planned.report.repaired, 0U);
}

TEST_F(MakePlans, LeavesInTimeForTheLastRun) {
  population::Tour& office = spec.tours[spec.blocks[0].tour];
  office.stay_mean_min = 15.5 * 60.0;
  const PlannedDay planned = plan();
  std::size_t late = 0;
  for_role(planned.plans, Role::kOfficeWorker,
           [&](PersonId person, std::span<const PlanItem> items) {
             if (items.size() > 1 && people.mode[person] == Mode::kPortLiner) {
               const std::int32_t end_ms = items[items.size() - 2].end_ms;
               // The last train leaves the station at 24:05, at least two minutes' walk away.
               ASSERT_LT(end_ms, 24 * kHour + 5 * kMinute);
               late += end_ms > 23 * kHour ? 1U : 0U;
             }
           });
  EXPECT_GT(late, 500U);
  EXPECT_GT(planned.report.repaired, 100U);
}

TEST_F(MakePlans, DoesNotWaitLongForTheFirstRun) {
  population::Tour& office = spec.tours[spec.blocks[0].tour];
  office.arrive = {{SimTime::at(4, 50), SimTime::at(5), 1.0}};
  const PlannedDay planned = plan();
  for_role(planned.plans, Role::kOfficeWorker,
           [&](PersonId person, std::span<const PlanItem> items) {
             if (items.size() > 1 && people.mode[person] == Mode::kPortLiner) {
               // The first train leaves at 05:00, and waits are 5 minutes on average.
               ASSERT_GE(items[0].end_ms, 4 * kHour + 45 * kMinute);
               ASSERT_LE(items[0].end_ms, 5 * kHour + 10 * kMinute);
             }
           });
}

TEST_F(MakePlans, IsTheSameForAnyNumberOfThreads) {
  const PlannedDay one = plan(1);
  for (const int threads : {2, 3, 7}) {
    const PlannedDay other = plan(threads);
    ASSERT_EQ(one.plans.values().size(), other.plans.values().size());
    for (std::size_t i = 0; i < one.plans.values().size(); ++i) {
      const PlanItem& a = one.plans.values()[i];
      const PlanItem& b = other.plans.values()[i];
      ASSERT_EQ(a.end_ms, b.end_ms);
      ASSERT_EQ(a.place, b.place);
      ASSERT_EQ(a.activity, b.activity);
      ASSERT_EQ(a.lunch, b.lunch);
    }
    EXPECT_EQ(one.report.tours, other.report.tours);
  }
}

TEST_F(MakePlans, DiffersBetweenDays) {
  const PlannedDay today = plan();
  day.number = 1;
  const PlannedDay tomorrow = plan();
  std::size_t different = 0;
  for_role(today.plans, Role::kOfficeWorker, [&](PersonId person, std::span<const PlanItem> items) {
    different += items[0].end_ms == tomorrow.plans[person][0].end_ms ? 0U : 1U;
  });
  EXPECT_GT(different, 3000U);
}

TEST_F(MakePlans, LeavesFewAtTheOfficeOnAWeekend) {
  day.day_type = DayType::kWeekend;
  make_population();
  const PlannedDay planned = plan();
  const auto role = static_cast<std::size_t>(Role::kOfficeWorker);
  EXPECT_LT(planned.report.roster.at(role), 400U);
  EXPECT_LT(planned.report.appear.at(role), 80U);
}

}  // namespace
}  // namespace poai::demand
