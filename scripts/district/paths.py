"""Paths, decks and entrances of `paths.csv`, and the access of every place."""

from . import plane
from .network import Style
from .tables import read_table

LEAST_ACCESS_M = 3.0
OUTDOOR_KINDS = ("park", "plaza", "housing", "zoo", "sports", "bus_stop", "gate", "logistics")


def _token_point(token, points):
    """Street coordinates of a token: `@id`, `~ along across` or `along across`."""
    token = token.strip()
    if token.startswith("@"):
        return points[token[1:]]
    return tuple(float(v) for v in token.lstrip("~").split())


def _level_at(row, position, count):
    last = position == count - 1
    return int(row["level_to"]) if last and row["level_to"] else int(row["level"])


def _path_nodes(network, row, points):
    tokens = row["points"].split(";")
    nodes = []
    for position, token in enumerate(tokens):
        level = _level_at(row, position, len(tokens))
        point = _token_point(token, points)
        if token.strip().startswith("~"):
            nodes.append(network.attach(point, level))
        else:
            nodes.append(network.node(point, level))
    return nodes


def add_paths(network, tables, points):
    """Adds the hand-written paths; a `~` end is attached to the nearest walkway of its level."""
    for row in read_table(tables, "paths.csv"):
        style = Style(
            row["id"], row["kind"], float(row["width_m"]), row["area"],
            row["covered"] == "yes", row["name"],
        )
        nodes = _path_nodes(network, row, points)
        for start, end in zip(nodes, nodes[1:]):
            network.connect(start, end, style)


def add_access(network, place, point, area):
    """Joins a place on the street level to the nearest street, once more than its paths do."""
    kind = "footway" if place["kind"] in OUTDOOR_KINDS else "indoor"
    width = 3.0 if kind == "indoor" else 4.0
    node = network.node(point, 0)
    if any(network.nodes[n][2] == 0 for k in network.links if node in (k.start, k.end)
           for n in (k.start, k.end) if n != node):
        return
    target = network.attach(point, 0)
    if plane.distance(network.nodes[target], point) < LEAST_ACCESS_M:
        return
    style = Style(place["id"] + "_access", kind, width, area, kind == "indoor")
    network.connect(node, target, style)


def add_inside(network, place, host_point, host_level, point, area):
    """Joins a place inside another place to its host."""
    style = Style(place["id"] + "_access", "indoor", 3.0, area, True)
    network.connect(
        network.node(host_point, host_level), network.node(point, int(place["level"])), style
    )
