#include "engine/output/detail/day_writer.hpp"

#include "engine/core/words.hpp"
#include "engine/metrics/convergence.hpp"
#include "engine/metrics/lunch_summary.hpp"
#include "engine/output/detail/encounter_writer.hpp"
#include "engine/output/detail/row_columns.hpp"
#include "engine/output/summary.hpp"

namespace poai::output::detail {
namespace {

void write_table(std::string_view path, const metrics::CountTable& table, SchemaWriter& writer) {
  writer.matrix(path, table.values(), table.columns());
}

void write_outcomes(const metrics::PersonOutcomes& outcomes, SchemaWriter& writer) {
  writer.column("person_outcomes/appeared", outcomes.appeared);
  writer.column("person_outcomes/trips", outcomes.trips);
  writer.column("person_outcomes/travelled_min", outcomes.travelled_min);
  writer.column("person_outcomes/walked_min", outcomes.walked_min);
  writer.column("person_outcomes/in_vehicle_min", outcomes.in_vehicle_min);
  writer.column("person_outcomes/waited_min", outcomes.waited_min);
  writer.column("person_outcomes/crowded_min", outcomes.crowded_min);
  writer.column("person_outcomes/queued_min", outcomes.queued_min);
  writer.column("person_outcomes/lunch_yen", outcomes.lunch_yen);
  writer.column("person_outcomes/lunch_form", outcomes.lunch_form);
  writer.column("person_outcomes/lunch_outcome", outcomes.lunch_outcome);
  writer.column("person_outcomes/contacts", outcomes.contacts);
  writer.column("person_outcomes/contact_min", outcomes.contact_min);
  writer.column("person_outcomes/partners", outcomes.partners);
}

void write_intervals(const metrics::DayRecord& record, SchemaWriter& writer) {
  const metrics::Stays& stays = record.stays();
  writer.column("stays/person", stays.person);
  writer.column("stays/place", stays.place);
  writer.column("stays/activity", stays.activity);
  writer.column("stays/begin_ms", stays.begin_ms);
  writer.column("stays/end_ms", stays.end_ms);
  const metrics::Trips& trips = record.trips();
  writer.column("trips/person", trips.person);
  writer.column("trips/from", trips.from);
  writer.column("trips/to", trips.to);
  writer.column("trips/mode", trips.mode);
  writer.column("trips/begin_ms", trips.begin_ms);
  writer.column("trips/end_ms", trips.end_ms);
  writer.column("trips/completed", trips.completed);
  const metrics::Legs& legs = record.legs();
  writer.column("legs/person", legs.person);
  writer.column("legs/trip", legs.trip);
  writer.column("legs/mode", legs.mode);
  writer.column("legs/from_place", legs.from_place);
  writer.column("legs/from_stop", legs.from_stop);
  writer.column("legs/to_place", legs.to_place);
  writer.column("legs/to_stop", legs.to_stop);
  writer.column("legs/run", legs.run);
  writer.column("legs/begin_ms", legs.begin_ms);
  writer.column("legs/end_ms", legs.end_ms);
}

// Most links are empty most of the time: the tables whose compression pays.
void write_link_series(const metrics::LinkObserver& links, SchemaWriter& writer) {
  writer.column("series/links/time_ms", links.bins().begins_ms());
  writer.matrix("series/links/entries", links.entries().values(), links.entries().columns(),
                storage::Packing::kDeflate);
  const metrics::CountTable occupied_s = metrics::in_seconds(links.occupied_ms());
  writer.matrix("series/links/occupied_s", occupied_s.values(), occupied_s.columns(),
                storage::Packing::kDeflate);
}

void write_transit_series(const metrics::TransitObserver& transit, SchemaWriter& writer) {
  const metrics::StationSeries& stations = transit.stations();
  writer.column("series/stations/time_ms", transit.bins().begins_ms());
  write_table("series/stations/boardings", stations.boardings, writer);
  write_table("series/stations/changes", stations.changes, writer);
  write_table("series/stations/alightings", stations.alightings, writer);
  write_table("series/stations/denied", stations.denied, writer);
  write_table("series/stations/waiting", stations.waiting, writer);
  const metrics::SectionSeries& sections = transit.sections();
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> to;
  std::vector<std::uint8_t> mode;
  for (const metrics::Section& section : sections.sections) {
    from.push_back(section.from.value());
    to.push_back(section.to.value());
    mode.push_back(static_cast<std::uint8_t>(section.mode));
  }
  writer.column("series/sections/time_ms", transit.hours().begins_ms());
  writer.column("series/sections/from_stop", from);
  writer.column("series/sections/to_stop", to);
  writer.column("series/sections/mode", mode);
  write_table("series/sections/passengers", sections.passengers, writer);
  write_table("series/sections/departures", sections.departures, writer);
  write_table("series/sections/rated_capacity", sections.rated_capacity, writer);
  const metrics::RunSeries& runs = transit.runs();
  writer.column("series/runs/boardings", runs.boardings);
  writer.column("series/runs/max_load", runs.max_load);
  writer.column("series/runs/max_load_stop", runs.max_load_stop);
  writer.column("series/runs/rated_capacity", runs.rated_capacity);
}

void write_calls(const metrics::CallRows& calls, SchemaWriter& writer) {
  writer.column("series/calls/run", calls.run);
  writer.column("series/calls/stop", calls.stop);
  writer.column("series/calls/planned_ms", calls.planned_ms);
  writer.column("series/calls/arrival_ms", calls.arrival_ms);
  writer.column("series/calls/departure_ms", calls.departure_ms);
  writer.column("series/calls/boardings", calls.boardings);
  writer.column("series/calls/alightings", calls.alightings);
  writer.column("series/calls/denied", calls.denied);
  writer.column("series/calls/load", calls.load);
}

void write_service(const metrics::TransitObserver& transit, double capacity_scale,
                   SchemaWriter& writer) {
  write_calls(transit.calls(), writer);
  write_table("series/stations/waited_s", metrics::in_seconds(transit.stations().waited_ms),
              writer);
  const metrics::ServiceSeries service = metrics::service_series(
      transit.calls(), transit.transit(), transit.timetable(), transit.bins(), capacity_scale);
  write_table("series/stations/departures", service.departures, writer);
  write_table("series/stations/riders", service.riders, writer);
  write_table("series/stations/crowded_riders", service.crowded_riders, writer);
  write_table("series/stations/headways", service.headways, writer);
  write_table("series/stations/headway_s", service.headway_s, writer);
  write_table("series/stations/headway_s2", service.headway_s2, writer);
}

void write_airport_series(const metrics::AirportObserver& airport, SchemaWriter& writer) {
  write_table("series/sections/air_passengers", airport.section_passengers(), writer);
  writer.column("series/airport/time_ms", airport.hours().begins_ms());
  write_table("series/airport/inflow", airport.inflow(), writer);
  writer.column("series/flights/block_in_ms", airport.block_in_ms());
  write_table("series/flights/kerb_exits", airport.kerb_exits(), writer);
}

void write_place_series(const metrics::VenueObserver& venues, SchemaWriter& writer) {
  const metrics::PlaceSeries& series = venues.series();
  std::vector<std::uint32_t> places;
  for (const PlaceId place : series.places) {
    places.push_back(place.value());
  }
  writer.column("series/places/place", places);
  writer.column("series/places/time_ms", venues.bins().begins_ms());
  write_table("series/places/arrivals", series.arrivals, writer);
  write_table("series/places/queue", series.queue, writer);
  write_table("series/places/seated", series.seated, writer);
  write_table("series/places/served", series.served, writer);
  write_table("series/places/balked", series.balked, writer);
  write_table("series/places/reneged", series.reneged, writer);
  write_table("series/places/turned_away", series.turned_away, writer);
  write_table("series/places/sold_out", series.sold_out, writer);
  write_table("series/places/admitted", series.admitted, writer);
  write_table("series/places/mean_wait_s", series.mean_wait_s, writer);
  write_table("series/places/p90_wait_s", series.p90_wait_s, writer);
  write_table("series/places/revenue_yen", series.revenue_yen, writer);
}

void write_car_park_series(const metrics::DayRecord& record, SchemaWriter& writer) {
  const metrics::CarParkSeries& series = record.car_parks().series();
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> room;
  for (const PlaceId place : series.places) {
    places.push_back(place.value());
    room.push_back(record.world().car_parks.room_for(place));
  }
  writer.column("series/car_parks/place", places);
  writer.column("series/car_parks/room", room);
  writer.column("series/car_parks/time_ms", record.car_parks().bins().begins_ms());
  write_table("series/car_parks/parked", series.parked, writer);
  write_table("series/car_parks/arrivals", series.arrivals, writer);
  write_table("series/car_parks/turned_away", series.turned_away, writer);
}

/// Guests served per chair, 0 where guests take away.
void write_turnover(const metrics::DayRecord& record, SchemaWriter& writer) {
  const metrics::PlaceSeries& series = record.venues().series();
  std::vector<float> turnover;
  for (std::size_t column = 0; column < series.places.size(); ++column) {
    const std::uint32_t chairs = record.world().venues.chairs(series.places[column]);
    const auto served = static_cast<double>(series.served.total_of(column));
    turnover.push_back(chairs == 0 ? 0.0F : static_cast<float>(served / chairs));
  }
  writer.column("series/places/turnover", turnover);
}

void write_lunch(const metrics::LunchMap& map, SchemaWriter& writer) {
  writer.column("lunch/demand", map.demand);
  writer.column("lunch/unserved", map.unserved);
  writer.column("lunch/as_wanted_share", map.as_wanted_share);
  writer.column("lunch/mean_walk_min", map.mean_walk_min);
  writer.column("lunch/mean_left_min", map.mean_left_min);
  writer.column("lunch/demand_near", map.demand_near);
  writer.column("lunch/seats_near", map.seats_near);
}

void write_trajectories(const metrics::TrajectoryRecorder& trajectories, SchemaWriter& writer) {
  const std::vector<std::int32_t> window_ms = {static_cast<std::int32_t>(trajectories.from().ms),
                                               static_cast<std::int32_t>(trajectories.until().ms)};
  writer.column("trajectories/window_ms", window_ms);
  const metrics::LinkPassages& links = trajectories.links();
  writer.column("trajectories/links/person", links.person);
  writer.column("trajectories/links/link", links.link);
  writer.column("trajectories/links/enter_ms", links.enter_ms);
  writer.column("trajectories/links/leave_ms", links.leave_ms);
  const metrics::RunPassages& runs = trajectories.runs();
  writer.column("trajectories/runs/run", runs.run);
  writer.column("trajectories/runs/from_stop", runs.from_stop);
  writer.column("trajectories/runs/to_stop", runs.to_stop);
  writer.column("trajectories/runs/depart_ms", runs.depart_ms);
  writer.column("trajectories/runs/arrive_ms", runs.arrive_ms);
}

void write_convergence(const metrics::Convergence& convergence, SchemaWriter& writer) {
  using Row = metrics::IterationRow;
  using Count = RowColumn<Row, std::uint32_t>;
  using Share = RowColumn<Row, double>;
  write_rows("convergence", convergence.rows, writer, Count{"iteration", &Row::iteration},
             Count{"other_mode", &Row::other_mode},
             Share{"section_change_share", &Row::section_change},
             Share{"place_change_share", &Row::place_change},
             Share{"mode_change_share", &Row::mode_change}, Count{"denied_boardings", &Row::denied},
             Count{"meals_unserved", &Row::meals_unserved});
}

void write_presence(const metrics::Presence& presence, SchemaWriter& writer) {
  writer.column("series/presence/time_ms", presence.times_ms());
  writer.column("series/presence/present", presence.totals());
  writer.matrix("series/presence/by_role", std::span<const std::uint32_t>(presence.by_role()),
                kRoleNames.size());
}

}  // namespace

void write_day(const metrics::DayRecord& record, SchemaWriter& writer) {
  writer.text("meta/indicators", indicators_as_json(record.indicators()));
  write_outcomes(record.outcomes(), writer);
  write_intervals(record, writer);
  write_link_series(record.links(), writer);
  write_transit_series(record.transit(), writer);
  write_service(record.transit(), record.world().scenario.population.scale, writer);
  write_airport_series(record.airport(), writer);
  write_place_series(record.venues(), writer);
  write_turnover(record, writer);
  write_car_park_series(record, writer);
  write_lunch(metrics::lunch_map(record), writer);
  write_presence(record.presence(), writer);
  write_encounters(record.encounters(), writer);
  if (record.world().scenario.run.days > 1) {
    write_days(record, writer);
    write_ties(record, writer);
  }
  const metrics::Convergence* convergence = record.world().convergence;
  if (convergence != nullptr && !convergence->rows.empty()) {
    write_convergence(*convergence, writer);
  }
  if (record.trajectories() != nullptr) {
    write_trajectories(*record.trajectories(), writer);
  }
}

}  // namespace poai::output::detail
