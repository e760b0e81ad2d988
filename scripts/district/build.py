"""Builds the whole district folder from its tables."""

import json
import tomllib
from pathlib import Path

from . import buildings, checks, flights, gtfs, places, population, shapes, walkways
from .geo import StreetFrame
from .tables import feature, read_table, write_csv, write_geojson, write_text

AREA_OF_LAND = {"port_island": "island", "airport_island": "airport"}
LONG_AXIS_BEARING_DEG = 153.0


def read_frame(tables):
    """The frame of the street grid, with the origin of `district.toml`."""
    district = tomllib.loads((Path(tables) / "district.toml").read_text(encoding="utf-8"))
    return StreetFrame(district["origin_lon"], district["origin_lat"], LONG_AXIS_BEARING_DEG)


def read_coastline(tables):
    """Name -> ring of (lon, lat)."""
    with open(Path(tables) / "coastline.geojson", encoding="utf-8") as stream:
        collection = json.load(stream)
    return {
        f["properties"]["name"]: f["geometry"]["coordinates"][0] for f in collection["features"]
    }


def read_land(tables, frame):
    """Area name of the walkways -> ring in street coordinates."""
    return {
        AREA_OF_LAND[name]: [frame.to_street(*point) for point in ring]
        for name, ring in read_coastline(tables).items()
    }


def _write_places(path, frame, all_places):
    features = []
    for place in all_places:
        lon, lat = frame.to_lonlat(*place.point)
        features.append(feature("Point", [round(lon, 7), round(lat, 7)], place.properties))
    write_geojson(path, "places", features)


def _write_observed(folder, tables):
    for name in ("ridership.csv", "timetable-hourly.csv"):
        rows = read_table(tables, name)
        write_csv(folder / name, list(rows[0]), [list(r.values()) for r in rows])


def build_district(tables, target):
    """Writes every generated file of the district into the target folder."""
    target, frame = Path(target), read_frame(tables)
    coast = read_coastline(tables)
    all_places = places.read_places(tables, frame)
    land = read_land(tables, frame)
    network = walkways.build_network(tables, land, all_places)
    lines = shapes.build_lines(tables, frame, all_places)
    checks.require_valid(network, land, tables, all_places, lines)

    for name in ("district.toml", "airport.toml"):
        write_text(target / name, (tables / name).read_text(encoding="utf-8"))
    write_geojson(target / "coastline.geojson", "coastline",
                  [feature("Polygon", [ring], {"name": name}) for name, ring in coast.items()])
    walkways.write_walkways(target / "walkways.geojson", network, frame)
    _write_places(target / "places.geojson", frame, all_places)
    buildings.write_buildings(target / "buildings.geojson", tables, frame,
                              {p["id"]: p.point for p in all_places})
    gtfs.write_gtfs(target / "gtfs", tables, frame, all_places, lines)
    shapes.write_shapes(target / "gtfs" / "shapes.txt", lines, frame)
    gtfs.write_vehicles(target / "vehicles.csv", tables)
    flights.write_flights(target, tables)
    population.write_population(target / "population.toml", tables)
    _write_observed(target / "observed", tables)
