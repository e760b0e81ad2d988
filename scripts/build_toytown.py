#!/usr/bin/env python3
"""Builds data/toytown: an invented district of 400 people, small enough to check by hand.

    G ------- 1500 m ------- S -- 100 -- H -- 200 -- O -- 200 -- K -- 200 -- C
    gate, station        station       homes      two firms    cafe       school

Everything is invented; population.toml is written by hand and not touched.
"""

from pathlib import Path

from district.tables import feature, write_csv, write_geojson, write_text

FOLDER = Path(__file__).resolve().parent.parent / "data" / "toytown"
LON, LAT = 135.0, 34.6
METRES_PER_DEGREE = 91_700.0  # of longitude, near enough at this latitude
ALONG_M = {"G": -1500, "S": 0, "H": 100, "O": 300, "K": 500, "C": 700}
STATIONS = {"T01": "G", "T02": "S"}
FIRST_MIN, LAST_MIN, HEADWAY_MIN, RIDE_MIN = 5 * 60 + 30, 24 * 60, 15, 4


def position(node):
    """Longitude and latitude of a node; all lie on a parallel."""
    return [round(LON + ALONG_M[node] / METRES_PER_DEGREE, 7), LAT]


def place(place_id, node, kind, name, **more):
    """A place on a node."""
    area = "mainland" if node == "G" else "phase1"
    return feature("Point", position(node), {
        "id": place_id, "name_ja": name, "name_en": name, "kind": kind, "area": area,
        "position": "read", **more, "source": "invented"})


def write_map():
    """Coast, walkways, places and buildings."""
    west, east = LON - 200 / METRES_PER_DEGREE, LON + 900 / METRES_PER_DEGREE
    box = [[west, LAT - 0.003], [east, LAT - 0.003], [east, LAT + 0.003], [west, LAT + 0.003],
           [west, LAT - 0.003]]
    write_geojson(FOLDER / "coastline.geojson", "coastline",
                  [feature("Polygon", [box], {"name": "Toytown"})])
    nodes = list(ALONG_M)
    write_geojson(FOLDER / "walkways.geojson", "walkways", [
        feature("LineString", [position(a), position(b)], {
            "id": f"way_{a}{b}", "kind": "bridge" if a == "G" else "footway", "width_m": 3.0,
            "level": 0, "covered": False, "area": "mainland" if a == "G" else "island"})
        for a, b in zip(nodes, nodes[1:])])
    write_geojson(FOLDER / "places.geojson", "places", [
        place("gate", "G", "gate", "Gate", modes=["port_liner", "walk"]),
        place("T01", "G", "station", "Gate station"),
        place("T02", "S", "station", "Town station"),
        place("homes", "H", "housing", "Homes"),
        place("office", "O", "office", "Office", staff=60),
        place("cafe", "K", "dining", "Cafe", service="cafe", seats=20, counters=1, service_s=40,
              stay_min=25, price_yen=800, opens="07:00", last_order="19:00", closes="20:00",
              access="all"),
        place("school", "C", "school", "School", staff=10, students=60)])
    half = 20 / METRES_PER_DEGREE
    lon = position("O")[0]
    ring = [[lon - half, LAT + 0.0002], [lon + half, LAT + 0.0002], [lon + half, LAT + 0.0004],
            [lon - half, LAT + 0.0004], [lon - half, LAT + 0.0002]]
    write_geojson(FOLDER / "buildings.geojson", "buildings", [
        feature("Polygon", [ring], {"place": "office", "height_m": 12.0, "floors": 3,
                                    "estimated": True})])


def clock(minute):
    """HH:MM:00; hours after midnight go on from 24."""
    return f"{minute // 60:02}:{minute % 60:02}:00"


def write_transit():
    """One line with two stations, every 15 minutes each way."""
    gtfs = FOLDER / "gtfs"
    write_csv(gtfs / "agency.txt",
              ["agency_id", "agency_name", "agency_url", "agency_timezone"],
              [["toy", "Toy railway", "https://example.org", "Asia/Tokyo"]])
    write_csv(gtfs / "calendar.txt",
              ["service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
               "sunday", "start_date", "end_date"],
              [["weekday", 1, 1, 1, 1, 1, 0, 0, 20250401, 20270331],
               ["weekend", 0, 0, 0, 0, 0, 1, 1, 20250401, 20270331]])
    write_csv(gtfs / "routes.txt",
              ["route_id", "agency_id", "route_short_name", "route_long_name", "route_type"],
              [["toy_line", "toy", "T", "Toy line", 12]])
    write_csv(gtfs / "stops.txt", ["stop_id", "stop_name", "stop_lat", "stop_lon"],
              [[stop, stop, position(node)[1], position(node)[0]]
               for stop, node in STATIONS.items()])
    trips, calls = [], []
    for service in ("weekday", "weekend"):
        for direction, (first, last) in enumerate((("T01", "T02"), ("T02", "T01"))):
            for minute in range(FIRST_MIN, LAST_MIN + 1, HEADWAY_MIN):
                trip = f"{service}_{direction}_{minute}"
                trips.append(["toy_line", service, trip, direction])
                calls.append([trip, clock(minute), clock(minute), first, 1])
                there = clock(minute + RIDE_MIN)
                calls.append([trip, there, there, last, 2])
    write_csv(gtfs / "trips.txt", ["route_id", "service_id", "trip_id", "direction_id"], trips)
    write_csv(gtfs / "stop_times.txt",
              ["trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"], calls)
    write_csv(FOLDER / "vehicles.csv",
              ["route_id", "cars", "doors_per_car", "rated_capacity", "crush_capacity",
               "nominal_dwell_s", "fixed_dwell_s", "estimated", "source"],
              [["toy_line", 1, 2, 50, 80, 20, 10, "", "invented"]])
    write_csv(FOLDER / "flights.csv",
              ["time", "direction", "airline", "number", "other_end", "kind", "seats",
               "load_factor", "delay_sd_min", "terminal", "days", "estimated", "source"], [])


def main():
    """Writes all files of the district but population.toml."""
    write_map()
    write_transit()
    write_text(FOLDER / "district.toml", f"""\
# Made by scripts/build_toytown.py: an invented district.
format = "poai-district"
format_version = 1
name = "toytown"
title = "Toytown"
title_ja = "トイタウン"
crs = "EPSG:6673"
origin_lon = {LON}
origin_lat = {LAT}
credit = "An invented district"
credit_ja = "架空の地区"

[files]
coastline = "coastline.geojson"
walkways = "walkways.geojson"
places = "places.geojson"
buildings = "buildings.geojson"
gtfs = "gtfs"
vehicles = "vehicles.csv"
flights = "flights.csv"
population = "population.toml"
""")


if __name__ == "__main__":
    main()
