#include "engine/scenario/declare.hpp"

#include "engine/core/time.hpp"
#include "engine/scenario/detail/declare_choice.hpp"
#include "engine/scenario/detail/declare_encounters.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario {
namespace {

using config::at_least;
using config::between;
using config::FieldVisitor;
using config::over;
using config::Presence;

const std::array<std::string_view, kDayTypeCount> kDayTypeWords = {
    name_of(DayType::kTermWeekday), name_of(DayType::kVacationWeekday), name_of(DayType::kWeekend)};

void declare(FieldVisitor& visitor, RunSettings& run) {
  visitor.field({.key = "seed",
                 .meaning = "Number that all draws of the run derive from.",
                 .range = at_least(0)},
                run.seed);
  visitor.field({.key = "replicate",
                 .meaning = "Which day of the same population: other draws of the day, the same "
                            "people.",
                 .range = at_least(0)},
                run.replicate);
  visitor.field(
      {.key = "begin",
       .meaning = "Start of the simulated time: people are where their plans of 03:00 have "
                  "them then.",
       .range = between(3, 27)},
      run.begin);
  visitor.field({.key = "end",
                 .meaning = "End of the simulated time, after begin; \"27:00\" is 03:00 of the "
                            "next day.",
                 .range = between(3, 27)},
                run.end);
  visitor.word(
      {.key = "day_type", .meaning = "Kind of day: who comes, which timetable runs, what is open."},
      kDayTypeWords, run.day_type);
  visitor.field({.key = "days",
                 .meaning = "How many such days, one after the other: the same people with other "
                            "draws, and the ties that the day before left. The tables of run.h5 "
                            "are of the last one.",
                 .range = between(1, 1'000)},
                run.days);
}

void declare(FieldVisitor& visitor, DistrictSettings& district) {
  visitor.field({.key = "path",
                 .meaning = "Folder with district.toml, relative to the file that names it.",
                 .presence = Presence::kRequired},
                district.path);
  visitor.field({.key = "flights",
                 .meaning = "Flight table (CSV) instead of the one that district.toml names."},
                district.flights);
  visitor.field({.key = "population",
                 .meaning = "Population file (TOML) instead of the one that district.toml names."},
                district.population);
}

void declare(FieldVisitor& visitor, population::AccessUtilities& access) {
  const auto mode = [&](const char* key, const char* meaning, double& utility) {
    visitor.field({.key = key, .meaning = meaning, .range = between(-10, 10)}, utility);
  };
  mode("bus", "Utility of the bus.", access.bus);
  mode("car", "Utility of the car.", access.car);
  mode("bicycle", "Utility of the bicycle.", access.bicycle);
  mode("ferry", "Utility of the ferry.", access.ferry);
  mode("walk", "Utility of walking across the bridge.", access.walk);
  mode("taxi", "Utility of the taxi.", access.taxi);
  mode("shuttle", "Utility of an employer's shuttle.", access.shuttle);
}

void declare(FieldVisitor& visitor, PopulationSettings& population) {
  visitor.field({.key = "scale",
                 .meaning = "Factor of the number of persons and, with them, of all capacities "
                            "(links, vehicles, seats, stock), so that crowding stays comparable.",
                 .range = over(0, 1'000)},
                population.scale);
  visitor.field({.key = "speed_sd_mps",
                 .meaning = "Standard deviation of the free walking speed between persons of the "
                            "same age and sex.",
                 .unit = "m/s",
                 .range = between(0, 1)},
                population.speed_sd_mps);
  visitor.section("access",
                  "Added to the logarithm of the share of a mode in every access profile of the "
                  "population file, relative to the Port Liner; 0 keeps the shares.",
                  [&] { declare(visitor, population.access); });
}

void declare(FieldVisitor& visitor, demand::LunchParameters& lunch) {
  visitor.field({.key = "lunch_walk_limit_min",
                 .meaning = "Longest walk to a lunch place, one way.",
                 .unit = "min",
                 .range = over(0, 120)},
                lunch.walk_limit_min);
  visitor.field({.key = "utility_per_walk_min",
                 .meaning = "Utility of a lunch place per minute of walk, one way.",
                 .unit = "1/min",
                 .range = between(-10, 0)},
                lunch.utility_per_walk_min);
  visitor.field({.key = "utility_per_wait_min",
                 .meaning = "Utility of a lunch place per minute of expected wait.",
                 .unit = "1/min",
                 .range = between(-10, 0)},
                lunch.utility_per_wait_min);
  visitor.field({.key = "utility_per_yen",
                 .meaning = "Utility of a lunch place per yen of its price.",
                 .unit = "1/yen",
                 .range = between(-1, 0)},
                lunch.utility_per_yen);
  visitor.field({.key = "utility_log_seats",
                 .meaning = "Utility of a lunch place per unit of ln(seats).",
                 .range = between(0, 10)},
                lunch.utility_log_seats);
  visitor.field({.key = "utility_per_star",
                 .meaning = "Utility of a place per star of its quality above an average one.",
                 .unit = "1/star",
                 .range = between(0, 10)},
                lunch.utility_per_star);
  visitor.field({.key = "utility_habit",
                 .meaning = "Utility of the place where the person had lunch the day before; acts "
                            "with [run] days or iterations over 1, and with experience.",
                 .range = between(-10, 10)},
                lunch.utility_habit);
  visitor.field({.key = "lunch_break_extra_min",
                 .meaning = "Minutes by which every lunch break is longer, or shorter if negative, "
                            "than the population file says; rounded to whole minutes.",
                 .unit = "min",
                 .range = between(-60, 120)},
                lunch.break_extra_min);
  visitor.field({.key = "lunch_company_share",
                 .meaning = "Probability that an employee who eats in a canteen or out joins the "
                            "colleague before in the row of the organisation; 0: everybody goes "
                            "alone. Dinner and drinks: company_share in population.toml.",
                 .range = between(0, 1)},
                lunch.company_share);
  visitor.field({.key = "least_meal_min",
                 .meaning = "What the ways and the wait must leave of the break for a meal.",
                 .unit = "min",
                 .range = between(0, 120)},
                lunch.least_meal_min);
}

void declare(FieldVisitor& visitor, DemandSettings& demand) {
  visitor.field({.key = "experience",
                 .meaning = "What people know when the day begins: experience.h5 of a run with "
                            "iterations over 1. Not used on days of another type. Relative to the "
                            "file that names it."},
                demand.experience);
  visitor.field(
      {.key = "iterations",
       .meaning = "How often the day is run at most, until people know its waits, crowding "
                  "and full restaurants: method of successive averages. The last day is "
                  "the result. 1: nobody knows anything but the timetable and `experience`.",
       .range = between(1, 100)},
      demand.iterations);
  visitor.field(
      {.key = "converged_below_share",
       .meaning = "The days end before `iterations` once the flows (passengers by section "
                  "and hour, guests by place and hour, trips by mode) differ by less than "
                  "that share from the day before.",
       .range = over(0, 1)},
      demand.converged_below_share);
  visitor.field({.key = "outing_share_factor",
                 .meaning = "By what the shares of people who take a coffee break or go shopping, "
                            "to dinner or for drinks after work are multiplied; 0: nobody does.",
                 .range = between(0, 5)},
                demand.outing_share_factor);
  visitor.field({.key = "turned_away_min",
                 .meaning = "As how long a wait people remember a place where they left the queue "
                            "or got nothing; used with iterations over 1.",
                 .unit = "min",
                 .range = between(0, 120)},
                demand.turned_away_min);
  declare(visitor, demand.lunch);
}

void declare(FieldVisitor& visitor, routing::CrowdingParameters& crowding) {
  visitor.field(
      {.key = "weight",
       .meaning = "Felt minutes of a minute ridden per unit of load share (persons / rated "
                  "capacity) over free_share; used with [demand] iterations over 1.",
       .range = between(0, 10)},
      crowding.weight);
  visitor.field({.key = "free_share",
                 .meaning = "Load share up to which nobody feels crowded.",
                 .range = between(0, 5)},
                crowding.free_share);
}

void declare(FieldVisitor& visitor, routing::TripParameters& trips) {
  visitor.field({.key = "scale_min",
                 .meaning = "Felt minutes per unit of utility in the choice of stations and of "
                            "walking all the way: the larger, the more people differ.",
                 .unit = "min",
                 .range = over(0, 60)},
                trips.scale_min);
  visitor.field({.key = "walk_weight",
                 .meaning = "Felt minutes of a minute walked; a minute waited or ridden is one.",
                 .range = between(0, 10)},
                trips.walk_weight);
  visitor.field({.key = "fare_min",
                 .meaning = "The fare of a ride inside the district as minutes, against walking "
                            "all the way.",
                 .unit = "min",
                 .range = between(0, 120)},
                trips.fare_min);
  visitor.field({.key = "always_walk_m",
                 .meaning = "Nobody who may walk rides on a shorter way inside the district.",
                 .unit = "m",
                 .range = between(0, 10'000)},
                trips.always_walk_m);
  visitor.field({.key = "detour",
                 .meaning = "Street distance over straight distance, for cars, bicycles, ferries.",
                 .range = between(1, 5)},
                trips.detour);
  visitor.field({.key = "car_mps",
                 .meaning = "Mean speed of a street trip by car, with signals.",
                 .unit = "m/s",
                 .range = over(0, 50)},
                trips.car_mps);
  visitor.field({.key = "bicycle_mps",
                 .meaning = "Mean speed of a street trip by bicycle.",
                 .unit = "m/s",
                 .range = over(0, 20)},
                trips.bicycle_mps);
  visitor.field({.key = "bicycle_weight",
                 .meaning = "Felt minutes of a minute by bicycle between two places of the "
                            "district.",
                 .range = between(0, 10)},
                trips.bicycle_weight);
  visitor.section("crowding", "How crowded rides are felt once people know of them.",
                  [&] { declare(visitor, trips.crowding); });
}

void declare(FieldVisitor& visitor, movement::WalkParameters& walking) {
  visitor.field({.key = "flow_capacity_per_m_s",
                 .meaning = "Persons that can leave a link per metre of width and second.",
                 .unit = "1/(m s)",
                 .range = over(0, 10)},
                walking.flow_capacity_per_m_s);
  visitor.field({.key = "storage_per_m2",
                 .meaning = "Persons per square metre at which a link is full.",
                 .unit = "1/m2",
                 .range = over(0, 20)},
                walking.storage_per_m2);
  visitor.field({.key = "stuck_after_min",
                 .meaning = "Who is held at a full link for longer than this is let in and "
                            "counted as released.",
                 .unit = "min",
                 .range = over(0, 1'440)},
                walking.stuck_after);
}

void declare(FieldVisitor& visitor, venues::VenueParameters& dining) {
  visitor.field({.key = "kappa",
                 .meaning = "Tolerance of queues: P(join | n ahead) = exp(-n / (kappa c)), c = "
                            "chairs, or counters where there are none.",
                 .range = over(0, 1'000)},
                dining.kappa);
  visitor.field({.key = "patience_mean_min",
                 .meaning = "Mean of the exponential patience in a queue.",
                 .unit = "min",
                 .range = over(0, 1'440)},
                dining.patience_mean_min);
  visitor.field({.key = "stay_cv",
                 .meaning = "Coefficient of variation of the stay on a chair.",
                 .range = between(0, 5)},
                dining.stay_cv);
  visitor.field({.key = "service_cv",
                 .meaning = "Coefficient of variation of the time at a counter.",
                 .range = between(0, 5)},
                dining.service_cv);
  visitor.field({.key = "least_stay_min",
                 .meaning = "Who cannot be served with that much time left does not wait.",
                 .unit = "min",
                 .range = between(0, 120)},
                dining.least_stay_min);
  visitor.field({.key = "table_seats",
                 .meaning = "Chairs of a table: a party sits at one, or at several that are free. "
                            "Places whose table_size is in places.geojson have their own.",
                 .range = between(1, 255)},
                dining.table_seats);
}

void declare(FieldVisitor& visitor, TrajectorySettings& trajectories) {
  visitor.field({.key = "from", .meaning = "Begin of the time; needs until."}, trajectories.from);
  visitor.field({.key = "until", .meaning = "End of the time, after from."}, trajectories.until);
}

void declare(FieldVisitor& visitor, OutputSettings& output) {
  visitor.field({.key = "frames_every_min",
                 .meaning = "Interval of the positions of everybody outdoors, in vehicles and in "
                            "queues; whole seconds.",
                 .unit = "min",
                 .range = over(0, 1'440)},
                output.frames_every);
  visitor.field({.key = "link_series_every_min",
                 .meaning = "Interval of the series of each link; whole seconds.",
                 .unit = "min",
                 .range = over(0, 1'440)},
                output.link_series_every);
  visitor.field({.key = "series_every_min",
                 .meaning = "Interval of the series of stations and places; whole seconds.",
                 .unit = "min",
                 .range = over(0, 1'440)},
                output.series_every);
  visitor.field({.key = "events", .meaning = "Write every event (large)."}, output.events);
  visitor.section("trajectories", "When the ways of walkers and runs are written, for films.",
                  [&] { declare(visitor, output.trajectories); });
}

}  // namespace

void declare(FieldVisitor& visitor, Heading& heading) {
  visitor.field({.key = "format", .meaning = "\"poai-scenario\".", .presence = Presence::kRequired},
                heading.format);
  visitor.field({.key = "format_version",
                 .meaning = "Version of the format: 1.",
                 .presence = Presence::kRequired},
                heading.format_version);
  visitor.field({.key = "base",
                 .meaning = "Scenario file that this one changes: its keys hold unless they are "
                            "set here, arrays are replaced, interventions are added (the same id "
                            "replaces); name, description and [expect] are not taken over. "
                            "Relative to this file."},
                heading.base);
}

void declare(FieldVisitor& visitor, Scenario& scenario) {
  visitor.field({.key = "name",
                 .meaning = "Short name; the results go to runs/<name>.",
                 .presence = Presence::kRequired},
                scenario.name);
  visitor.field({.key = "description", .meaning = "What the scenario is for, in a sentence."},
                scenario.description);
  visitor.section("run", "What is simulated.", [&] { declare(visitor, scenario.run); });
  visitor.section("district", "Where.", [&] { declare(visitor, scenario.district); });
  visitor.section("population", "Who.", [&] { declare(visitor, scenario.population); });
  visitor.section("demand", "How people choose.", [&] { declare(visitor, scenario.demand); });
  visitor.section("choice", "How people choose what they keep to.", [&] {
    visitor.section("mode", "The mode of trips to and from the district.",
                    [&] { detail::declare(visitor, scenario.mode_choice); });
    visitor.section("pattern",
                    "Which tours people put into their day, by a logit over all patterns that "
                    "gives the shares of the population file where all these are 0.",
                    [&] { detail::declare(visitor, scenario.day_pattern); });
  });
  visitor.section("trips", "How people choose stations, and how fast vehicles are.",
                  [&] { declare(visitor, scenario.trips); });
  visitor.section("walking", "How people walk.", [&] { declare(visitor, scenario.walking); });
  visitor.section("dining", "How guests queue and stay.",
                  [&] { declare(visitor, scenario.dining); });
  visitor.section("encounters", "Who meets whom, and what becomes of it.",
                  [&] { detail::declare(visitor, scenario.encounters); });
  visitor.section("output", "What is written.", [&] { declare(visitor, scenario.output); });
}

void declare(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "id",
                 .meaning = "Name of the intervention, unique in the scenario.",
                 .presence = Presence::kRequired},
                intervention.id);
  visitor.word({.key = "kind", .meaning = "What it does.", .presence = Presence::kRequired},
               kInterventionKindNames, intervention.kind);
  detail::kind_of(intervention.kind).declare(visitor, intervention);
  visitor.field({.key = "from", .meaning = "When it begins; without it, before the day begins."},
                intervention.from);
  visitor.field({.key = "until",
                 .meaning = "When it ends and is undone, after from; without it, not on this day."},
                intervention.until);
  visitor.field({.key = "days", .meaning = "Types of day on which it holds; none: all."},
                intervention.days);
  visitor.field({.key = "cost_yen",
                 .meaning = "What it costs on the day, for the indicators per 1,000 yen; 0: not "
                            "given.",
                 .unit = "yen",
                 .range = between(0, 1e12)},
                intervention.cost_yen);
  visitor.field({.key = "announced",
                 .meaning = "People know of a timed intervention when they make their plans."},
                intervention.announced);
}

}  // namespace poai::scenario
