"""Streets: centre lines of `streets.csv` become footways, with crossings at the intersections."""

from dataclasses import dataclass

from . import plane
from .network import Style
from .tables import read_table

SETBACK_M = 6.0
TOUCH_M = 0.6
OFFSET_STEP_S = 10
OFFSET_STEP_M = 40.0
STUB_M = 30.0


@dataclass(frozen=True)
class StreetClass:
    """Cross section of a street."""

    name: str
    half_gap_m: float
    width_m: float
    crossing_width_m: float
    signal_cycle_s: int = 0
    signal_green_s: int = 0


@dataclass(frozen=True)
class Street:
    """A centre line with its cross section."""

    id: str
    name: str
    kind: str
    area: str
    section: StreetClass
    points: tuple
    open_ends: str


def parse_points(text):
    """Points of a table cell: `along across; along across; ...`."""
    return tuple(tuple(float(v) for v in pair.split()) for pair in text.split(";"))


def read_streets(tables):
    """All streets of the table."""
    classes = {
        row["class"]: StreetClass(
            row["class"], float(row["half_gap_m"]), float(row["width_m"]),
            float(row["crossing_width_m"]), int(row["signal_cycle_s"]), int(row["signal_green_s"])
        )
        for row in read_table(tables, "street_classes.csv")
    }
    return [
        Street(
            row["id"], row["name"], row["kind"], row["area"], classes[row["class"]],
            parse_points(row["points"]), row["open_ends"],
        )
        for row in read_table(tables, "streets.csv")
    ]


def footway_lines(street):
    """The lines people walk on: one along a narrow street, one on each side of a wide one."""
    gap = street.section.half_gap_m
    if gap == 0.0:
        return [("", list(street.points))]
    right, left = plane.offset_line(street.points, -gap), plane.offset_line(street.points, gap)
    lines = [("_a", right), ("_b", left)]
    if street.open_ends in ("start", "both"):
        lines.append(("_s", [right[0], left[0]]))
    if street.open_ends in ("end", "both"):
        lines.append(("_e", [right[-1], left[-1]]))
    return lines


def street_segments(streets, land):
    """Straight pieces (a, b, street, suffix) of all footways, clipped to the land."""
    segments = []
    for street in streets:
        for suffix, line in footway_lines(street):
            for a, b in zip(line, line[1:]):
                pieces = [(a, b)]
                if street.kind != "bridge" and street.area != "mainland":
                    pieces = plane.clip_to_ring(a, b, land[street.area], SETBACK_M)
                segments += [(p, q, street, suffix) for p, q in pieces]
    return segments


def crossed_street(midpoint, street, streets):
    """The street whose roadway a piece of another street's footway crosses, or None."""
    for other in streets:
        reach = other.section.half_gap_m
        if other is street or reach == 0.0 or other.kind == "bridge":
            continue
        if any(plane.foot(midpoint, a, b)[1] < reach - TOUCH_M
               for a, b in zip(other.points, other.points[1:])):
            return other
    return None


def cuts_of(segments):
    """Shares at which each segment meets the others."""
    cuts = [[0.0, 1.0] for _ in segments]
    for i, first in enumerate(segments):
        for j in range(i):
            second = segments[j]
            hit = plane.crossing_shares(first[0], first[1], second[0], second[1], TOUCH_M)
            if hit:
                cuts[i].append(hit[0])
                cuts[j].append(hit[1])
    return cuts


def signal_at(point, section):
    """Properties of the signal of a crossing: a cycle, and an offset by the place (estimates)."""
    if section.signal_cycle_s == 0:
        return ()
    steps = section.signal_cycle_s // OFFSET_STEP_S
    offset = OFFSET_STEP_S * (int((point[0] + 5000.0) // OFFSET_STEP_M) % steps)
    return (("cycle_s", section.signal_cycle_s), ("green_s", section.signal_green_s),
            ("offset_s", offset))


def add_streets(network, streets, land):
    """Puts the planarised streets on level 0 of the network."""
    segments = street_segments(streets, land)
    for (a, b, street, suffix), shares in zip(segments, cuts_of(segments)):
        shares.sort()
        for lower, upper in zip(shares, shares[1:]):
            p, q = plane.along(a, b, lower), plane.along(a, b, upper)
            if plane.distance(p, q) < TOUCH_M:
                continue
            middle = plane.along(p, q, 0.5)
            crossed = crossed_street(middle, street, streets)
            kind = "crossing" if crossed and street.kind != "bridge" else street.kind
            width = crossed.section.crossing_width_m if crossed else street.section.width_m
            signal = signal_at(middle, crossed.section) if kind == "crossing" else ()
            style = Style(street.id + suffix, kind, width, street.area, False, street.name, signal)
            network.connect(network.node(p, 0), network.node(q, 0), style)
    network.prune_stubs(STUB_M)
