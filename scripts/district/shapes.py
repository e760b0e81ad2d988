"""The lines that vehicles follow: trains the guideway, buses the roads, boats their way at sea."""

import math
from dataclasses import dataclass

from . import plane
from .gtfs import patterns_of
from .roads import Roads, is_road
from .streets import read_streets
from .tables import read_table, write_csv

STRAIGHT_WITHIN_M = 0.05
SAMPLE_M = 20.0
ROADWAY_HALF_WIDTH_M = 10.5
STOP_REACH_M = 20.0
FASTEST_MPS = 60.0 / 3.6
SHARPEST_TURN_DEG = 150.0


@dataclass(frozen=True)
class Line:
    """Street coordinates of a shape, and how far along it its stops are, in metres."""

    points: tuple
    stops_along_m: tuple


def distances_along_m(points):
    """Metres from the first point to each."""
    along = [0.0]
    for p, q in zip(points, points[1:]):
        along.append(along[-1] + plane.distance(p, q))
    return along


def _line(points, stop_positions):
    """The line without the points that neither bend it nor are stops."""
    along = distances_along_m(points)
    kept = [points[0]]
    for i in range(1, len(points) - 1):
        off = plane.foot(points[i], kept[-1], points[i + 1])[1]
        if i in stop_positions or off > STRAIGHT_WITHIN_M:
            kept.append(points[i])
    kept.append(points[-1])
    return Line(tuple(kept), tuple(along[i] for i in stop_positions))


def _port_liner_lines(tables, frame):
    guideway = {"main": [], "loop": []}
    for row in read_table(tables, "guideway.csv"):
        point = frame.to_street(float(row["lon"]), float(row["lat"]))
        guideway[row["line"]].append((point, row["station"]))
    main = guideway["main"]
    stations = [station for _, station in main]
    to_loop, back = main[: stations.index("P06")], main[: stations.index("P04")][::-1]
    lines = {"main_out": main, "main_in": main[::-1], "loop": to_loop + guideway["loop"] + back}
    return {
        name: _line([p for p, _ in line], [i for i, (_, s) in enumerate(line) if s])
        for name, line in lines.items()
    }


def _reversed(line):
    length_m = line.stops_along_m[-1]
    return Line(line.points[::-1], tuple(length_m - a for a in line.stops_along_m[::-1]))


def _bus_lines(tables, points):
    """Lines of the buses; who calls at the same stops the other way round drives the same roads."""
    patterns = [pattern for pattern, _ in patterns_of(tables, "bus").values()]
    stops = {stop: points[stop] for pattern in patterns for stop in pattern.stops}
    roads = Roads(read_streets(tables), stops)
    lines, by_stops = {}, {}
    for pattern in patterns:
        way_back = by_stops.get(pattern.stops[::-1])
        line = _reversed(way_back) if way_back else _line(*roads.line_by(pattern.stops))
        lines[pattern.shape] = by_stops[pattern.stops] = line
    return lines


def _boat_lines(tables, frame, points):
    """Lines of the boats; the way back is the same."""
    ways = {}
    for row in read_table(tables, "boat_ways.csv"):
        at = points[row["stop"]] if row["stop"] else frame.to_street(
            float(row["lon"]), float(row["lat"]))
        ways.setdefault(row["line"], []).append((at, row["stop"]))
    lines, by_stops = {}, {}
    for pattern, _ in patterns_of(tables, "boat").values():
        if pattern.shape in ways:
            way = ways[pattern.shape]
            line = _line([p for p, _ in way], [i for i, (_, stop) in enumerate(way) if stop])
        else:
            line = _reversed(by_stops[pattern.stops[::-1]])
        lines[pattern.shape] = by_stops[pattern.stops] = line
    return lines


def build_lines(tables, frame, places):
    """Shape id -> line, of all routes."""
    points = {p["id"]: p.point for p in places}
    return (_port_liner_lines(tables, frame) | _bus_lines(tables, points)
            | _boat_lines(tables, frame, points))


def _samples(points):
    for p, q in zip(points, points[1:]):
        count = max(1, math.ceil(plane.distance(p, q) / SAMPLE_M))
        yield from (plane.along(p, q, k / count) for k in range(count))
    yield points[-1]


def _point_at(line, along_m):
    along = distances_along_m(line.points)
    last = max(i for i, a in enumerate(along[:-1]) if i == 0 or a < along_m + 1e-6)
    p, q = line.points[last], line.points[last + 1]
    return plane.along(p, q, (along_m - along[last]) / plane.distance(p, q))


def road_problems(line, roads):
    """Where a line is off the roadways of the centre lines given, or turns on the spot."""
    for point in _samples(line.points):
        if all(plane.foot(point, a, b)[1] > ROADWAY_HALF_WIDTH_M for a, b in roads):
            yield f"leaves the roads near {point[0]:.0f} {point[1]:.0f}"
            break
    for p, q, r in zip(line.points, line.points[1:], line.points[2:]):
        if plane.bend_deg(p, q, r) > SHARPEST_TURN_DEG:
            yield f"turns back at {q[0]:.0f} {q[1]:.0f}"


def stop_problems(line, stops, seconds):
    """Stops off the line or out of order, and ways too long for their time in the timetable."""
    for name, point, along_m in zip(stops, stops.values(), line.stops_along_m):
        if plane.distance(point, _point_at(line, along_m)) > STOP_REACH_M:
            yield f"passes {name} too far off"
    for i, (begin_m, end_m) in enumerate(zip(line.stops_along_m, line.stops_along_m[1:])):
        if not 0.0 < end_m - begin_m <= FASTEST_MPS * (seconds[i + 1] - seconds[i]):
            yield f"has {end_m - begin_m:.0f} m behind stop {i + 1}: too long or too short"


def problems(lines, tables, places):
    """Whatever is wrong with the lines of the buses."""
    points = {p["id"]: p.point for p in places}
    roads = [pair for street in read_streets(tables) if is_road(street)
             for pair in zip(street.points, street.points[1:])]
    for pattern, seconds in patterns_of(tables, "bus").values():
        line, stops = lines[pattern.shape], {stop: points[stop] for stop in pattern.stops}
        for problem in (*road_problems(line, roads), *stop_problems(line, stops, seconds)):
            yield f"the shape {pattern.shape} {problem}"


def write_shapes(path, lines, frame):
    """Writes `shapes.txt`; distances are metres in the street plane."""
    rows = []
    for name, line in lines.items():
        for i, (point, metres) in enumerate(zip(line.points, distances_along_m(line.points)), 1):
            lon, lat = frame.to_lonlat(*point)
            rows.append([name, f"{lat:.6f}", f"{lon:.6f}", i, f"{metres:.1f}"])
    write_csv(path, ["shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence",
                     "shape_dist_traveled"], rows)
