#include "engine/district/load.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/core/files.hpp"
#include "engine/district/detail/airport_reader.hpp"
#include "engine/district/detail/flight_reader.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/network_reader.hpp"
#include "engine/district/detail/node_finder.hpp"
#include "engine/district/detail/place_reader.hpp"
#include "engine/district/detail/settings.hpp"
#include "engine/district/detail/transit_reader.hpp"
#include "engine/geometry/projection.hpp"

namespace poai::district {
namespace {

/// The projection of the district. Where its CRS is unknown (reported), one that serves to find the
/// other problems.
geometry::Projection projection_of(const Settings& settings, Problems& problems) {
  auto projection =
      geometry::Projection::open(settings.crs, settings.origin, settings.crs_place, problems);
  if (projection) {
    return std::move(*projection);
  }
  const std::string local = fmt::format("+proj=tmerc +lat_0={} +lon_0={} +ellps=GRS80 +type=crs",
                                        settings.origin.lat_deg, settings.origin.lon_deg);
  return {local, settings.origin};
}

/// A folder that got buildings or places before its map is no district yet: said once, not file by
/// file.
bool expect_map(const std::filesystem::path& folder, const Settings& settings, Problems& problems) {
  if (path_exists(settings.walkways) || path_exists(settings.coastline)) {
    return true;
  }
  problems.add_file_problem(
      {.place = {.file = folder.string()},
       .key = {},
       .problem = "the district has no map yet",
       .reason = "there are neither walkways nor a coast line",
       .suggestion = "import it first: poai import osm FILE -o " + folder.string()});
  return false;
}

void take_settings(const Settings& settings, District& district) {
  district.name = settings.name;
  district.title = settings.title;
  district.title_ja = settings.title_ja;
  district.credit = settings.credit;
  district.credit_ja = settings.credit_ja;
  district.crs = settings.crs;
  district.origin = settings.origin;
  district.population_file = settings.population;
  district.files = {settings.file, settings.coastline, settings.walkways, settings.places};
  for (const auto& file :
       {settings.buildings, settings.vehicles, settings.flights, settings.airport}) {
    if (file) {
      district.files.push_back(*file);
    }
  }
}

}  // namespace

District load_district(const std::filesystem::path& folder, const LoadOptions& options,
                       Problems& problems) {
  District district;
  const auto settings = read_settings(folder, options, problems);
  if (!settings) {
    return district;
  }
  if (!expect_map(folder, *settings, problems)) {
    return district;
  }
  take_settings(*settings, district);
  const geometry::Projection projection = projection_of(*settings, problems);

  district.coastline = read_coastline(settings->coastline, projection, problems);
  const Land land(district.coastline);
  ReadNetwork read = read_network(settings->walkways, projection, problems);
  check_links_on_land(read, land, problems);
  if (options.cut_off == CutOff::kRefused) {
    check_connected(read, problems);
    check_ways_back(read, problems);
  }
  district.network = std::move(read.network);

  const NodeFinder nodes(district.network);
  read_places(settings->places, projection, land, nodes, district, problems);
  if (settings->buildings) {
    read_buildings(*settings->buildings, projection, district, problems);
  }
  read_transit(*settings, projection, nodes, district, problems);
  if (settings->flights) {
    read_flights(*settings->flights, district, problems);
  }
  if (settings->airport) {
    district.airport = read_airport(*settings->airport, problems);
  }
  return district;
}

}  // namespace poai::district
