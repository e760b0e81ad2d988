#include "engine/output/map_tables.hpp"

#include <algorithm>

#include "engine/core/id_range.hpp"

namespace poai::output {
namespace {

float metres(double value) { return static_cast<float>(value); }

}  // namespace

PlaceTable place_table(const district::District& district) {
  PlaceTable table;
  for (const PlaceId id : ids<PlaceId>(district.places.size())) {
    const district::Place& place = district.places[id];
    table.id.push_back(place.id);
    table.name_ja.push_back(place.name_ja);
    table.name_en.push_back(place.name_en);
    table.kind.push_back(static_cast<std::uint8_t>(place.kind));
    table.area.push_back(static_cast<std::uint8_t>(place.area));
    table.service.push_back(static_cast<std::uint8_t>(district.services[id].kind));
    table.seats.push_back(district.services[id].seats);
    table.x_m.push_back(metres(place.position.x_m));
    table.y_m.push_back(metres(place.position.y_m));
  }
  return table;
}

StopTable stop_table(const district::District& district) {
  StopTable table;
  const district::Transit& transit = district.transit;
  for (const district::Stop& stop : transit.stops) {
    table.id.push_back(stop.id);
    table.name_ja.push_back(stop.name_ja);
    table.name_en.push_back(stop.name_en);
    table.mode.push_back(static_cast<std::uint8_t>(Mode::kNone));
    table.place.push_back(stop.place.value());
    table.x_m.push_back(metres(stop.position.x_m));
    table.y_m.push_back(metres(stop.position.y_m));
  }
  for (const district::Timetable& day : transit.timetables) {
    for (const RunId run : ids<RunId>(day.run_count())) {
      for (const district::Call& call : day.calls[run]) {
        std::uint8_t& mode = table.mode[call.stop.index()];
        mode = std::max(mode, static_cast<std::uint8_t>(transit.routes[day.route[run]].mode));
      }
    }
  }
  return table;
}

LinkTable link_table(const district::WalkNetwork& network) {
  LinkTable table;
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    table.id.push_back(network.link_name[link]);
    table.length_m.push_back(network.length_m[link]);
    table.width_m.push_back(network.width_m[link]);
    table.kind.push_back(static_cast<std::uint8_t>(network.kind[link]));
    table.area.push_back(static_cast<std::uint8_t>(network.area[link]));
    table.from_level.push_back(network.node_level[network.link_from[link]]);
    table.to_level.push_back(network.node_level[network.link_to[link]]);
    const auto shape = network.shape[link];
    table.shape.emplace_back(shape.begin(), shape.end());
  }
  return table;
}

MapShapes map_shapes(const district::District& district) {
  MapShapes shapes;
  shapes.coastline = district.coastline;
  for (const district::Building& building : district.buildings) {
    shapes.buildings.push_back(building.outline);
    shapes.height_m.push_back(metres(building.height_m));
    shapes.building_place.push_back(building.place.value());
  }
  for (const district::Shape& shape : district.transit.shapes) {
    shapes.transit_lines.push_back(shape.points);
    shapes.transit_mode.push_back(static_cast<std::uint8_t>(shape.mode));
  }
  return shapes;
}

}  // namespace poai::output
