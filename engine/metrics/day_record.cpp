#include "engine/metrics/day_record.hpp"

#include <optional>
#include <string>
#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/tie_history.hpp"
#include "engine/metrics/interval_recorder.hpp"
#include "engine/metrics/whereabouts.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {
namespace {

TimeBins bins_of(const World& world, Duration width) {
  return {world.scenario.run.begin, world.scenario.run.end, width};
}

/// Clock hours, also where the run begins between two of them.
TimeBins clock_hours(const World& world) {
  const Duration hour = Duration::hours(1);
  const SimTime first = {world.scenario.run.begin.ms / hour.ms * hour.ms};
  return {first, world.scenario.run.end, hour};
}

std::optional<TrajectoryRecorder> trajectories_of(const World& world) {
  const scenario::TrajectorySettings& wanted = world.scenario.output.trajectories;
  if (!wanted.from || !wanted.until) {
    return std::nullopt;
  }
  return TrajectoryRecorder(*wanted.from, *wanted.until, world.timetable.run_count());
}

float minutes(std::int64_t ms) { return static_cast<float>(static_cast<double>(ms) / 60'000.0); }

/// Adds up what the rows of an interval table say about each person.
template <class Table>
std::vector<std::int64_t> ms_per_person(const Table& table, std::size_t persons, auto counts) {
  std::vector<std::int64_t> total(persons, 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (counts(row)) {
      total[table.person[row]] += table.end_ms[row] - table.begin_ms[row];
    }
  }
  return total;
}

std::vector<float> in_minutes(std::span<const std::int64_t> ms) {
  std::vector<float> values;
  values.reserve(ms.size());
  for (const std::int64_t value : ms) {
    values.push_back(minutes(value));
  }
  return values;
}

template <class Number>
std::vector<float> in_minutes(const Column<PersonId, Number>& ms) {
  const std::vector<std::int64_t> wide(ms.begin(), ms.end());
  return in_minutes(wide);
}

void checkpoint_events(storage::Archive& archive, const std::string& name, EventBuffer& events) {
  using storage::Field;
  archive.list_of(name, events, Field{"time_ms", &Event::time}, Field{"person", &Event::person},
                  Field{"a", &Event::a}, Field{"b", &Event::b}, Field{"kind", &Event::kind},
                  Field{"detail", &Event::detail});
}

template <class T>
std::vector<T> copy(const Column<PersonId, T>& column) {
  return {column.begin(), column.end()};
}

}  // namespace

struct DayRecord::Impl {
  explicit Impl(const World& the_world);

  void take(const Event& event);
  void make_outcomes();
  void hash_final_state();
  void end_trajectories(SimTime end);
  [[nodiscard]] ServiceAt service_at() const {
    return
        [this](PlaceId place) -> const district::Service& { return world.venues.service(place); };
  }

  World world;
  std::size_t persons;
  StateHash hash;
  LinkObserver links;
  TransitObserver transit;
  VenueObserver venues;
  MealObserver meals;
  OutingObserver outings;
  EncounterObserver encounters;
  AirportObserver airport;
  CarParkObserver car_parks;
  DayTally tally;
  IntervalRecorder intervals;
  FrameRecorder frames;
  Presence presence;
  std::optional<TrajectoryRecorder> trajectories;
  Whereabouts whereabouts;
  PersonOutcomes outcomes;
  Indicators indicators;
  EventBuffer events;
  EventBuffer frame_events;
  std::uint64_t person_events = 0;
  std::optional<SimTime> ended_at;  ///< once finished
};

DayRecord::Impl::Impl(const World& the_world)
    : world(the_world),
      persons(world.population.size()),
      hash(world.district, world.timetable, world.population),
      links(world.district.network, persons,
            bins_of(world, world.scenario.output.link_series_every)),
      transit(world.district.transit, world.timetable,
              {.person_count = persons,
               .bins = bins_of(world, world.scenario.output.series_every),
               .hours = clock_hours(world),
               .capacity_scale = world.scenario.population.scale}),
      venues(world.district.services, persons, bins_of(world, world.scenario.output.series_every),
             service_at()),
      meals(persons, service_at()),
      outings(persons),
      encounters(world),
      airport(world.district, world.timetable, world.population, transit.sections().sections,
              clock_hours(world)),
      car_parks(world.district.places, bins_of(world, world.scenario.output.series_every)),
      tally(world.district.places, persons),
      intervals(world.district.transit, world.timetable, persons, world.plans.values().size()),
      frames(persons),
      trajectories(trajectories_of(world)),
      whereabouts(world, links, transit, intervals) {}

void DayRecord::Impl::take(const Event& event) {
  intervals.take(event);
  transit.take(event);
  venues.take(event);
  meals.take(event);
  outings.take(event);
  encounters.take(event);
  airport.take(event);
  car_parks.take(event);
  tally.take(event);
  frames.take(event);
  if (trajectories) {
    trajectories->take(event);
  }
  if (event.kind == EventKind::kStuckReleases) {
    links.release_stuck();
  }
}

DayRecord::DayRecord(const World& world) : impl_(std::make_unique<Impl>(world)) {}
DayRecord::~DayRecord() = default;

void DayRecord::on_events(std::span<const Event> events) {
  Impl& impl = *impl_;
  for (const Event& event : events) {
    impl.hash.add(event);
    if (event.kind == EventKind::kLinkLeaves) {
      if (impl.trajectories) {
        impl.trajectories->leave_link(event, impl.links.entered(event.person));
      }
      impl.links.leave(event);
      continue;
    }
    impl.person_events += event.person.valid() ? 1U : 0U;
    if (event.kind == EventKind::kLinkEnters) {
      impl.links.enter(event);
    } else {
      impl.take(event);
    }
  }
  if (impl.world.scenario.output.events) {
    impl.events.insert(impl.events.end(), events.begin(), events.end());
  }
}

void DayRecord::on_frame(SimTime time) {
  impl_->frames.record(time, impl_->world.states, impl_->whereabouts);
  impl_->presence.record(time, impl_->world.population, impl_->whereabouts);
  impl_->frame_events.swap(impl_->events);
  impl_->events.clear();
}

void DayRecord::on_full_hour(SimTime time) {
  impl_->presence.record(time, impl_->world.population, impl_->whereabouts);
}

void DayRecord::checkpoint(storage::Archive& archive) {
  Impl& impl = *impl_;
  expects(!impl.ended_at, "a day goes on from before its end");
  const auto part = [&archive](const std::string& name, auto& observer) {
    storage::Archive state = archive.part(name);
    observer.checkpoint(state);
  };
  part("hash", impl.hash);
  part("links", impl.links);
  part("transit", impl.transit);
  part("venues", impl.venues);
  part("meals", impl.meals);
  part("outings", impl.outings);
  part("encounters", impl.encounters);
  part("airport", impl.airport);
  part("car_parks", impl.car_parks);
  part("tally", impl.tally);
  part("intervals", impl.intervals);
  part("frames", impl.frames);
  part("presence", impl.presence);
  if (impl.trajectories) {
    part("trajectories", *impl.trajectories);
  }
  checkpoint_events(archive, "events_since_frame", impl.events);
  archive.value("person_events", impl.person_events);
}

void DayRecord::finish(SimTime end) {
  Impl& impl = *impl_;
  expects(!std::exchange(impl.ended_at, end), "a day is finished once");
  impl.presence.record(end, impl.world.population, impl.whereabouts);
  impl.intervals.finish(end);
  impl.transit.finish();
  impl.venues.finish();
  impl.car_parks.finish();
  impl.encounters.finish();
  impl.hash_final_state();
  impl.end_trajectories(end);
  impl.make_outcomes();
  impl.frame_events.swap(impl.events);
  impl.events.clear();
  impl.indicators = indicators_of(*this);
}

void DayRecord::Impl::hash_final_state() {
  for (const PersonId person : ids<PersonId>(persons)) {
    hash.add_state(person, world.states[person], whereabouts.container_of(person));
  }
  if (world.history != nullptr) {
    hash.add_days_before(world.history->state_hash);
  }
}

void DayRecord::Impl::end_trajectories(SimTime end) {
  if (!trajectories) {
    return;
  }
  for (const PersonId person : ids<PersonId>(persons)) {
    const DirectedLinkId link = links.link_of_person(person);
    if (link.valid()) {
      trajectories->stay_on_link(person, link, links.entered(person), end);
    }
  }
  trajectories->finish(end);
}

void DayRecord::Impl::make_outcomes() {
  const Legs& legs = intervals.legs();
  const auto on_foot = [&legs](std::size_t row) {
    return static_cast<Mode>(legs.mode[row]) == Mode::kWalk;
  };
  outcomes.appeared = copy(tally.appeared());
  outcomes.trips = copy(tally.trip_count());
  outcomes.travelled_min =
      in_minutes(ms_per_person(intervals.trips(), persons, [](std::size_t) { return true; }));
  outcomes.walked_min = in_minutes(ms_per_person(legs, persons, on_foot));
  outcomes.in_vehicle_min = in_minutes(
      ms_per_person(legs, persons, [&on_foot](std::size_t row) { return !on_foot(row); }));
  outcomes.waited_min = in_minutes(transit.waited_ms());
  outcomes.crowded_min = in_minutes(transit.crowded_ms());
  outcomes.queued_min = in_minutes(venues.queued_ms());
  outcomes.lunch_yen = copy(meals.yen());
  outcomes.lunch_form = copy(meals.form());
  outcomes.lunch_outcome = copy(meals.outcome());
  outcomes.contacts = copy(encounters.contacts());
  outcomes.contact_min = in_minutes(encounters.contact_ms());
  outcomes.partners = copy(encounters.partners());
}

const FrameRows& DayRecord::frame() const { return impl_->frames.rows(); }
std::span<const Event> DayRecord::frame_events() const { return impl_->frame_events; }
std::uint64_t DayRecord::person_events() const { return impl_->person_events; }
const Stays& DayRecord::stays() const { return impl_->intervals.stays(); }
const Trips& DayRecord::trips() const { return impl_->intervals.trips(); }
const Legs& DayRecord::legs() const { return impl_->intervals.legs(); }
const LinkObserver& DayRecord::links() const { return impl_->links; }
const TransitObserver& DayRecord::transit() const { return impl_->transit; }
const VenueObserver& DayRecord::venues() const { return impl_->venues; }
const MealObserver& DayRecord::meals() const { return impl_->meals; }
const OutingObserver& DayRecord::outings() const { return impl_->outings; }
const EncounterObserver& DayRecord::encounters() const { return impl_->encounters; }
const AirportObserver& DayRecord::airport() const { return impl_->airport; }
const CarParkObserver& DayRecord::car_parks() const { return impl_->car_parks; }
const DayTally& DayRecord::tally() const { return impl_->tally; }
const Presence& DayRecord::presence() const { return impl_->presence; }
const TrajectoryRecorder* DayRecord::trajectories() const {
  return impl_->trajectories ? &*impl_->trajectories : nullptr;
}
const PersonOutcomes& DayRecord::outcomes() const { return impl_->outcomes; }
const StateHash& DayRecord::state_hash() const { return impl_->hash; }
SimTime DayRecord::end() const {
  expects(impl_->ended_at.has_value(), "a day has its end once it is finished");
  return *impl_->ended_at;
}
const Indicators& DayRecord::indicators() const { return impl_->indicators; }
const World& DayRecord::world() const { return impl_->world; }

}  // namespace poai::metrics
