"""The GTFS feed: Port Liner trips from the timetable module, buses and boats from their tables."""

from dataclasses import dataclass
from pathlib import Path

from . import sets, timetable
from .tables import read_table, write_csv

NOMINAL_DWELL_S = 25
DAYS = {"weekday": "weekday", "weekend": "weekend_holiday"}
MAIN = ("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09")
LOOP = ("P01", "P02", "P03", "P04", "P05", "P06", "PL07", "PL08", "PL09",
        "P04", "P03", "P02", "P01")
FEED_START, FEED_END = "20250401", "20270331"


def clock(seconds):
    """HH:MM:SS; hours go on after midnight."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def parse_clock(text):
    """Seconds of HH:MM."""
    hours, minutes = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60


@dataclass(frozen=True)
class Pattern:
    """What the runs of a route have in common."""

    route: str
    headsign: str
    direction: int
    shape: str
    stops: tuple


@dataclass(frozen=True)
class Trip:
    """A run: its pattern and the departure time at each stop in seconds."""

    service: str
    pattern: Pattern
    times: list


AIRPORT_TRAIN = Pattern("port_liner_airport", "神戸空港", 0, "main_out", MAIN)
INBOUND_TRAIN = Pattern("port_liner_airport", "三宮", 1, "main_in", MAIN[::-1])
LOOP_TRAIN = Pattern("port_liner_loop", "北埠頭(循環)", 0, "loop", LOOP)


def _train(service, kind, at_p05, run_times):
    """A Port Liner trip that leaves P05 (the first time it calls there) at the given second."""
    stops = kind.stops
    offsets = [0]
    for a, b in zip(stops, stops[1:]):
        offsets.append(offsets[-1] + run_times[a, b])
    start = at_p05 - offsets[stops.index("P05")]
    return Trip(service, kind, [start + o for o in offsets])


def port_liner_trips(tables):
    """All Port Liner trips of both services."""
    run_times = timetable.run_times_s(tables)
    trips = []
    for service, day in DAYS.items():
        outbound = timetable.outbound(tables, day)
        loop_times = [t for t, is_loop in outbound if is_loop]
        for time, is_loop in outbound:
            kind = LOOP_TRAIN if is_loop else AIRPORT_TRAIN
            trips.append(_train(service, kind, time, run_times))
        for time in timetable.inbound(tables, day, loop_times, run_times):
            trips.append(_train(service, INBOUND_TRAIN, time, run_times))
    return trips


def expand_departures(text):
    """Seconds of a list of `HH:MM` and `HH:MM-HH:MM/minutes`."""
    times = []
    for token in text.split():
        if "-" not in token:
            times.append(parse_clock(token))
            continue
        span, minutes = token.split("/")
        first, last = (parse_clock(t) for t in span.split("-"))
        times += range(first, last + 1, int(minutes) * 60)
    return times


def _road_or_sea_pattern(row):
    """Pattern of a bus or a boat and its seconds from the first stop."""
    pairs = [token.split() for token in row["stops"].split(";")]
    pattern = Pattern(row["route_id"], row["headsign"], int(row["direction_id"]), row["pattern"],
                      tuple(stop for stop, _ in pairs))
    return pattern, [round(float(minutes) * 60) for _, minutes in pairs]


def patterns_of(tables, vehicle):
    """Name of a pattern of the "bus" or "boat" -> the pattern, and its seconds from the start."""
    return {row["pattern"]: _road_or_sea_pattern(row)
            for row in read_table(tables, f"{vehicle}_patterns.csv")}


def tabled_trips(tables):
    """All trips of buses and boats of both services."""
    trips = []
    for vehicle in ("bus", "boat"):
        patterns = patterns_of(tables, vehicle)
        for row in read_table(tables, f"{vehicle}_departures.csv"):
            pattern, offsets = patterns[row["pattern"]]
            for start in expand_departures(row["departures"]):
                trips.append(Trip(row["day"], pattern, [start + o for o in offsets]))
    return trips


def piers(tables):
    """The places where boats call."""
    return {stop for pattern, _ in patterns_of(tables, "boat").values() for stop in pattern.stops}


def _trip_order(trip):
    return trip.pattern.route, trip.service, trip.pattern.direction, trip.times[0]


def _blocks(trips):
    """Trip -> block_id: the sets of the Port Liner; buses and boats have none."""
    blocks = {}
    for service in DAYS:
        trains = [t for t in trips
                  if t.service == service and t.pattern.route.startswith("port_liner")]
        for trip, number in zip(trains, sets.assign_sets(trains)):
            blocks[id(trip)] = f"{service}_{number:02d}"
    return blocks


def _write_trips(folder, trips, lines):
    blocks = _blocks(trips)
    trip_rows, time_rows, counts = [], [], {}
    for trip in sorted(trips, key=_trip_order):
        pattern, key = trip.pattern, _trip_order(trip)[:3]
        counts[key] = counts.get(key, 0) + 1
        trip_id = f"{pattern.route}_{trip.service}_{pattern.direction}_{counts[key]:03d}"
        trip_rows.append([pattern.route, trip.service, trip_id, pattern.headsign,
                          pattern.direction, pattern.shape, blocks.get(id(trip), "")])
        dwell = NOMINAL_DWELL_S if pattern.route.startswith("port_liner") else 0
        along_m = lines[pattern.shape].stops_along_m
        for sequence, (stop, time, metres) in enumerate(
                zip(pattern.stops, trip.times, along_m), 1):
            arrival = time - dwell
            time_rows.append(
                [trip_id, clock(arrival), clock(time), stop, sequence, f"{metres:.1f}"])
    write_csv(folder / "trips.txt", ["route_id", "service_id", "trip_id", "trip_headsign",
                                     "direction_id", "shape_id", "block_id"], trip_rows)
    write_csv(folder / "stop_times.txt", ["trip_id", "arrival_time", "departure_time", "stop_id",
                                          "stop_sequence", "shape_dist_traveled"], time_rows)


def _write_fixed(folder, tables):
    write_csv(folder / "agency.txt", ["agency_id", "agency_name", "agency_url", "agency_timezone",
                                      "agency_lang"],
              [[r["agency_id"], r["agency_name"], r["agency_url"], "Asia/Tokyo", "ja"]
               for r in read_table(tables, "agencies.csv")])
    write_csv(folder / "routes.txt", ["route_id", "agency_id", "route_short_name",
                                      "route_long_name", "route_type", "route_color",
                                      "route_text_color"],
              [[r[k] for k in ("route_id", "agency_id", "short_name", "long_name", "route_type",
                               "color", "text_color")] for r in read_table(tables, "routes.csv")])
    write_csv(folder / "calendar.txt", ["service_id", "monday", "tuesday", "wednesday", "thursday",
                                        "friday", "saturday", "sunday", "start_date", "end_date"],
              [["weekday", 1, 1, 1, 1, 1, 0, 0, FEED_START, FEED_END],
               ["weekend", 0, 0, 0, 0, 0, 1, 1, FEED_START, FEED_END]])


def write_gtfs(folder, tables, frame, places, lines):
    """Writes the feed but for its shapes; `lines` says how far along them the stops are."""
    folder = Path(folder)
    at_piers = piers(tables)
    stops = [p for p in places if p["kind"] in ("station", "bus_stop") or p["id"] in at_piers]
    rows = []
    for place in stops:
        lon, lat = frame.to_lonlat(*place.point)
        rows.append([place["id"], place["name_ja"], f"{lat:.7f}", f"{lon:.7f}"])
    write_csv(folder / "stops.txt", ["stop_id", "stop_name", "stop_lat", "stop_lon"], rows)
    _write_fixed(folder, tables)
    _write_trips(folder, port_liner_trips(tables) + tabled_trips(tables), lines)


def write_vehicles(path, tables):
    """Writes `vehicles.csv`."""
    header = ["route_id", "cars", "doors_per_car", "rated_capacity", "crush_capacity",
              "nominal_dwell_s", "fixed_dwell_s", "estimated", "source"]
    write_csv(path, header, [[row[k] for k in header] for row in read_table(tables, "routes.csv")])
