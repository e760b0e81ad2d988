#include "engine/output/detail/static_writer.hpp"

#include <array>

#include "engine/core/id_range.hpp"
#include "engine/core/version.hpp"
#include "engine/core/words.hpp"
#include "engine/district/rail_name.hpp"
#include "engine/output/enum_names.hpp"
#include "engine/output/map_tables.hpp"

namespace poai::output::detail {
namespace {

template <class IdType, class T>
std::vector<std::uint32_t> rows_of(const Column<IdType, T>& ids_column) {
  std::vector<std::uint32_t> rows;
  rows.reserve(ids_column.size());
  for (const T id : ids_column) {
    rows.push_back(id.value());
  }
  return rows;
}

template <class IdType, class T>
std::vector<std::uint8_t> numbers_of(const Column<IdType, T>& enumerators) {
  std::vector<std::uint8_t> numbers;
  numbers.reserve(enumerators.size());
  for (const T value : enumerators) {
    numbers.push_back(static_cast<std::uint8_t>(value));
  }
  return numbers;
}

void write_meta(const metrics::World& world, SchemaWriter& writer) {
  const district::District& district = world.district;
  writer.text("meta/scenario", world.scenario.resolved);
  writer.text("meta/district", district.name);
  writer.text("meta/title", district.title);
  writer.text("meta/title_ja", district.title_ja);
  writer.text("meta/credit", district.credit);
  writer.text("meta/credit_ja", district.credit_ja);
  const district::RailName rail = district::rail_name(district.transit);
  writer.text("meta/rail", rail.en);
  writer.text("meta/rail_ja", rail.ja);
  writer.text("meta/crs", district.crs);
}

void write_persons(const population::Population& people, SchemaWriter& writer) {
  std::vector<std::uint64_t> keys;
  keys.reserve(people.size());
  for (const PersonKey key : people.key) {
    keys.push_back(key.value);
  }
  writer.column("persons/person_key", keys);
  writer.column("persons/role", numbers_of(people.role));
  writer.column("persons/age", people.age.values());
  writer.column("persons/sex", numbers_of(people.sex));
  writer.column("persons/speed_mps", people.speed_mps.values());
  writer.column("persons/home", rows_of(people.home));
  writer.column("persons/target", rows_of(people.target));
  writer.column("persons/mode", numbers_of(people.mode));
  writer.column("persons/flight", rows_of(people.flight));
  writer.column("persons/air_purpose", numbers_of(people.air_purpose));
  writer.column("persons/air_stop", rows_of(people.air_stop));
  writer.column("persons/block", rows_of(people.block));
  writer.column("persons/organisation", rows_of(people.organisation));
  writer.column("persons/household", rows_of(people.household));
  writer.column("persons/school_year", people.school_year.values());
  writer.column("persons/lunch_budget_yen", people.lunch_budget_yen.values());
  writer.column("persons/walk_dislike", people.walk_dislike.values());
  writer.column("households/place", rows_of(people.households.place));
  writer.column("households/size", people.households.size.values());
  writer.strings("tables/blocks/id", people.block_id.values());
}

void write_organisations(const population::Population& people, SchemaWriter& writer) {
  const population::Organisations& all = people.organisations;
  std::vector<std::uint32_t> employees(all.count(), 0);
  for (const population::OrganisationId employer : people.organisation) {
    if (employer.valid()) {
      ++employees[employer.index()];
    }
  }
  writer.strings("organisations/id", all.id.values());
  writer.strings("organisations/name_ja", all.name_ja.values());
  writer.strings("organisations/name_en", all.name_en.values());
  writer.strings("organisations/label", all.label.values());
  writer.column("organisations/origin", numbers_of(all.origin));
  writer.column("organisations/sector", all.sector.values());
  writer.column("organisations/place", rows_of(all.place));
  writer.column("organisations/building", all.building.values());
  writer.column("organisations/floor", all.floor.values());
  writer.column("organisations/size", all.size.values());
  writer.column("organisations/employees", employees);
  writer.strings("tables/sectors/name", all.sector_name);
  writer.strings("tables/sectors/name_ja", all.sector_name_ja);
}

void write_places(const district::District& district, SchemaWriter& writer) {
  const PlaceTable places = place_table(district);
  writer.strings("tables/places/id", places.id);
  writer.strings("tables/places/name_ja", places.name_ja);
  writer.strings("tables/places/name_en", places.name_en);
  writer.column("tables/places/kind", places.kind);
  writer.column("tables/places/area", places.area);
  writer.column("tables/places/service", places.service);
  writer.column("tables/places/seats", places.seats);
  writer.column("tables/places/x_m", places.x_m);
  writer.column("tables/places/y_m", places.y_m);
}

void write_stops(const district::District& district, SchemaWriter& writer) {
  const StopTable stops = stop_table(district);
  writer.strings("tables/stops/id", stops.id);
  writer.strings("tables/stops/name_ja", stops.name_ja);
  writer.strings("tables/stops/name_en", stops.name_en);
  writer.column("tables/stops/mode", stops.mode);
  writer.column("tables/stops/place", stops.place);
  writer.column("tables/stops/x_m", stops.x_m);
  writer.column("tables/stops/y_m", stops.y_m);
}

void write_runs(const metrics::World& world, SchemaWriter& writer) {
  const district::Timetable& timetable = world.timetable;
  std::vector<std::uint8_t> mode;
  std::vector<std::int32_t> begin_ms;
  std::vector<std::int32_t> end_ms;
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const district::Route& route = world.district.transit.routes[timetable.route[run]];
    mode.push_back(static_cast<std::uint8_t>(route.mode));
    begin_ms.push_back(static_cast<std::int32_t>(timetable.calls[run].front().departure.ms));
    end_ms.push_back(static_cast<std::int32_t>(timetable.calls[run].back().arrival.ms));
  }
  writer.strings("tables/runs/id", timetable.trip_id.values());
  writer.column("tables/runs/mode", mode);
  writer.column("tables/runs/direction", timetable.direction.values());
  writer.column("tables/runs/begin_ms", begin_ms);
  writer.column("tables/runs/end_ms", end_ms);
}

void write_flights(const district::Flights& flights, SchemaWriter& writer) {
  std::vector<std::string> number;
  std::vector<std::uint8_t> direction;
  std::vector<std::uint8_t> kind;
  std::vector<std::int32_t> time_ms;
  std::vector<std::uint32_t> terminal;
  for (const district::Flight& flight : flights) {
    number.push_back(flight.airline + ' ' + flight.number);
    direction.push_back(static_cast<std::uint8_t>(flight.direction));
    kind.push_back(static_cast<std::uint8_t>(flight.kind));
    time_ms.push_back(static_cast<std::int32_t>(flight.time.ms));
    terminal.push_back(flight.terminal.value());
  }
  writer.strings("tables/flights/number", number);
  writer.column("tables/flights/direction", direction);
  writer.column("tables/flights/kind", kind);
  writer.column("tables/flights/time_ms", time_ms);
  writer.column("tables/flights/terminal", terminal);
}

void write_lines(const std::string& group, const std::vector<Line>& lines, SchemaWriter& writer) {
  std::vector<std::uint32_t> offset = {0};
  std::vector<float> x_m;
  std::vector<float> y_m;
  for (const Line& line : lines) {
    for (const geometry::Point point : line) {
      x_m.push_back(static_cast<float>(point.x_m));
      y_m.push_back(static_cast<float>(point.y_m));
    }
    offset.push_back(static_cast<std::uint32_t>(x_m.size()));
  }
  writer.column(group + "/offset", offset);
  writer.column(group + "/x_m", x_m);
  writer.column(group + "/y_m", y_m);
}

void write_links(const district::WalkNetwork& network, SchemaWriter& writer) {
  const LinkTable links = link_table(network);
  writer.strings("tables/links/id", links.id);
  writer.column("tables/links/length_m", links.length_m);
  writer.column("tables/links/width_m", links.width_m);
  writer.column("tables/links/kind", links.kind);
  writer.column("tables/links/area", links.area);
  writer.column("tables/links/from_level", links.from_level);
  writer.column("tables/links/to_level", links.to_level);
  write_lines("map/links", links.shape, writer);
}

void write_map(const district::District& district, SchemaWriter& writer) {
  const MapShapes shapes = map_shapes(district);
  write_lines("map/coastline", shapes.coastline, writer);
  write_lines("map/buildings", shapes.buildings, writer);
  writer.column("map/buildings/height_m", shapes.height_m);
  writer.column("map/buildings/place", shapes.building_place);
  write_lines("map/transit_lines", shapes.transit_lines, writer);
  writer.column("map/transit_lines/mode", shapes.transit_mode);
}

template <std::size_t N>
void write_names(const std::string& enumeration, const std::array<std::string_view, N>& names,
                 SchemaWriter& writer) {
  writer.strings("tables/enums/" + enumeration, word_list(names));
}

void write_enumerations(SchemaWriter& writer) {
  write_names("role", kRoleNames, writer);
  write_names("activity", kActivityNames, writer);
  write_names("organisation_origin", population::Organisations::kOriginNames, writer);
  write_names("mode", kModeNames, writer);
  write_names("air_purpose", kAirPurposeNames, writer);
  write_names("lunch_form", kLunchFormNames, writer);
  write_names("lunch_outcome", kMealOutcomeNames, writer);
  write_names("state", kStateNames, writer);
  write_names("event", kEventNames, writer);
  write_names("place_kind", district::kPlaceKindNames, writer);
  write_names("place_area", district::kPlaceAreaNames, writer);
  write_names("service", district::kServiceKindNames, writer);
  write_names("walkway_kind", district::kWalkwayKindNames, writer);
  write_names("area", district::kAreaNames, writer);
}

}  // namespace

void write_attributes(const metrics::World& world, storage::Group& root) {
  const scenario::Scenario& scenario = world.scenario;
  root.set_attribute("format", kRunFormat);
  root.set_attribute("format_version", kRunFormatVersion);
  root.set_attribute("program", std::string("poai ") + kVersion);
  root.set_attribute("scenario", scenario.name);
  root.set_attribute("seed", scenario.run.seed);
  root.set_attribute("replicate", std::uint64_t{scenario.run.replicate});
  root.set_attribute("day_type", name_of(scenario.run.day_type));
  root.set_attribute("begin_ms", static_cast<std::uint64_t>(scenario.run.begin.ms));
  root.set_attribute("end_ms", static_cast<std::uint64_t>(scenario.run.end.ms));
  root.set_attribute("population_scale", scenario.population.scale);
  root.set_attribute("origin_lon_deg", world.district.origin.lon_deg);
  root.set_attribute("origin_lat_deg", world.district.origin.lat_deg);
}

void write_static(const metrics::World& world, SchemaWriter& writer) {
  write_meta(world, writer);
  write_persons(world.population, writer);
  write_organisations(world.population, writer);
  write_places(world.district, writer);
  write_stops(world.district, writer);
  write_runs(world, writer);
  write_flights(world.district.flights, writer);
  write_links(world.district.network, writer);
  write_map(world.district, writer);
  write_enumerations(writer);
}

}  // namespace poai::output::detail
