"""Stations: platform, concourse, gates and stairs between them, and exits to the street."""

from .network import Style
from .tables import read_table

CONCOURSE_HALF_LENGTH_M = 18.0
EXIT_STAIRS_LENGTH_M = 20.0
GATES_FROM_M, GATES_TO_M = 6.0, 9.0
PERSONS_PER_GATE_AND_S = 0.8


def _moved(point, axis, along_axis, beside_axis):
    return (
        point[0] + axis[0] * along_axis - axis[1] * beside_axis,
        point[1] + axis[1] * along_axis + axis[0] * beside_axis,
    )


def _unit(row):
    a, c = float(row["axis_along"]), float(row["axis_across"])
    length = (a * a + c * c) ** 0.5
    return a / length, c / length


def _platform_stairs(network, row, point, axis, area):
    """Gates, then stairs and escalators, of both ends of the platform in one line with the width
    and the gates of all: of two equal ways the shortest path would use only one."""
    concourse, platform = int(row["concourse_level"]), int(row["platform_level"])
    base, ends = row["id"].lower(), int(row["platform_stairs"])
    hall_width_m = ends * float(row["hall_width_m"])
    hall = Style(base + "_hall", "indoor", hall_width_m, area, True)
    stairs = Style(base + "_stairs", "stairs", ends * float(row["stairs_width_m"]), area, True)
    flow_per_s = round(ends * int(row["gates_per_side"]) * PERSONS_PER_GATE_AND_S, 2)
    gates = Style(base + "_gates", "gate", hall_width_m, area, True,
                  passage=(("flow_per_s", flow_per_s),))
    foot = _moved(point, axis, CONCOURSE_HALF_LENGTH_M, 0.0)
    before = _moved(point, axis, GATES_FROM_M, 0.0)
    behind = _moved(point, axis, GATES_TO_M, 0.0)
    network.add_line([point, before], hall, concourse)
    network.add_line([before, behind], gates, concourse)
    network.add_line([behind, foot], hall, concourse)
    network.add_line([foot, point], stairs, concourse, platform)


def _exit(network, row, point, axis, area, side):
    """A deck to one side, then stairs to the street; from a street-level concourse a passage."""
    level, reach = int(row["concourse_level"]), side * float(row["exit_reach_m"])
    base = row["id"].lower() + ("_exit_l" if side > 0 else "_exit_r")
    head, width = _moved(point, axis, 0.0, reach), float(row["exit_width_m"])
    if level == 0:
        node = network.attach(head, 0)
        style = Style(base, "indoor", width, area, True)
        network.connect(network.node(point, 0), node, style)
        return
    network.add_line([point, head], Style(base, "deck", width, area, True), level)
    stairs = Style(base + "_stairs", "stairs", float(row["exit_stairs_width_m"]), area, True)
    for direction in (1, -1)[: int(row["exit_stairs"])]:
        node = network.attach(_moved(head, axis, direction * EXIT_STAIRS_LENGTH_M, 0.0), 0)
        network.connect(network.node(head, level), node, stairs)


def area_of_station(station_id):
    """The `area` of the walkways of a station."""
    if station_id in ("P01", "P02", "P03"):
        return "mainland"
    return "airport" if station_id == "P09" else "island"


def add_stations(network, tables, points):
    """Adds all stations; `points` maps a station id to its street coordinates."""
    for row in read_table(tables, "station_layout.csv"):
        point, axis, area = points[row["id"]], _unit(row), area_of_station(row["id"])
        sides = {"both": (1, -1), "left": (1,), "right": (-1,)}[row["exits"]]
        for side in sides:
            _exit(network, row, point, axis, area, side)
        _platform_stairs(network, row, point, axis, area)
