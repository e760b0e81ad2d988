#include "viz/render/moving_people.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "engine/geometry/polyline.hpp"
#include "engine/output/enum_names.hpp"
#include "viz/render/interval_index.hpp"
#include "viz/render/line_tracks.hpp"
#include "viz/render/people_scene.hpp"
#include "viz/render/person_group.hpp"
#include "viz/render/spread.hpp"

namespace poai::viz {
namespace {

using geometry::Point;
using metrics::kNoRow;
using output::StateKind;

/// Somebody on a platform, from the end of one leg to the begin of a ride.
struct Waits {
  std::vector<std::uint32_t> person;
  std::vector<std::uint32_t> stop;
  std::vector<std::int32_t> begin_ms;
  std::vector<std::int32_t> end_ms;
};

Waits waits_between(const metrics::Legs& legs, const metrics::Trips& trips, std::size_t persons) {
  Waits waits;
  std::vector<std::uint32_t> last(persons, kNoRow);
  for (std::uint32_t row = 0; row < legs.size(); ++row) {
    const std::uint32_t before = std::exchange(last.at(legs.person[row]), row);
    if (legs.run[row] == kNoRow || legs.from_stop[row] == kNoRow) {
      continue;
    }
    const bool is_first = before == kNoRow || legs.trip[before] != legs.trip[row];
    waits.person.push_back(legs.person[row]);
    waits.stop.push_back(legs.from_stop[row]);
    waits.begin_ms.push_back(is_first ? trips.begin_ms.at(legs.trip[row]) : legs.end_ms[before]);
    waits.end_ms.push_back(legs.begin_ms[row]);
  }
  return waits;
}

/// Rows of passages, person by person in the order of time.
std::vector<std::uint32_t> ordered(const metrics::LinkPassages& passages) {
  std::vector<std::uint32_t> order(passages.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&passages](std::uint32_t a, std::uint32_t b) {
    return std::pair(passages.person[a], passages.enter_ms[a]) <
           std::pair(passages.person[b], passages.enter_ms[b]);
  });
  return order;
}

/// Rows of run passages, run by run in the order of time.
std::map<std::uint32_t, std::vector<std::uint32_t>> by_run(const metrics::RunPassages& passages) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> rows;
  for (std::uint32_t row = 0; row < passages.size(); ++row) {
    rows[passages.run[row]].push_back(row);
  }
  return rows;
}

double share_of(std::int64_t time_ms, std::int32_t begin_ms, std::int32_t end_ms) {
  return end_ms <= begin_ms ? 1.0
                            : std::clamp(static_cast<double>(time_ms - begin_ms) /
                                             static_cast<double>(end_ms - begin_ms),
                                         0.0, 1.0);
}

}  // namespace

struct MovingPeople::Tables {
  Tables(const output::RunFile& run_file, const MapScene& the_scene, SimTime from, SimTime until);

  void add_walkers(SimTime time, People& people) const;
  void add_waiting(SimTime time, People& people) const;
  void add_riders(SimTime time, People& people) const;
  void add_queues(SimTime time, People& people) const;
  void add_figure(std::uint32_t person, Point at, double radius_m, People& people) const;
  void count(std::uint32_t person, People& people) const;
  [[nodiscard]] Point walker_at(std::uint32_t leg, SimTime time) const;
  [[nodiscard]] Point begin_of(std::uint32_t leg) const;
  [[nodiscard]] std::optional<Point> run_at(std::uint32_t run_row, SimTime time) const;
  [[nodiscard]] Mode mode_of(std::uint32_t run_row) const {
    return run_row < run_mode.size() ? static_cast<Mode>(run_mode[run_row]) : Mode::kNone;
  }

  const output::RunFile& run;
  const MapScene& scene;
  std::vector<std::uint64_t> key;
  std::vector<std::uint8_t> role;
  std::vector<std::uint8_t> run_mode;
  std::vector<std::uint32_t> rated;
  std::vector<Line> links;
  std::vector<Point> place_at;
  metrics::LinkPassages passages;
  metrics::RunPassages runs;
  metrics::Legs legs;
  Waits waits;
  std::vector<std::uint32_t> by_person;  ///< rows of passages
  IntervalIndex legs_under_way;
  IntervalIndex waiting;
  std::map<std::uint32_t, std::vector<std::uint32_t>> run_rows;
  LineTracks tracks;
  std::map<std::uint32_t, std::size_t> station_of_stop;
  std::int64_t first_ms = 0;  ///< the time with trajectories
  std::int64_t last_ms = 0;
};

MovingPeople::Tables::Tables(const output::RunFile& run_file, const MapScene& the_scene,
                             SimTime from, SimTime until)
    : run(run_file),
      scene(the_scene),
      key(run.column<std::uint64_t>("persons/person_key")),
      role(run.column<std::uint8_t>("persons/role")),
      run_mode(run.column<std::uint8_t>("tables/runs/mode")),
      rated(run.column<std::uint32_t>("series/runs/rated_capacity")),
      links(run.links().shape),
      passages(run.link_passages().value_or(metrics::LinkPassages())),
      runs(run.run_passages().value_or(metrics::RunPassages())),
      legs(run.legs()),
      waits(waits_between(legs, run.trips(), key.size())),
      by_person(ordered(passages)),
      legs_under_way(legs.begin_ms, legs.end_ms, from, until),
      waiting(waits.begin_ms, waits.end_ms, from, until),
      run_rows(by_run(runs)),
      tracks(run.map(), run.stops()) {
  const output::PlaceTable places = run.places();
  for (std::size_t i = 0; i < places.id.size(); ++i) {
    place_at.push_back({static_cast<double>(places.x_m[i]), static_cast<double>(places.y_m[i])});
  }
  for (std::size_t i = 0; i < scene.stations.size(); ++i) {
    station_of_stop[scene.stations[i].stop] = i;
  }
  const auto window = run.trajectory_window();
  first_ms = window ? window->from.ms : 0;
  last_ms = window ? window->until.ms : 0;
}

void MovingPeople::Tables::count(std::uint32_t person, People& people) const {
  ++people.count.at(static_cast<std::size_t>(group_of(static_cast<Role>(role.at(person)))));
}

void MovingPeople::Tables::add_figure(std::uint32_t person, Point at, double radius_m,
                                      People& people) const {
  count(person, people);
  people.figures.push_back({.position = spread(at, key.at(person), radius_m),
                            .group = group_of(static_cast<Role>(role.at(person))),
                            .person = person});
}

// Who is held at the end of a link stands there; who has not found room on the first link stands
// where the walk begins.
Point MovingPeople::Tables::walker_at(std::uint32_t leg, SimTime time) const {
  const auto after = std::upper_bound(
      by_person.begin(), by_person.end(), std::pair(legs.person[leg], time.ms),
      [this](const std::pair<std::uint32_t, std::int64_t>& key_and_time, std::uint32_t row) {
        return key_and_time <
               std::pair(passages.person[row], static_cast<std::int64_t>(passages.enter_ms[row]));
      });
  const bool has_passage = after != by_person.begin() &&
                           passages.person[*(after - 1)] == legs.person[leg] &&
                           passages.enter_ms[*(after - 1)] >= legs.begin_ms[leg];
  if (!has_passage) {
    return begin_of(leg);
  }
  const std::uint32_t row = *(after - 1);
  const double share = share_of(time.ms, passages.enter_ms[row], passages.leave_ms[row]);
  const bool as_drawn = passages.link[row] % 2 == 0;
  return geometry::point_along(links.at(passages.link[row] / 2), as_drawn ? share : 1.0 - share);
}

void MovingPeople::Tables::add_walkers(SimTime time, People& people) const {
  for (const std::uint32_t leg : legs_under_way.at(time)) {
    if (static_cast<Mode>(legs.mode[leg]) == Mode::kWalk) {
      add_figure(legs.person[leg], walker_at(leg, time), spread_m(StateKind::kLink, 1), people);
    }
  }
}

void MovingPeople::Tables::add_waiting(SimTime time, People& people) const {
  std::map<std::size_t, WaitingCrowd> crowds;
  std::map<std::uint32_t, std::vector<std::uint32_t>> at_bus_stops;
  for (const std::uint32_t row : waiting.at(time)) {
    const auto station = station_of_stop.find(waits.stop[row]);
    if (station == station_of_stop.end()) {
      at_bus_stops[waits.stop[row]].push_back(waits.person[row]);
      continue;
    }
    count(waits.person[row], people);
    ++people.waiting;
    WaitingCrowd& crowd = crowds[station->second];
    crowd.station = station->second;
    ++crowd.count.at(
        static_cast<std::size_t>(group_of(static_cast<Role>(role.at(waits.person[row])))));
  }
  for (const auto& [station, crowd] : crowds) {
    people.crowds.push_back(crowd);
  }
  for (const auto& [stop, persons] : at_bus_stops) {
    for (const std::uint32_t person : persons) {
      add_figure(person, tracks.stop(stop), spread_m(StateKind::kPlatform, persons.size()), people);
    }
  }
}

/// The stop or place where a leg begins.
Point MovingPeople::Tables::begin_of(std::uint32_t leg) const {
  return legs.from_stop[leg] != kNoRow ? tracks.stop(legs.from_stop[leg])
                                       : place_at.at(legs.from_place[leg]);
}

/// Where the run is; nothing before its first departure and after its last arrival.
std::optional<Point> MovingPeople::Tables::run_at(std::uint32_t run_row, SimTime time) const {
  const auto rows = run_rows.find(run_row);
  if (rows == run_rows.end() || time.ms < runs.depart_ms[rows->second.front()] ||
      time.ms > runs.arrive_ms[rows->second.back()]) {
    return std::nullopt;
  }
  const auto after = std::upper_bound(
      rows->second.begin(), rows->second.end(), time.ms,
      [this](std::int64_t ms, std::uint32_t row) { return ms < runs.depart_ms[row]; });
  const std::uint32_t row = *(after - 1);
  return tracks.between(runs.from_stop[row], runs.to_stop[row],
                        share_of(time.ms, runs.depart_ms[row], runs.arrive_ms[row]));
}

void MovingPeople::Tables::add_riders(SimTime time, People& people) const {
  std::map<std::uint32_t, Train> trains;
  for (const auto& [run_row, rows] : run_rows) {
    const auto at = run_at(run_row, time);
    if (at && mode_of(run_row) == Mode::kPortLiner) {
      trains[run_row] = {.position = *at, .heading = heading_at(*at, scene.guideways)};
    }
  }
  for (const std::uint32_t row : legs_under_way.at(time)) {
    const std::uint32_t run_row = legs.run[row];
    if (static_cast<Mode>(legs.mode[row]) == Mode::kWalk) {
      continue;
    }
    const auto train = trains.find(run_row);
    if (train != trains.end()) {
      count(legs.person[row], people);
      ++people.in_trains;
      const double capacity = run_row < rated.size() ? static_cast<double>(rated[run_row]) : 0.0;
      train->second.load_share += capacity > 0.0 ? people.persons_per_row / capacity : 0.0;
      continue;
    }
    const auto bus = mode_of(run_row) == Mode::kBus ? run_at(run_row, time) : std::nullopt;
    if (bus && is_on_bus_line(*bus, scene)) {
      add_figure(legs.person[row], *bus, spread_m(StateKind::kInRun, 1), people);
    } else {
      count(legs.person[row], people);
      ++people.not_shown;
    }
  }
  for (const auto& [run_row, train] : trains) {
    people.trains.push_back(train);
  }
}

void MovingPeople::Tables::add_queues(SimTime time, People& people) const {
  const auto frame = run.frame_at(time);
  if (!frame) {
    return;
  }
  const metrics::FrameRows rows = run.frame(*frame);
  std::map<std::uint32_t, std::vector<std::size_t>> queues;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<StateKind>(rows.state[i]) == StateKind::kVenueQueue) {
      queues[rows.container[i]].push_back(i);
    }
  }
  for (const auto& [place, members] : queues) {
    for (const std::size_t i : members) {
      add_figure(rows.person[i],
                 {static_cast<double>(rows.x_m[i]), static_cast<double>(rows.y_m[i])},
                 spread_m(StateKind::kVenueQueue, members.size()), people);
    }
  }
}

MovingPeople::MovingPeople(const output::RunFile& run, const MapScene& scene, SimTime from,
                           SimTime until)
    : tables_(std::make_unique<Tables>(run, scene, from, until)) {}

MovingPeople::~MovingPeople() = default;

bool MovingPeople::knows(SimTime time) const {
  return tables_->first_ms <= time.ms && time.ms < tables_->last_ms;
}

People MovingPeople::at(SimTime time) const {
  expects(knows(time), "the run has the ways of this moment");
  People people;
  people.persons_per_row = 1.0 / tables_->run.info().scale;
  tables_->add_walkers(time, people);
  tables_->add_waiting(time, people);
  tables_->add_riders(time, people);
  tables_->add_queues(time, people);
  return people;
}

}  // namespace poai::viz
