"""What must hold for the built district; every problem is reported, not only the first."""

from collections import Counter

from . import gtfs, plane, shapes, timetable
from .buildings import corners
from .routes import walking_times_s
from .tables import read_table
from .walkways import GATE_TIE_PREFIX

LONGEST_LINK_M = 150.0
LONGEST_BRIDGE_M = 400.0
SHORTEST_LINK_M = 2.0


def length_problems(network):
    """Links that are too short or too long; ties to gates are as long as they must be."""
    for link in (k for k in network.links if not k.style.base_id.startswith(GATE_TIE_PREFIX)):
        limit = LONGEST_BRIDGE_M if link.style.kind == "bridge" else LONGEST_LINK_M
        length = network.length(link)
        if not SHORTEST_LINK_M <= length <= limit:
            yield f"a link of {link.style.base_id} is {length:.1f} m long"


def water_problems(network, land):
    """Links over water that are neither a bridge nor on the mainland."""
    for link in network.links:
        if link.style.kind == "bridge" or link.style.area == "mainland":
            continue
        a, b = network.nodes[link.start], network.nodes[link.end]
        if not all(plane.is_inside(plane.along(a, b, s), land[link.style.area])
                   for s in (0.0, 0.5, 1.0)):
            yield f"a link of {link.style.base_id} near {a} leaves the land"


def building_problems(tables, land, places):
    """Buildings with a corner in the water."""
    known = {p["id"]: p for p in places}
    for row in read_table(tables, "buildings.csv"):
        place = known[row["place"]]
        ring = land[place.network_area]
        if not all(plane.is_inside(p, ring) for p in corners(row, place.point)):
            yield f'a building of {row["place"]} leaves the land'


def walking_problems(network, tables, places):
    """Walks whose time is out of the published range."""
    node = {p["id"]: network.node(p.point, p["level"]) for p in places}
    for row in read_table(tables, "walking_checks.csv"):
        minutes = walking_times_s(network, node[row["from"]])[node[row["to"]]] / 60.0
        if not float(row["least_min"]) <= minutes <= float(row["most_min"]):
            yield f'the walk {row["from"]} - {row["to"]} takes {minutes:.1f} min'


def timetable_problems(tables):
    """Hourly departures at P05 that differ from the published counts."""
    run_times = timetable.run_times_s(tables)
    for day in ("weekday", "weekend_holiday"):
        outbound = timetable.outbound(tables, day)
        loops = [time for time, is_loop in outbound if is_loop]
        inbound = timetable.inbound(tables, day, loops, run_times)
        built = {"to_airport_and_loop": [time for time, _ in outbound], "to_sannomiya": inbound}
        for direction, times in built.items():
            if Counter(t // 3600 for t in times) != timetable.hourly_counts(tables, direction, day):
                yield f"hourly departures {direction} on a {day} differ from the timetable"
            if (times[0], times[-1]) != (timetable.FIRST_S[direction], timetable.LAST_S[direction]):
                yield f"first or last departure {direction} on a {day} is wrong"
        if len(outbound) - len(loops) != len(inbound):
            yield f"airport trains out and back on a {day} differ in number"


def bus_problems(tables):
    """Buses and boats whose number or time to a stop is not the published one."""
    trips = gtfs.tabled_trips(tables)
    for row in read_table(tables, "bus_checks.csv"):
        begin, end = gtfs.parse_clock(row["begin"]), gtfs.parse_clock(row["end"])
        runs = [t for t in trips if (t.pattern.shape, t.service) == (row["pattern"], row["day"])
                and begin <= t.times[0] <= end]
        if len(runs) != int(row["runs"]):
            yield f'{len(runs)} runs of {row["pattern"]} run on a {row["day"]}, not {row["runs"]}'
        if row["stop"] and runs:
            times = runs[0].times
            minutes = (times[runs[0].pattern.stops.index(row["stop"])] - times[0]) / 60
            if minutes != float(row["minutes_to_stop"]):
                yield f'a run of {row["pattern"]} takes {minutes:.0f} min to {row["stop"]}'


def place_problems(places):
    """Identifiers that are not unique, hosts that do not exist."""
    counts = Counter(p["id"] for p in places)
    yield from (f"place {i} appears {n} times" for i, n in counts.items() if n > 1)
    yield from (f'place {p["id"]} has the unknown host {p.host}' for p in places
                if p.host and p.host not in counts)


def require_valid(network, land, tables, places, lines):
    """Raises ValueError with all problems of the built district."""
    problems = [
        *place_problems(places), *length_problems(network), *water_problems(network, land),
        *building_problems(tables, land, places), *timetable_problems(tables),
        *bus_problems(tables),
        *walking_problems(network, tables, places), *shapes.problems(lines, tables, places),
    ]
    if problems:
        raise ValueError("the district is not valid:\n  " + "\n  ".join(problems))
