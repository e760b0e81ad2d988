"""Builds the whole district folder from its tables."""

import json
from pathlib import Path

from . import buildings, flights, gtfs, places, population, walkways
from .geo import PORT_ISLAND
from .tables import feature, read_table, write_csv, write_geojson, write_text

AREA_OF_LAND = {"port_island": "island", "airport_island": "airport"}
DISTRICT_TOML = """\
# Made by scripts/build_district.py from data/port-island/tables: change those.
format = "poai-district"
format_version = 1
name = "port-island"
title = "Port Island, Kobe"
title_ja = "神戸ポートアイランド"
crs = "EPSG:6673"
origin_lon = {lon}
origin_lat = {lat}
credit = "Made by processing National Land Numerical Information (N02, N03, S12), MLIT, and open data of the City of Kobe (CC BY 2.1 JP)"
credit_ja = "「国土数値情報（行政区域データ、鉄道データ、駅別乗降客数データ）」（国土交通省）および神戸市オープンデータ（CC BY 2.1 JP）を加工して作成"

[files]
coastline = "coastline.geojson"
walkways = "walkways.geojson"
places = "places.geojson"
buildings = "buildings.geojson"
gtfs = "gtfs"
vehicles = "vehicles.csv"
flights = "flights.csv"
population = "population.toml"
"""


def read_coastline(tables):
    """Name -> ring of (lon, lat)."""
    with open(Path(tables) / "coastline.geojson", encoding="utf-8") as stream:
        collection = json.load(stream)
    return {f["properties"]["name"]: f["geometry"]["coordinates"][0] for f in collection["features"]}


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
    """Writes every generated file of the district into the target folder; returns the parts."""
    target, frame = Path(target), PORT_ISLAND
    coast = read_coastline(tables)
    land = {AREA_OF_LAND[n]: [frame.to_street(*p) for p in ring] for n, ring in coast.items()}
    all_places = places.read_places(tables, frame)
    network = walkways.build_network(tables, land, all_places)

    write_text(target / "district.toml",
               DISTRICT_TOML.format(lon=frame.origin_lon, lat=frame.origin_lat))
    write_geojson(target / "coastline.geojson", "coastline",
                  [feature("Polygon", [ring], {"name": name}) for name, ring in coast.items()])
    walkways.write_walkways(target / "walkways.geojson", network, frame)
    _write_places(target / "places.geojson", frame, all_places)
    buildings.write_buildings(target / "buildings.geojson", tables, frame,
                              {p["id"]: p.point for p in all_places})
    gtfs.write_gtfs(target / "gtfs", tables, frame, all_places)
    gtfs.write_vehicles(target / "vehicles.csv", tables)
    flights.write_flights(target, tables)
    population.write_population(target / "population.toml", tables)
    _write_observed(target / "observed", tables)
    return network, all_places
