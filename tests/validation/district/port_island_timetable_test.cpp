// The timetable of the Port Liner against the published departures at Minatojima (P05).
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "engine/core/id_range.hpp"
#include "engine/formats/csv.hpp"
#include "tests/validation/district/port_island.hpp"

namespace poai::district {
namespace {

using test::port_island;

enum class Bound {
  kOut,
  kIn
};  ///< to the airport and the loop (next P06), to Sannomiya (next P04)

StopId stop_of(const Transit& transit, std::string_view id) {
  for (const StopId stop : ids<StopId>(transit.stops.size())) {
    if (transit.stops[stop].id == id) {
      return stop;
    }
  }
  return StopId::none();
}

/// Departures of trains from P05, ascending.
std::vector<SimTime> departures_at_p05(DayType day, Bound bound) {
  const Transit& transit = port_island().transit;
  const Timetable& timetable = transit.timetable(day);
  const StopId here = stop_of(transit, "P05");
  const StopId next = stop_of(transit, bound == Bound::kOut ? "P06" : "P04");
  std::vector<SimTime> departures;
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const auto calls = timetable.calls[run];
    for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
      if (transit.routes[timetable.route[run]].mode == Mode::kPortLiner && calls[i].stop == here &&
          calls[i + 1].stop == next) {
        departures.push_back(calls[i].departure);
      }
    }
  }
  std::sort(departures.begin(), departures.end());
  return departures;
}

// Observed: counted from the operator's timetable of June 2026.
TEST(PortLinerTimetable, HasThePublishedDeparturesOfEveryHour) {
  Problems problems;
  const auto table = formats::CsvTable::read(
      test::port_island_folder() / "observed" / "timetable-hourly.csv", problems);
  problems.throw_if_any();
  std::map<std::pair<std::string, std::string>, std::map<std::int64_t, std::int64_t>> observed;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string day(table->cell(row, table->required("day")));
    const std::string direction(table->cell(row, table->required("direction")));
    observed[{day, direction}][table->required_integer(row, table->required("hour"))] =
        table->required_integer(row, table->required("departures"));
  }
  ASSERT_EQ(observed.size(), 4U);
  for (const auto& [what, hours] : observed) {
    const DayType day = what.first == "weekday" ? DayType::kTermWeekday : DayType::kWeekend;
    const Bound bound = what.second == "to_sannomiya" ? Bound::kIn : Bound::kOut;
    std::map<std::int64_t, std::int64_t> modelled;
    for (const SimTime departure : departures_at_p05(day, bound)) {
      ++modelled[departure.ms / 3'600'000];
    }
    EXPECT_EQ(modelled, hours) << what.first << ' ' << what.second;
  }
}

TEST(PortLinerTimetable, HasThePublishedFirstAndLastTrains) {
  for (const DayType day : {DayType::kTermWeekday, DayType::kWeekend}) {
    const auto out = departures_at_p05(day, Bound::kOut);
    const auto in = departures_at_p05(day, Bound::kIn);
    EXPECT_EQ(out.front(), SimTime::at(5, 48)) << name_of(day);
    EXPECT_EQ(out.back(), SimTime::at(24, 24)) << name_of(day);
    EXPECT_EQ(in.front(), SimTime::at(5, 29)) << name_of(day);
    EXPECT_EQ(in.back(), SimTime::at(23, 54)) << name_of(day);
  }
}

// Sannomiya to the airport takes 18 minutes; run times are known to half a minute a section.
TEST(PortLinerTimetable, TakesEighteenMinutesToTheAirport) {
  const Transit& transit = port_island().transit;
  const Timetable& timetable = transit.timetable(DayType::kTermWeekday);
  const StopId sannomiya = stop_of(transit, "P01");
  const StopId airport = stop_of(transit, "P09");
  int runs = 0;
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const auto calls = timetable.calls[run];
    if (calls.front().stop == sannomiya && calls.back().stop == airport &&
        transit.routes[timetable.route[run]].mode == Mode::kPortLiner) {
      ++runs;
      const double run_min = (calls.back().arrival - calls.front().departure).in_minutes();
      EXPECT_NEAR(run_min, 18.0, 1.0) << timetable.trip_id[run];
    }
  }
  EXPECT_GT(runs, 100);
}

// Loop trains go P06 - PL07 - PL08 - PL09 - P04, never the other way.
TEST(PortLinerTimetable, GoesRoundTheLoopOneWay) {
  const Transit& transit = port_island().transit;
  const std::array<const char*, 5> loop = {"P06", "PL07", "PL08", "PL09", "P04"};
  int rounds = 0;
  for (const Timetable& timetable : transit.timetables) {
    for (const RunId run : ids<RunId>(timetable.run_count())) {
      const auto calls = timetable.calls[run];
      const StopId first_of_loop = stop_of(transit, "PL07");
      const auto at = std::find_if(calls.begin(), calls.end(), [first_of_loop](const Call& call) {
        return call.stop == first_of_loop;
      });
      if (at == calls.end()) {
        continue;
      }
      ++rounds;
      ASSERT_GT(at - calls.begin(), 0) << timetable.trip_id[run];
      ASSERT_GT(calls.end() - at, 3) << timetable.trip_id[run];
      for (std::size_t i = 0; i < loop.size(); ++i) {
        EXPECT_EQ(transit.stops[(at - 1)[static_cast<std::ptrdiff_t>(i)].stop].id, loop.at(i));
      }
    }
  }
  EXPECT_GT(rounds, 100);
}

TEST(PortLinerTimetable, HasTheRatedCapacityOfTheFacts) {
  for (const Route& route : port_island().transit.routes) {
    if (route.mode == Mode::kPortLiner) {
      EXPECT_EQ(route.rated_capacity, 300U) << route.id;
      EXPECT_EQ(route.crush_capacity, 600U) << route.id;
    }
  }
}

}  // namespace
}  // namespace poai::district
